import { LeaseLostError, toErrorInfo } from '../errors/index.ts'
import type { JobInfo } from '../pipeline/index.ts'
import type { Clock, Logger, LogLevel, Settlement, Telemetry } from '../ports/index.ts'

/** One stretch of work on a job, from a claim to its settlement, under observation. */
export interface ObservedRun {
  settled(settlement: Settlement): void
  /** The claim came to nothing: the job is delivered again. */
  interrupted(error: unknown): void
}

const levels: Readonly<Partial<Record<Settlement['to']['state'], LogLevel>>> = {
  succeeded: 'info',
  partial: 'warn',
  failed: 'error',
  cancelled: 'info',
  blocked: 'error',
}

/**
 * A span and a log line per stretch of work, and a count of how jobs ended. Never input, output or prompts. What the
 * host's logger or telemetry throw is dropped: no job may fail because of them.
 */
export function observeRun(
  host: { readonly clock: Clock; readonly logger: Logger; readonly telemetry: Telemetry | undefined },
  job: JobInfo,
  pipeline: string,
): ObservedRun {
  const { clock, logger, telemetry } = host
  const startedAt = clock.now()
  const attributes = { 'repurpose.job.id': job.id, 'repurpose.pipeline': pipeline }
  const span = attempt(() => telemetry?.startSpan(`job ${pipeline}`, attributes))
  const fields = () => ({
    jobId: job.id,
    rootId: job.rootId,
    trace: job.trace,
    pipeline,
    ms: clock.now() - startedAt,
  })
  return {
    settled({ to }) {
      const error =
        'error' in to
          ? to.error
          : 'outcome' in to && to.outcome.status === 'failed'
            ? to.outcome.error
            : undefined
      attempt(() =>
        logger.log(levels[to.state] ?? 'debug', `Job ${to.state}.`, { ...fields(), code: error?.code }),
      )
      attempt(() => span?.setAttributes({ 'repurpose.job.state': to.state }))
      attempt(() =>
        span?.end(error === undefined ? {} : { error: { code: error.code, message: error.message } }),
      )
      if ('outcome' in to) {
        attempt(() =>
          telemetry?.count('repurpose.jobs.ended', 1, {
            'repurpose.pipeline': pipeline,
            'repurpose.job.state': to.state,
          }),
        )
      }
    },
    interrupted(thrown) {
      const error = toErrorInfo(thrown)
      const level = LeaseLostError.isInstance(thrown) ? 'warn' : 'error'
      attempt(() =>
        logger.log(level, 'Job interrupted; it will be delivered again.', { ...fields(), code: error.code }),
      )
      attempt(() => span?.end({ error: { code: error.code, message: error.message } }))
    },
  }
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
