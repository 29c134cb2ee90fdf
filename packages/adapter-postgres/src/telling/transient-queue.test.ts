import type { TransientEvent } from '@repurpose/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { card, progress, text } from './telling.fixture.ts'
import { createTransientQueue } from './transient-queue.ts'

function through(events: readonly TransientEvent[]): readonly TransientEvent[] {
  const queue = createTransientQueue()
  for (const event of events) queue.add({ card: card(event.jobId), event })
  return queue.take().map(({ card: { id }, event }) => {
    expect(event.jobId).toBe(id)
    return event
  })
}

describe('a queue of transient events', () => {
  it('joins text of one call, with the time of the later', () => {
    expect(
      through([
        text('a', 'The ', { at: 1 }),
        text('b', 'A '),
        text('a', 'moon', { at: 2 }),
        text('a', '.', { at: 3 }),
      ]),
    ).toEqual([text('a', 'The moon.', { at: 3 }), text('b', 'A ')])
  })

  it('keeps apart what is not of one call', () => {
    const events: readonly TransientEvent[] = [
      text('a', '1'),
      text('a', '2', { key: 'other' }),
      text('a', '3'),
      { ...text('a', '4'), stage: 'other' },
      { ...text('a', '5'), stage: 'other', task: 'other' },
      progress('a', 0.5),
      { ...text('a', '6'), stage: 'other', task: 'other' },
    ]
    expect(through(events)).toEqual(events)
  })

  it('keeps the latest progress of each stage', () => {
    expect(
      through([
        progress('a', 0.1),
        progress('a', 0.1, { stage: 'image' }),
        progress('a', 0.2, { message: 'half' }),
        progress('b', 0.3),
        progress('a', 0.4),
      ]),
    ).toEqual([progress('a', 0.1, { stage: 'image' }), progress('a', 0.4), progress('b', 0.3)])
  })

  it('joins text that a dropped progress kept apart', () => {
    expect(
      through([text('a', '1'), progress('a', 0.1), text('a', '2'), progress('a', 0.2), text('a', '3')]),
    ).toEqual([text('a', '12'), progress('a', 0.2), text('a', '3')])
  })

  it('knows what it holds, and holds nothing after that', () => {
    const queue = createTransientQueue()
    expect([queue.weight, queue.take()]).toEqual([0, []])
    queue.add({ card: card('a'), event: text('a', 'x'.repeat(50)) })
    const one = queue.weight
    queue.add({ card: card('a'), event: text('a', 'x'.repeat(50)) })
    expect(queue.weight).toBe(one + 50)
    for (let index = 0; index < 1_000; index += 1)
      queue.add({ card: card('a'), event: progress('a', index, { message: 'x'.repeat(50) }) })
    expect(queue.weight).toBe(2 * one + 50)
    queue.take()
    expect([queue.weight, queue.take()]).toEqual([0, []])
  })

  it('loses no text, and changes no places', () => {
    const pick = (...values: string[]) => fc.constantFrom(...values)
    const drafts = fc.oneof(
      fc.record({
        type: fc.constant('text' as const),
        jobId: pick('a', 'b'),
        key: pick('k', 'l'),
        stage: pick('s', 't'),
      }),
      fc.record({ type: fc.constant('progress' as const), jobId: pick('a', 'b'), stage: pick('s', 't') }),
    )
    fc.assert(
      fc.property(fc.array(drafts, { maxLength: 60 }), (list) => {
        const events = list.map((draft, at): TransientEvent => {
          const { jobId, stage } = draft
          if (draft.type === 'progress') return progress(jobId, at, { at, stage })
          return { ...text(jobId, `${at} `, { at, key: draft.key }), stage }
        })
        const told = through(events)
        for (const job of ['a', 'b']) {
          const [before, after] = [events, told].map((all) => all.filter(({ jobId }) => jobId === job))
          // All text, in its order, even across calls: what was joined had only dropped progress between it.
          const flat = (all: readonly TransientEvent[] = []): string =>
            all.map((event) => (event.type === 'text' ? event.delta : '')).join('')
          expect(flat(after)).toBe(flat(before))
          const times = after?.map(({ at }) => at) ?? []
          expect(times).toEqual([...times].sort((one, other) => one - other))
          for (const stage of ['s', 't']) {
            const last = before?.findLast((event) => event.type === 'progress' && event.stage === stage)
            expect(after?.filter((event) => event.type === 'progress' && event.stage === stage)).toEqual(
              last === undefined ? [] : [last],
            )
          }
        }
        for (const [index, event] of told.entries()) {
          const next = told[index + 1]
          const isJoinable = (other: TransientEvent | undefined): boolean =>
            event.type === 'text' &&
            other?.type === 'text' &&
            [other.jobId, other.stage, other.key].join() === [event.jobId, event.stage, event.key].join()
          expect(isJoinable(next)).toBe(false)
        }
      }),
    )
  })
})
