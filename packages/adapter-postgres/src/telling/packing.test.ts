import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toItems } from './fitting.ts'
import type { JobCard } from './job-card.ts'
import type { News } from './news.ts'
import { createPacker, mostOfPayload } from './packing.ts'
import { card, progress, text } from './telling.fixture.ts'
import { readMessage } from './wire.ts'

const strings = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 2_000 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  // Half characters, as a stream that was cut anywhere has them.
  fc
    .array(fc.integer({ min: 0xd700, max: 0xe000 }), { maxLength: 50 })
    .map((units) => String.fromCharCode(...units)),
)

const cards: fc.Arbitrary<JobCard> = fc.record({
  id: fc.uuid(),
  rootId: fc.uuid(),
  pipeline: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }),
  labels: fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }), strings, {
    maxKeys: 5,
  }),
})

/** What others read of news. */
function through(news: readonly News[], from = 'me'): readonly News[] {
  const packer = createPacker(from)
  const payloads = packer.pack(news.flatMap((one) => toItems(one, packer.room)))
  expect(new Set(payloads).size).toBe(payloads.length)
  return payloads.flatMap((payload) => {
    expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(mostOfPayload)
    const message = readMessage(payload)
    expect(message?.from).toBe(from)
    return message?.news ?? []
  })
}

const deltas = (news: readonly News[]): readonly string[] =>
  news.flatMap((one) => (one.kind === 'transient' && one.event.type === 'text' ? [one.event.delta] : []))

describe('packing', () => {
  it('brings all news through in its order, in payloads that PostgreSQL takes', () => {
    const anything: fc.Arbitrary<News> = fc.oneof(
      cards.map((job): News => ({ kind: 'facts', card: job })),
      fc.string({ unit: 'grapheme', maxLength: 100 }).map((lane): News => ({ kind: 'ready', lane })),
      fc.tuple(fc.uuid(), fc.uuid()).map(([processId, jobId]): News => ({ kind: 'held', processId, jobId })),
    )
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 200 }), strings, (news, from) => {
        const read = through(news, from.slice(0, 100))
        expect(read).toHaveLength(news.length)
        for (const [index, one] of news.entries()) {
          const { id, rootId } = 'card' in one ? one.card : card('')
          const bare = 'card' in one ? { kind: 'facts', card: { id, rootId } } : one
          expect([one, bare]).toContainEqual(read[index])
        }
      }),
      { numRuns: 50 },
    )
  })

  it('needs no more payloads than it must', () => {
    const packer = createPacker('me')
    const items = Array.from({ length: 1_000 }, (_, index) => `["r","lane ${index}"]`)
    const payloads = packer.pack(items)
    const size = items.join(',').length
    expect(payloads).toHaveLength(Math.ceil(size / packer.room))
    expect(packer.pack([])).toEqual([])
  })

  it('fills a payload to the last byte', () => {
    const packer = createPacker('me')
    const item = `["r","${'x'.repeat(packer.room - 7)}"]`
    expect(item).toHaveLength(packer.room + 1)
    const fitting = item.replace('x', '')
    expect(packer.pack([fitting, '["g"]', fitting])).toHaveLength(3)
    expect(Math.max(...packer.pack([fitting]).map((payload) => payload.length))).toBeLessThanOrEqual(
      mostOfPayload,
    )
    expect(toItems({ kind: 'ready', lane: 'x'.repeat(packer.room - 8) }, packer.room)).toEqual([fitting])
    expect(toItems({ kind: 'ready', lane: 'x'.repeat(packer.room - 7) }, packer.room)).toEqual([])
  })

  it('splits text that is too long, never within a character', () => {
    const long = fc.tuple(strings, fc.integer({ min: 1, max: 40 })).map(([part, times]) => part.repeat(times))
    fc.assert(
      fc.property(cards, long, (job, delta) => {
        const read = through([{ kind: 'transient', card: job, event: text(job.id, delta) }])
        expect(deltas(read).join('')).toBe(delta)
        // By characters: none of them lies in two pieces.
        expect(deltas(read).flatMap((piece) => [...piece])).toEqual([...delta])
      }),
      { numRuns: 50 },
    )
  })

  it('tells pieces that are equal apart, which PostgreSQL would tell once', () => {
    const delta = 'a'.repeat(30_000)
    expect(
      deltas(through([{ kind: 'transient', card: card('job'), event: text('job', delta) }])).join(''),
    ).toBe(delta)
  })

  it('cuts a message that is too long', () => {
    const message = '🌙'.repeat(5_000)
    const [read] = through([
      { kind: 'transient', card: card('job'), event: progress('job', 0.5, { message }) },
    ])
    const event = read?.kind === 'transient' ? read.event : undefined
    const cut = event?.type === 'progress' ? event.message : undefined
    expect(cut).toMatch(/^(🌙){200,249}…$/u)
    const short = progress('job', 0.5, { message: 'Drafting' })
    expect(through([{ kind: 'transient', card: card('job'), event: short }])).toEqual([
      { kind: 'transient', card: card('job'), event: short },
    ])
  })

  it('sends a card of unusual size bare', () => {
    const job = card('job', { rootId: 'root', labels: { story: 'ü'.repeat(3_000) } })
    const bare = { id: 'job', rootId: 'root' }
    const event = { ...text('job', 'The'), rootId: 'root' }
    expect(through([{ kind: 'facts', card: job }])).toEqual([{ kind: 'facts', card: bare }])
    expect(through([{ kind: 'transient', card: job, event }])).toEqual([
      { kind: 'transient', card: bare, event },
    ])
  })

  it('gives up on what fits in no way', () => {
    const stage = 's'.repeat(7_600)
    const { room } = createPacker('me')
    for (const event of [
      text('job', 'a'.repeat(9_000)),
      progress('job', 1),
      progress('job', 1, { message: 'a' }),
    ]) {
      const far = { ...event, stage: event.type === 'text' ? stage : 's'.repeat(8_000) }
      expect(toItems({ kind: 'transient', card: card('job'), event: far }, room)).toEqual([])
    }
  })
})
