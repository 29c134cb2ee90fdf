import { type ErrorInfo, toErrorInfo } from '../../errors/index.ts'
import type { Json } from '../../values/index.ts'
import { nextAttemptAt, type Retry } from '../retry.ts'
import type { StepOptions } from '../stage.ts'
import { passGate, type Run, recordedError, waitUntil } from './run.ts'
import { claimKey, openScope, refuseInsideStep, runIn, type Scope } from './scope.ts'
import { withTimeLimit } from './time-limit.ts'

/** A leaf: runs once, and what it returns is recorded. */
export async function runStep<Value>(
  run: Run,
  scope: Scope,
  name: string,
  work: (signal: AbortSignal) => Promise<Value> | Value,
  options: StepOptions = {},
): Promise<Value> {
  refuseInsideStep(scope, 'step()')
  const key = claimKey(scope, name)
  const limit = {
    clock: run.engine.clock,
    timeout: options.timeout,
    code: 'STEP_TIMEOUT',
    path: key,
  } as const
  return recordOnce({ run, scope, key, retry: options.retry, isDurableAtOnce: true }, () =>
    run.activity.operation(scope, async () => {
      await passGate(run, scope)
      // A scope for each attempt: a call made in the one before is then found again, not counted as a second one.
      const inside = openScope({ path: key, kind: 'step', attempt: scope.attempt, places: scope.places })
      return runIn(inside, () => withTimeLimit({ ...limit, outer: scope.attempt.signal }, work))
    }),
  )
}

/**
 * Gives what is recorded under the key, or does the work, as often as the policy allows, and records how it ended.
 * Success and failure are both handed on as they were recorded, so that a first run and a replay see the same.
 */
export async function recordOnce<Value>(
  options: {
    readonly run: Run
    readonly scope: Scope
    readonly key: string
    readonly retry: Retry | undefined
    /** False for results that cost nothing to make again: they go with the next write. */
    readonly isDurableAtOnce: boolean
  },
  work: () => Promise<Value>,
): Promise<Value> {
  const { run, scope, key, retry } = options
  const { clock, values, randomness } = run.engine
  const { activity, recorder } = run
  run.asked.add(key)
  const past = run.history.steps.get(key)
  if (past?.status === 'succeeded') {
    run.reused.add(key)
    return load(run, scope, past.value)
  }
  if (past?.final === true) {
    run.reused.add(key)
    throw recordedError(past.error)
  }
  if (past?.retryAt !== undefined) await pauseUntil(run, scope, key, past.retryAt)

  for (let attempt = (past?.attempt ?? 0) + 1; ; attempt += 1) {
    const startedAt = clock.now()
    try {
      const result = await work()
      const value = await activity.operation(scope, async () => {
        const stored = await values.store(result, key)
        const fact = {
          type: 'step.succeeded',
          key,
          value: stored,
          ms: clock.now() - startedAt,
          at: clock.now(),
        } as const
        if (options.isDurableAtOnce) await recorder.write(fact)
        else recorder.later(fact)
        return stored
      })
      return await load(run, scope, value)
    } catch (thrown) {
      // Work that was aborted did not fail: it has to be done when the attempt, or the job, is taken up again.
      if (scope.attempt.signal.aborted) throw thrown
      const error = located(toErrorInfo(thrown), key)
      const now = clock.now()
      const retryAt = nextAttemptAt({ retry, error, attempt, now, randomness })
      const ending = retryAt === undefined ? { final: true } : { final: false, retryAt }
      await activity.operation(scope, () =>
        recorder.write({ type: 'step.failed', key, error, attempt, ...ending, at: now }),
      )
      if (retryAt === undefined) throw recordedError(error)
      await pauseUntil(run, scope, key, retryAt)
    }
  }
}

/** A recorded value is what this very work returned when it ran; the pipeline's version answers for its type. */
function load<Value>(run: Run, scope: Scope, value: Json): Promise<Value> {
  return run.activity.operation(scope, () => run.engine.values.load(value) as Promise<Value>)
}

function pauseUntil(run: Run, scope: Scope, key: string, until: number): Promise<void> {
  return run.activity.operation(scope, () => waitUntil(run, scope, key, until))
}

/** Errors name the place they came from, unless they name a better one. */
function located(error: ErrorInfo, key: string): ErrorInfo {
  return { ...error, path: error.path ?? key }
}
