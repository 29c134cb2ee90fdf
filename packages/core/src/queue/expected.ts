import type { AnyPipeline, PipelineRegistry } from '../pipeline/index.ts'
import type { Backend } from '../ports/index.ts'
import { type ExpectedDurations, expectedDurations } from '../progress/index.ts'
import { toMilliseconds } from '../values/index.ts'

/** How long the stages of a pipeline take: as learnt, and as declared until something is learnt. */
export function expectedStages(backend: Backend, registry: PipelineRegistry) {
  return async (pipeline: string): Promise<ExpectedDurations> =>
    expectedDurations(await backend.durations(pipeline), declaredDurations(registry.find(pipeline)))
}

function declaredDurations(pipeline: AnyPipeline | undefined): ExpectedDurations {
  const declared = (pipeline?.stages ?? []).flatMap((stage) =>
    stage.kind === 'stage' && stage.options.expect !== undefined
      ? [[stage.name, toMilliseconds(stage.options.expect, `${stage.name}.expect`)] as const]
      : [],
  )
  return Object.fromEntries(declared)
}
