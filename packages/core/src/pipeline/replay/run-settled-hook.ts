import { type ErrorInfo, toErrorInfo } from '../../errors/index.ts'
import type { AnyPipeline, Settled } from '../pipeline.ts'
import { readOutcome } from '../read-outcome.ts'
import type { Conclusion } from './conclusion.ts'
import { beginningOf, costOf } from './history.ts'
import type { Run } from './run.ts'
import { withContext } from './run-stages.ts'

/**
 * Runs the durable hook of a job that has ended. Its steps are recorded like any others, its failure is recorded and
 * changes nothing about the job.
 */
export async function runSettledHook(run: Run, pipeline: AnyPipeline): Promise<Conclusion> {
  const { history, recorder, engine } = run
  const { clock } = engine
  const { settled } = pipeline.hooks
  if (settled === undefined || history.ended === undefined || history.hooks.has('settled'))
    return { kind: 'hooked' }
  let error: ErrorInfo | undefined
  try {
    const input = await engine.values.load(beginningOf(history).input.value)
    const outcome = await readOutcome(history.ended, engine.values)
    const facts: Settled<unknown, unknown> = { input, outcome, cost: costOf(history) }
    const ground = { input, outputs: {}, attempt: 1, startedAt: clock.now(), options: {} }
    // The builder typed the hook for this pipeline's input and result.
    await withContext(run, '~settled', ground, undefined, (context) =>
      settled(facts as never, context as never),
    )
  } catch (thrown) {
    error = toErrorInfo(thrown)
    logFailure(run, error)
  }
  recorder.later({
    type: 'hook.settled',
    hook: 'settled',
    at: clock.now(),
    ...(error === undefined ? {} : { error }),
  })
  return { kind: 'hooked' }
}

function logFailure({ engine, job }: Run, { code, message }: ErrorInfo): void {
  try {
    const fields = { jobId: job.id, trace: job.trace, code, error: message }
    engine.logger.log('error', 'The settled hook failed.', fields)
  } catch {
    // What the host's logger throws is no matter to a job.
  }
}
