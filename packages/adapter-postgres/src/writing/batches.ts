import { BackendError } from '@repurpose/core'

export interface BatchesOptions<Item, Answer> {
  /** Sends items and answers each, in their order; `undefined` for one that was not accepted. */
  readonly send: (items: readonly Item[]) => Promise<readonly Answer[]>
  /** Items of one key never travel at the same time, so that they arrive in their order. */
  readonly keyOf: (item: Item) => unknown
  readonly bytesOf: (item: Item) => number
  readonly mostItems: number
  readonly mostBytes: number
  /** Batches under way at once. */
  readonly atOnce: number
}

interface Waiting<Item, Answer> {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Large enough to carry a burst, small enough that one batch is a matter of milliseconds. */
export const batchLimits = { mostItems: 100, mostBytes: 1_000_000, atOnce: 2 } as const

/**
 * Sends what gathers while other batches are under way as one batch: alone, an item goes at once; under load, one round
 * trip and one commit carry many. A batch that is refused is sent again one by one, so that nobody pays for another's
 * mistake.
 */
export function createBatches<Item, Answer>(
  options: BatchesOptions<Item, Answer>,
): (item: Item) => Promise<Answer> {
  const { send, keyOf, bytesOf, mostItems, mostBytes, atOnce } = options
  let queue: Waiting<Item, Answer>[] = []
  const travelling = new Set<unknown>()
  let underWay = 0
  let isPlanned = false

  /** Takes from the queue what may travel now, in order, and leaves the rest. */
  function take(): Waiting<Item, Answer>[] {
    const taken: Waiting<Item, Answer>[] = []
    const left: Waiting<Item, Answer>[] = []
    const passed = new Set<unknown>()
    let bytes = 0
    for (const waiting of queue) {
      const key = keyOf(waiting.item)
      const fits =
        taken.length === 0 || (taken.length < mostItems && bytes + bytesOf(waiting.item) <= mostBytes)
      // What comes after an item of its key that stays behind stays behind as well.
      if (fits && !travelling.has(key) && !passed.has(key)) {
        taken.push(waiting)
        bytes += bytesOf(waiting.item)
      } else left.push(waiting)
      passed.add(key)
    }
    queue = left
    for (const { item } of taken) travelling.add(keyOf(item))
    return taken
  }

  async function travel(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await send(batch.map(({ item }) => item))
      // One answer an item, as `send` promises.
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer)
    } catch (error) {
      if (batch.length > 1 && isRefusal(error)) for (const waiting of batch) await travel([waiting])
      else for (const { reject } of batch) reject(error)
    }
  }

  function start(): void {
    isPlanned = false
    while (underWay < atOnce && queue.length > 0) {
      const batch = take()
      if (batch.length === 0) return
      underWay += 1
      void travel(batch).then(() => {
        underWay -= 1
        for (const { item } of batch) travelling.delete(keyOf(item))
        plan()
      })
    }
  }

  /** In a microtask, so that everything written in one turn goes together. */
  function plan(): void {
    if (isPlanned) return
    isPlanned = true
    queueMicrotask(start)
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject })
      plan()
    })
}

function isRefusal(error: unknown): boolean {
  return !BackendError.isInstance(error) || error.code === 'BACKEND_FAILED'
}
