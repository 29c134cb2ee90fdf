import { BlockedError, InputError } from '../../errors/index.ts'
import { shapeOf } from '../new-job.ts'
import { parseInput } from '../parse-input.ts'
import type { AnyPipeline } from '../pipeline.ts'
import { beginningOf } from './history.ts'
import type { Run } from './run.ts'

/**
 * The job's input. When the schema has changed since it was parsed, the raw input is parsed again and the new
 * understanding recorded.
 *
 * @throws BlockedError `INPUT_CHANGED` when the new schema refuses it.
 */
export async function readInput(run: Run, pipeline: AnyPipeline): Promise<unknown> {
  const { values, clock } = run.engine
  const { input, queued } = beginningOf(run.history)
  const shape = shapeOf(pipeline.schema)
  if (input.shape === shape) return values.load(input.value)
  try {
    const parsed = await values.store(
      await parseInput(pipeline.schema, await values.load(queued.raw), 'input'),
      'input',
    )
    run.recorder.later({ type: 'job.migrated', input: parsed, shape, at: clock.now() })
    return await values.load(parsed)
  } catch (error) {
    if (!InputError.isInstance(error)) throw error
    throw new BlockedError({
      code: 'INPUT_CHANGED',
      message: `The schema of "${pipeline.name}" has changed and refuses this job's input: ${error.message}`,
      path: error.path,
      action:
        'Let the schema accept what older jobs were given, or register the old version of the pipeline beside the new one.',
      cause: error,
    })
  }
}
