import {
  type ContentTypeRegistry,
  type GenerationInput,
  type GenerationPipeline,
  generationPipeline,
  type LooseGenerationRequest,
} from '../content/index.ts'
import { validateSource } from '../source/index.ts'
import { type Duration, toMilliseconds } from '../values/index.ts'
import { readLanguage } from './language.ts'
import { type Plan, type PlanOptions, planGeneration } from './plan.ts'

export const maxSourceCharacters = 2_000_000

export interface PrepareOptions extends PlanOptions {
  /** Characters of the source. Default 2,000,000. */
  readonly sourceCharacters?: number | undefined
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
 * @throws InputError as `planGeneration` and `validateSource` do, before anything is stored or paid.
 */
export async function prepareGeneration(
  request: LooseGenerationRequest,
  registry: ContentTypeRegistry,
  options: PrepareOptions = {},
): Promise<PreparedGeneration> {
  const source = validateSource(request.source, { maxCharacters: options.sourceCharacters ?? maxSourceCharacters })
  const plan = await planGeneration({ ...request, source }, registry, options)
  const language = readLanguage(request.language)
  const { deadline } = options
  return {
    pipeline: generationPipeline(registry),
    plan,
    input: {
      source,
      ...(language === undefined ? {} : { language }),
      pieces: plan.pieces,
      warnings: plan.warnings,
      concurrency: plan.concurrency,
      ...(deadline === undefined ? {} : { deadlineMs: toMilliseconds(deadline, 'deadline') }),
    },
  }
}
