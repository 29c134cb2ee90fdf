import type { Clock, Randomness } from '@repurpose/core'
import { closedError, type Failure, failureOf, isRepeatable, refusalOf, toBackendError } from './failure.ts'

/** Delays between attempts to reach the database: each is random up to a bound that doubles from first to longest. */
const firstDelayMs = 25
const longestDelayMs = 1_000
/** Those who collided come back at different times. */
const conflictDelayMs = 20
/** More conflicts of one statement than this are no accident. */
const defaultMostConflicts = 5
/** Each connection of a pool may have forgotten a prepared statement, and says so once. */
const mostForgotten = 25

/** What every attempt of one database has in common. */
export interface Trying {
  readonly clock: Clock
  readonly randomness: Randomness
  /** The database as a person knows it, without credentials. */
  readonly place: string
  /** Aborts when the database is closed. */
  readonly closed: AbortSignal
  /** Called with every failed attempt that will be made again, or is given up. */
  readonly onFailure?: ((failure: Failure) => void) | undefined
}

/** How long one statement is worth trying. */
export interface Persistence {
  readonly patienceMs: number
  /** Whether running it twice does no harm. */
  readonly repeatable: boolean
  readonly mostConflicts?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Attempts until one succeeds, as long as the failure may pass and the statement allows it.
 *
 * Patience is counted from the first sign of trouble: from the beginning of an attempt that got no connection, from
 * the end of one that ran and failed. So a statement that had run for half a minute when its connection broke gets
 * its second chance, and a server that never answers does not get a third.
 *
 * @param attempt gets the milliseconds that it may wait for a connection
 * @throws StatementRefused when one of the adapter's functions refused
 * @throws BackendError `BACKEND_UNAVAILABLE` when patience is over, the signal aborts or the database is closed;
 * `BACKEND_FAILED` when the database refused
 */
export async function keepTrying<Value>(
  attempt: (mayWaitMs: number) => Promise<Value>,
  { patienceMs, repeatable, mostConflicts = defaultMostConflicts, signal }: Persistence,
  trying: Trying,
): Promise<Value> {
  const { clock, randomness, place, closed } = trying
  const stopped = (): boolean => closed.aborted || signal?.aborted === true
  let troubleSince: number | undefined
  let conflicts = 0
  let forgotten = 0
  let telling: Failure | undefined

  for (let round = 0; ; round += 1) {
    if (closed.aborted) throw closedError(place)
    const startedAt = clock.now()
    try {
      return await attempt(Math.max(0, (troubleSince ?? startedAt) + patienceMs - startedAt))
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal !== undefined) throw refusal
      const failure = failureOf(error)
      trying.onFailure?.(failure)
      if (telling === undefined || !failure.isVague) telling = failure
      const now = clock.now()
      troubleSince ??= failure.mayHaveRun || failure.kind === 'conflict' ? now : startedAt
      if (failure.kind === 'conflict') {
        if (failure.connectionSpoilt) forgotten += 1
        else conflicts += 1
      }
      const waitedMs = now - troubleSince
      const over =
        waitedMs >= patienceMs || conflicts > mostConflicts || forgotten > mostForgotten || stopped()
      if (over || !isRepeatable(failure, repeatable)) {
        if (closed.aborted && failure.kind === 'lost') throw closedError(place)
        throw toBackendError(telling, place, waitedMs)
      }
      const delayMs =
        failure.kind === 'conflict' ? randomness() * conflictDelayMs : backoffMs(round, randomness)
      await pause(Math.min(delayMs, patienceMs - waitedMs), clock, [signal, closed])
      if (stopped() && !closed.aborted) throw toBackendError(telling, place, clock.now() - troubleSince)
    }
  }
}

/** A random delay, so that many who lost the same server do not come back in step. */
export function backoffMs(round: number, randomness: Randomness): number {
  return randomness() * Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(round, 10))
}

/** Waits for a time, or until one of the signals aborts. */
export async function pause(
  delayMs: number,
  clock: Clock,
  signals: readonly (AbortSignal | undefined)[],
): Promise<void> {
  await within(new Promise<never>(() => {}), delayMs, clock, signals)
}

/** That a promise was not waited for to its end. */
export const late: unique symbol = Symbol('late')

/**
 * What a promise resolves to, unless the time is over or a signal aborts before. The promise goes on; whoever holds it
 * looks after what it brings too late.
 */
export function within<Value>(
  promise: Promise<Value>,
  limitMs: number,
  clock: Clock,
  signals: readonly (AbortSignal | undefined)[] = [],
): Promise<Value | typeof late> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      settle()
      resolve(late)
    }
    const cancelTimer = clock.setTimer(limitMs, giveUp)
    const settle = (): void => {
      cancelTimer()
      for (const signal of signals) signal?.removeEventListener('abort', giveUp)
    }
    for (const signal of signals) {
      if (signal?.aborted) return giveUp()
      signal?.addEventListener('abort', giveUp, { once: true })
    }
    promise.then(
      (value) => {
        settle()
        resolve(value)
      },
      (error: unknown) => {
        settle()
        reject(error)
      },
    )
  })
}
