import { BackendError } from '@repurpose/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBatches } from './batches.ts'

interface Item {
  readonly key: number
  readonly name: string
  readonly bytes?: number
}

/** Batches that a test answers when it likes. */
function scene(limits: { mostItems?: number; mostBytes?: number; atOnce?: number } = {}) {
  const sent: { items: readonly Item[]; answer: () => void; fail: (error: unknown) => void }[] = []
  const add = createBatches<Item, string>({
    mostItems: 10,
    mostBytes: 100,
    atOnce: 1,
    ...limits,
    keyOf: ({ key }) => key,
    bytesOf: ({ bytes = 1 }) => bytes,
    send: (items) =>
      new Promise((resolve, reject) => {
        sent.push({
          items,
          answer: () => resolve(items.map(({ name }) => `${name}!`)),
          fail: reject,
        })
      }),
  })
  return { sent, add, names: () => sent.map(({ items }) => items.map(({ name }) => name).join('')) }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('batches', () => {
  it('send one item at once, and what gathers meanwhile together', async () => {
    const { sent, add, names } = scene()
    const answers = [add({ key: 1, name: 'a' })]
    await turn()
    answers.push(add({ key: 2, name: 'b' }), add({ key: 3, name: 'c' }))
    await turn()
    expect(names()).toEqual(['a'])
    sent[0]?.answer()
    await turn()
    expect(names()).toEqual(['a', 'bc'])
    sent[1]?.answer()
    expect(await Promise.all(answers)).toEqual(['a!', 'b!', 'c!'])
  })

  it('keep items of one key in their order, one at a time', async () => {
    const { sent, add, names } = scene({ atOnce: 3 })
    for (const name of ['a', 'b', 'c']) void add({ key: 1, name })
    void add({ key: 2, name: 'x' })
    await turn()
    expect(names()).toEqual(['ax'])
    sent[0]?.answer()
    await turn()
    sent[1]?.answer()
    await turn()
    expect(names()).toEqual(['ax', 'b', 'c'])
  })

  it('are no larger than they may be, but for a single item', async () => {
    const { sent, add, names } = scene({ mostItems: 3 })
    void add({ key: 1, name: 'L', bytes: 1_000 })
    for (const [index, name] of [...'abcd'].entries()) void add({ key: index + 2, name })
    void add({ key: 9, name: 'M', bytes: 99 })
    for (let index = 0; index < 4; index += 1) {
      await turn()
      sent[index]?.answer()
    }
    expect(names()).toEqual(['L', 'abc', 'dM'])
  })

  it('send each item alone when a batch is refused, so that only the bad one fails', async () => {
    const { sent, add } = scene()
    const answers = [...'abc'].map((name, key) => add({ key, name }))
    const outcomes = Promise.allSettled(answers)
    await turn()
    const refusal = new BackendError({ code: 'BACKEND_FAILED', message: 'No.' })
    sent[0]?.fail(refusal)
    await turn()
    sent[1]?.answer()
    await turn()
    sent[2]?.fail(refusal)
    await turn()
    sent[3]?.answer()
    expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('fail together when the database cannot be reached', async () => {
    const { sent, add } = scene()
    const outcomes = Promise.allSettled([...'ab'].map((name, key) => add({ key, name })))
    await turn()
    sent[0]?.fail(new BackendError({ code: 'BACKEND_UNAVAILABLE', message: 'Gone.' }))
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(sent.length).toBe(1)
  })

  it('answer every item once and in order of its key, whatever comes when', async () => {
    const item = fc.record({ key: fc.integer({ min: 0, max: 4 }), bytes: fc.integer({ min: 0, max: 60 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        async (items, atOnce) => {
          const arrived: number[] = []
          const under = new Set<number>()
          const add = createBatches<(typeof items)[number] & { index: number }, number>({
            mostItems: 5,
            mostBytes: 100,
            atOnce,
            keyOf: ({ key }) => key,
            bytesOf: ({ bytes }) => bytes,
            send: async (batch) => {
              for (const { key, index } of batch) {
                expect(under.has(key)).toBe(false)
                under.add(key)
                arrived.push(index)
              }
              await turn()
              for (const { key } of batch) under.delete(key)
              return batch.map(({ index }) => index)
            },
          })
          const answers = await Promise.all(items.map((one, index) => add({ ...one, index })))
          expect(answers).toEqual(items.map((_, index) => index))
          for (let key = 0; key < 5; key += 1) {
            const mine = arrived.filter((index) => items[index]?.key === key)
            expect(mine).toEqual([...mine].sort((one, other) => one - other))
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
