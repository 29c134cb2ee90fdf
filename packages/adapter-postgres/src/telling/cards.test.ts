import { describe, expect, it } from 'vitest'
import { createCards } from './cards.ts'
import type { CardedEvent, JobCard } from './job-card.ts'
import { card, progress, text } from './telling.fixture.ts'

function setUp(
  options: { capacity?: number; jobs?: readonly string[]; onError?: (error: unknown) => void } = {},
) {
  const { jobs = ['a', 'b', 'c'], ...rest } = options
  const loads: { ids: readonly string[]; answer: () => void; fail: (error: Error) => void }[] = []
  const delivered: CardedEvent[] = []
  const cards = createCards({
    ...rest,
    load: (ids) =>
      new Promise<readonly JobCard[]>((resolve, reject) => {
        const answer = (): void => resolve(ids.filter((id) => jobs.includes(id)).map((id) => card(id)))
        loads.push({ ids, answer, fail: reject })
      }),
    deliver: (events) => delivered.push(...events),
  })
  const deltas = (): readonly string[] =>
    delivered.map(
      ({ card: { id }, event }) => `${id} ${event.type === 'text' ? event.delta : event.fraction}`,
    )
  return { cards, loads, delivered, deltas }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('cards', () => {
  it('deliver events of known jobs at once', () => {
    const { cards, loads, delivered } = setUp()
    const known = card('a', { labels: { tenant: 'acme' } })
    cards.remember([known])
    cards.publish([text('a', '1'), progress('a', 0.5)])
    expect(delivered).toEqual([
      { card: known, event: text('a', '1') },
      { card: known, event: progress('a', 0.5) },
    ])
    expect(loads).toEqual([])
    expect(cards.get('a')).toBe(known)
    expect(cards.get('b')).toBeUndefined()
  })

  it('read the cards of one turn in one batch, and drop events of nobody', async () => {
    const { cards, loads, deltas } = setUp()
    cards.publish([text('a', '1'), text('nobody', '1'), text('a', '2')])
    cards.publish([text('b', '1'), text('nobody', '2'), text('a', '3')])
    await settle()
    expect(loads.map(({ ids }) => ids)).toEqual([['a', 'nobody', 'b']])
    expect(deltas()).toEqual([])
    loads[0]?.answer()
    await settle()
    expect(deltas()).toEqual(['a 1', 'a 2', 'a 3', 'b 1'])
    cards.publish([text('a', '4')])
    expect(deltas().at(-1)).toBe('a 4')
    expect(loads).toHaveLength(1)
  })

  it('let no event overtake one of the same job, and hold up no other job', async () => {
    const { cards, loads, deltas } = setUp()
    cards.remember([card('b')])
    cards.publish([text('a', '1'), text('b', '1')])
    await settle()
    cards.remember([card('a')])
    cards.publish([text('a', '2'), text('b', '2'), text('c', '1')])
    cards.publish([text('c', '2')])
    await settle()
    expect(deltas()).toEqual(['b 1', 'b 2'])
    loads[0]?.answer()
    await settle()
    expect(deltas()).toEqual(['b 1', 'b 2', 'a 1', 'a 2'])
    expect(loads.map(({ ids }) => ids)).toEqual([['a'], ['c']])
    loads[1]?.answer()
    await settle()
    expect(deltas().slice(4)).toEqual(['c 1', 'c 2'])
  })

  it('ask again for a job that was not there', async () => {
    const jobs = ['a']
    const { cards, loads, deltas } = setUp({ jobs })
    cards.publish([text('b', '1')])
    await settle()
    loads[0]?.answer()
    await settle()
    jobs.push('b')
    cards.publish([text('b', '2')])
    await settle()
    loads[1]?.answer()
    await settle()
    expect(deltas()).toEqual(['b 2'])
  })

  it('drop what waited when reading failed, unless the card came by another way', async () => {
    const errors: unknown[] = []
    const { cards, loads, deltas } = setUp({ onError: (error) => errors.push(error) })
    cards.publish([text('a', '1'), text('b', '1')])
    await settle()
    cards.remember([card('b')])
    loads[0]?.fail(new Error('unreachable'))
    await settle()
    expect(errors).toEqual([new Error('unreachable')])
    expect(deltas()).toEqual(['b 1'])
    cards.publish([text('a', '2')])
    await settle()
    loads[1]?.answer()
    await settle()
    expect(deltas()).toEqual(['b 1', 'a 2'])
  })

  it('go on when nobody hears of failed reading', async () => {
    const { cards, loads, deltas } = setUp()
    cards.publish([text('a', '1')])
    await settle()
    loads[0]?.fail(new Error('unreachable'))
    await settle()
    expect(deltas()).toEqual([])
  })

  it('keep so many, those used last', () => {
    const { cards } = setUp({ capacity: 2 })
    cards.remember([card('a'), card('b')])
    cards.get('a')
    cards.remember([card('c')])
    expect(['a', 'b', 'c'].filter((id) => cards.get(id) !== undefined)).toEqual(['a', 'c'])
    cards.remember([card('a', { pipeline: 'summary' })])
    expect(cards.get('a')?.pipeline).toBe('summary')
    expect(cards.get('c')).toBeDefined()
  })

  it('hold back only so much while cards are read', async () => {
    const { cards, loads, deltas } = setUp()
    cards.publish(Array.from({ length: 10_001 }, (_, index) => text('a', String(index))))
    cards.publish([text('b', '0')])
    await settle()
    loads[0]?.answer()
    await settle()
    expect(deltas()).toHaveLength(10_000)
    cards.publish([text('b', '1')])
    await settle()
    loads[1]?.answer()
    await settle()
    expect(deltas().at(-1)).toBe('b 1')
  })
})
