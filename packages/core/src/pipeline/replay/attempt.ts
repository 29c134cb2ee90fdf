import type { Clock } from '../../ports/index.ts'
import type { Activity } from './activity.ts'
import type { Attempt, Scope } from './scope.ts'
import { timeoutError } from './time-limit.ts'

/** How long work may take to heed an abort before it is left behind. */
export const abortGraceMs = 500

/** A limit on working time: the clock stands still while the job is parked. */
export interface WorkingLimit {
  pause(): void
  resume(): void
  stop(): void
}

function startWorkingLimit(clock: Clock, limitMs: number, onOver: () => void): WorkingLimit {
  let leftMs = limitMs
  let startedAt = clock.now()
  let cancelTimer = clock.setTimer(limitMs, onOver)
  return {
    pause() {
      cancelTimer()
      leftMs -= clock.now() - startedAt
    },
    resume() {
      startedAt = clock.now()
      cancelTimer = clock.setTimer(Math.max(leftMs, 0), onOver)
    },
    stop: () => cancelTimer(),
  }
}

export interface AttemptHandle {
  readonly attempt: Attempt
  /** Aborts the attempt's signal. */
  abort(reason: unknown): void
  /** No more links to the job's signal. */
  release(): void
}

export function openAttempt(options: {
  readonly stage: string
  readonly number: number
  readonly startedAt: number
  readonly outer: AbortSignal
}): AttemptHandle {
  const controller = new AbortController()
  const pass = () => controller.abort(options.outer.reason)
  if (options.outer.aborted) pass()
  else options.outer.addEventListener('abort', pass, { once: true })
  return {
    attempt: {
      parent: undefined,
      stage: options.stage,
      number: options.number,
      startedAt: options.startedAt,
      signal: controller.signal,
      state: 'open',
      openCalls: 0,
      workingOperations: 0,
    },
    abort: (reason) => controller.abort(reason),
    release: () => options.outer.removeEventListener('abort', pass),
  }
}

/**
 * Runs the code of an attempt to its end. Calls that it did not await are waited for when it succeeds; when it fails,
 * what is under way may still record what it paid for. Closed in the end, whatever happened.
 *
 * @throws TimeoutError `STAGE_TIMEOUT`, or what the code throws.
 */
export async function runAttempt<Result>(options: {
  readonly clock: Clock
  readonly activity: Activity
  readonly handle: AttemptHandle
  readonly scope: Scope
  readonly limitMs: number | undefined
  readonly limits: Set<WorkingLimit>
  readonly work: () => Promise<Result>
}): Promise<Result> {
  const { clock, activity, handle, limitMs, limits } = options
  const { attempt } = handle
  let limit: WorkingLimit | undefined
  const overTime = new Promise<never>((_, reject) => {
    if (limitMs === undefined) return
    limit = startWorkingLimit(clock, limitMs, () => {
      const error = timeoutError('STAGE_TIMEOUT', attempt.stage, limitMs)
      activity.startClosing(attempt)
      handle.abort(error)
      reject(error)
    })
    limits.add(limit)
  })
  try {
    const result = await Promise.race([options.work(), overTime])
    await Promise.race([settled(activity, attempt, 'open'), overTime])
    return result
  } catch (error) {
    activity.startClosing(attempt)
    if (attempt.signal.aborted) await atMost(clock, abortGraceMs, settled(activity, attempt, 'working'))
    else await settled(activity, attempt, 'working')
    throw error
  } finally {
    limit?.stop()
    if (limit !== undefined) limits.delete(limit)
    activity.close(attempt)
    handle.release()
  }
}

/** Quiet and still quiet a turn later: between two operations of one call there is user code and microtasks. */
export async function settled(
  activity: Activity,
  attempt: Attempt,
  extent: 'open' | 'working',
): Promise<void> {
  do {
    await activity.quiet(attempt, extent)
    await new Promise((resolve) => setImmediate(resolve))
  } while ((extent === 'open' ? attempt.openCalls : attempt.workingOperations) > 0)
}

export function atMost(clock: Clock, limitMs: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const cancelTimer = clock.setTimer(limitMs, resolve)
    void work.then(() => {
      cancelTimer()
      resolve()
    })
  })
}
