import {
  type ContentTypeRegistry,
  type GenerationInput,
  type GenerationPipeline,
  generationPipeline,
} from '../content/index.ts'
import { type Duration, toMilliseconds } from '../values/index.ts'
import { type Plan, type PlanOptions, planOf } from './plan.ts'
import { readRequest } from './read-request.ts'

export interface PrepareOptions extends PlanOptions {
  /** For each piece, from the moment it is queued. Default: the generation's own. */
  readonly deadline?: Duration | undefined
}

/** Everything that is needed to start a generation. */
export interface PreparedGeneration {
  readonly pipeline: GenerationPipeline
  readonly input: GenerationInput
  readonly plan: Plan
}

/**
 * Checks a request and fixes its plan; what comes out can be started as a job.
 *
 * @throws InputError as `readRequest` does, before anything is stored or paid.
 */
export async function prepareGeneration(
  request: unknown,
  registry: ContentTypeRegistry,
  options: PrepareOptions = {},
): Promise<PreparedGeneration> {
  const checked = await readRequest(request, registry, options)
  const plan = planOf(checked, options)
  const { source, language } = checked
  const { deadline } = options
  return {
    pipeline: generationPipeline(registry),
    plan,
    input: {
      source,
      ...(language === undefined ? {} : { language }),
      // What is only known today stays out, or the same request would be another input tomorrow.
      pieces: plan.pieces.map(({ expectMs: _, estimate: __, ...order }) => order),
      warnings: plan.warnings,
      concurrency: plan.concurrency,
      ...(deadline === undefined ? {} : { deadlineMs: toMilliseconds(deadline, 'deadline') }),
    },
  }
}
