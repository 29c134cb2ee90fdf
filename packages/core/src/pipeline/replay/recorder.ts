import type { Fact, NewFact, PendingRequest } from '../../job/index.ts'
import type { Backend, Clock, Lease, NewJob } from '../../ports/index.ts'

/**
 * Writes a job's facts, one write at a time. What gathers while a write is under way goes with the next one, so that
 * twenty steps ending together cost one or two round trips.
 */
export interface Recorder {
  /** Durable once it resolves. */
  write(...facts: readonly NewFact[]): Promise<void>
  /** Goes with the next write, or on its own after a moment. For facts whose loss costs nothing. */
  later(...facts: readonly NewFact[]): void
  spawn(facts: readonly NewFact[], children: readonly NewJob[]): Promise<void>
  /** Asks what others wrote. */
  look(): Promise<void>
  isWriting(): boolean
  /** Resolves when no write is under way. */
  written(): Promise<void>
  /** Ends the writing under this lease, while no write is under way: what is left, for the settlement. */
  release(): Rest
  /** Goes on under a new lease. */
  renew(lease: Lease): void
}

/** Facts that go with the settlement. */
export interface Rest {
  readonly write: number
  readonly seen: number
  readonly facts: readonly NewFact[]
}

export interface RecorderOptions {
  readonly backend: Backend
  readonly clock: Clock
  /** Last sequence number known. */
  readonly seen: () => number
  /** Facts of others and our own, in order. */
  readonly onFacts: (facts: readonly Fact[]) => void
  readonly onRequest: (request: PendingRequest | undefined) => void
  /** The lease is lost or the backend is gone: nothing written from now on counts. */
  readonly onBroken: (error: unknown) => void
}

/** Long enough to gather the facts of a quick stage, short enough that progress is live. */
const gatherMs = 10

export function createRecorder(options: RecorderOptions): Recorder {
  const { backend, clock } = options
  let lease: Lease | undefined
  let write = 0
  let facts: NewFact[] = []
  let children: NewJob[] = []
  let waiters: (() => void)[] = []
  let flushing: Promise<void> | undefined
  let cancelTimer: (() => void) | undefined

  const hasWork = () => lease !== undefined && (waiters.length > 0 || facts.length > 0)
  const flush = async () => {
    // Let everything that ends in this turn come along.
    await Promise.resolve()
    while (hasWork()) await writeBatch()
    // In the same turn as the last look: whoever comes after it finds no flush under way and starts one.
    flushing = undefined
  }
  const writeBatch = async () => {
    const batch = { facts, children, waiters }
    facts = []
    children = []
    waiters = []
    stopTimer()
    write += 1
    try {
      // `hasWork` has just seen the lease; nothing ran since.
      const request = { lease: lease as Lease, write, seen: options.seen(), facts: batch.facts }
      const answer = await (batch.children.length > 0
        ? backend.spawn({ ...request, children: batch.children })
        : backend.append(request))
      options.onFacts(interleave(request.seen, answer.news, batch.facts))
      options.onRequest(answer.request)
      for (const resolve of batch.waiters) resolve()
    } catch (error) {
      // Whoever waits for this write waits for ever: nothing is thrown into user code, as nothing is in a crash.
      lease = undefined
      options.onBroken(error)
    }
  }
  const start = () => {
    stopTimer()
    flushing ??= flush()
  }
  const stopTimer = () => {
    cancelTimer?.()
    cancelTimer = undefined
  }
  const enqueue = (newFacts: readonly NewFact[], newChildren: readonly NewJob[]) =>
    new Promise<void>((resolve) => {
      facts.push(...newFacts)
      children.push(...newChildren)
      waiters.push(resolve)
      start()
    })

  return {
    write: (...newFacts) => enqueue(newFacts, []),
    later(...newFacts) {
      facts.push(...newFacts)
      cancelTimer ??= clock.setTimer(gatherMs, start)
    },
    spawn: enqueue,
    look: () => enqueue([], []),
    isWriting: () => flushing !== undefined,
    written: () => flushing ?? Promise.resolve(),
    release() {
      lease = undefined
      stopTimer()
      // A child is created by the write that says so, and only by it: without that write neither has happened.
      const unborn = new Set(children.map(({ id }) => id))
      const rest = facts.filter((fact) => fact.type !== 'child.spawned' || !unborn.has(fact.child))
      facts = []
      children = []
      waiters = []
      return { write: write + 1, seen: options.seen(), facts: rest }
    },
    renew(next) {
      lease = next
      write = 0
      // A stray warning may have come while there was no lease.
      if (facts.length > 0) start()
    },
  }
}

/** Whether facts that went with a settlement have reached the log. */
export function areStored(facts: readonly NewFact[], log: readonly Fact[]): boolean {
  return facts.every(({ type, at }) => log.some((stored) => stored.type === type && stored.at === at))
}

/** Our facts take the sequence numbers that others' facts leave free. */
function interleave(seen: number, news: readonly Fact[], own: readonly NewFact[]): readonly Fact[] {
  const taken = new Set(news.map(({ seq }) => seq))
  let seq = seen
  const mine = own.map((fact): Fact => {
    do seq += 1
    while (taken.has(seq))
    return { ...fact, seq }
  })
  return [...news, ...mine].sort((one, other) => one.seq - other.seq)
}
