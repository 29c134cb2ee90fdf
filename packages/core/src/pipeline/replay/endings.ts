import { CancelledError, PipelineError, RepurposeError } from '../../errors/index.ts'
import type { Claim } from '../../ports/index.ts'
import type { JobInfo } from '../stage.ts'
import type { Conclusion } from './conclusion.ts'
import type { History } from './history.ts'
import type { Run } from './run.ts'
import { timeoutError } from './time-limit.ts'

/** What stages get to know of their job. */
export function jobInfo(claim: Claim, history: History): JobInfo {
  const { job } = claim
  return {
    id: job.id,
    parentId: job.parent?.id,
    rootId: job.rootId,
    labels: job.labels,
    language: history.queued?.language,
    trace: history.queued?.trace,
  }
}

/** A job that ended this many workers in a row fails. */
export const crashLimit = 5

/** Records the failure before it is concluded with: the job may have to wait for its children to end first. */
export async function endCrashLoop(run: Run, claim: Claim): Promise<Conclusion> {
  const error = new PipelineError({
    code: 'CRASH_LOOP',
    message: `The job was claimed ${claim.claims} times without recording a result: it seems to end every worker it meets.`,
    path: claim.job.pipeline,
    action: 'Look for what ends the process (memory, native code, process.exit), then retry() the job.',
    context: { claims: claim.claims },
  }).toInfo()
  const [stage, past] = [...run.history.stages].findLast(([, { end }]) => end === undefined) ?? []
  if (stage === undefined || past === undefined) return { kind: 'failed', error }
  const at = run.engine.clock.now()
  await run.recorder.write({ type: 'stage.failed', stage, error, attempt: past.attempt, at })
  return { kind: 'failed', error, stage }
}

export function overDeadline(deadline: number, path: string): Conclusion {
  const error = timeoutError('DEADLINE_EXCEEDED', path, 0)
  return {
    kind: 'failed',
    error: { ...error.toInfo(), message: `The deadline ${new Date(deadline).toISOString()} has passed.` },
  }
}

/** What signals abort with. */
export function reasonOf(
  conclusion: Conclusion & { kind: 'failed' | 'blocked' | 'cancelled' },
): RepurposeError {
  return conclusion.kind === 'cancelled'
    ? new CancelledError({ message: conclusion.reason ?? 'The job was cancelled.' })
    : new RepurposeError(conclusion.error)
}

/** A failure that the log says was final: of a stage that had no attempts left. */
export function recordedFailure(history: History): (Conclusion & { kind: 'failed' }) | undefined {
  for (const [stage, { failure, end }] of history.stages) {
    if (failure !== undefined && failure.retryAt === undefined && end === undefined) {
      return { kind: 'failed', error: failure.error, stage }
    }
  }
  return undefined
}
