import { BackendError, type Clock } from '@repurpose/core'

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
  /**
   * Sends an item again that others were in the way of, as often as it takes, until the signal aborts. Without it, it
   * fails.
   */
  readonly persist?: { readonly clock: Clock; readonly signal: AbortSignal } | undefined
}

interface Waiting<Item, Answer> {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Large enough to carry a burst, small enough that one batch is a matter of milliseconds. */
export const batchLimits = { mostItems: 100, mostBytes: 1_000_000, atOnce: 2 } as const

/** Until something is sent again that others were in the way of, which has taken some tries by then. */
export const persistMs = 200

/**
 * Sends what gathers while other batches are under way as one batch: alone, an item goes at once; under load, one round
 * trip and one commit carry many.
 *
 *     waiting ──place for a batch──▶ travelling ──answered──▶ done
 *                                     ├─ the batch failed because of one of them ─▶ travelling alone
 *                                     └─ alone, others in the way ─▶ travelling alone, a little later
 *
 * A batch that is refused, or that somebody holds up, is sent again one by one, so that nobody pays for another's
 * trouble. Who travels alone takes nobody's place: a row that stays locked must not hold up the rest.
 */
export function createBatches<Item, Answer>(
  options: BatchesOptions<Item, Answer>,
): (item: Item) => Promise<Answer> {
  const { send, keyOf, bytesOf, mostItems, mostBytes, atOnce, persist } = options
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
      for (const [index, { item, resolve }] of batch.entries()) {
        arrive(item)
        // One answer an item, as `send` promises.
        resolve(answers[index] as Answer)
      }
    } catch (error) {
      if (batch.length > 1 && isOfOneItem(error)) for (const waiting of batch) void travel([waiting])
      else for (const waiting of batch) fail(waiting, error)
    }
  }

  function fail(waiting: Waiting<Item, Answer>, error: unknown): void {
    if (persist !== undefined && !persist.signal.aborted && isConflict(error)) {
      persist.clock.setTimer(persistMs, () => void travel([waiting]))
      return
    }
    arrive(waiting.item)
    waiting.reject(error)
  }

  function arrive(item: Item): void {
    travelling.delete(keyOf(item))
    plan()
  }

  function start(): void {
    isPlanned = false
    while (underWay < atOnce && queue.length > 0) {
      const batch = take()
      if (batch.length === 0) return
      underWay += 1
      void travel(batch).then(() => {
        underWay -= 1
        plan()
      })
    }
  }

  /** In a microtask, so that everything written in one turn goes together. */
  function plan(): void {
    if (isPlanned || queue.length === 0) return
    isPlanned = true
    queueMicrotask(start)
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject })
      plan()
    })
}

/** Others were in the way: a lock, a deadlock, the limit of a statement that waited. */
export function isConflict(error: unknown): boolean {
  return (
    BackendError.isInstance(error) &&
    ['40001', '40P01', '55P03', '57014'].some((state) => error.context?.['sqlState'] === state)
  )
}

function isOfOneItem(error: unknown): boolean {
  return !BackendError.isInstance(error) || error.code === 'BACKEND_FAILED' || isConflict(error)
}
