import { BlockedError } from '../../errors/index.ts'
import type { AnyPipeline } from '../pipeline.ts'
import type { Stage } from '../stage.ts'
import type { History } from './history.ts'

/**
 * Matches the stages of the code with those that the job has begun. Every begun stage must still be there, under its
 * name or a former one, in the same order, with nothing new before it.
 *
 * @returns The stages of the pipeline, each with the name that its facts go under.
 * @throws BlockedError `PIPELINE_CHANGED`
 */
export function matchStages(
  pipeline: AnyPipeline,
  history: History,
): readonly { readonly stage: Stage; readonly name: string }[] {
  const stages = pipeline.stages.map((stage) => ({ stage, name: recordedName(stage, history) }))
  const begun = [...history.stages.keys()]
  for (const [index, recorded] of begun.entries()) {
    if (stages[index]?.name !== recorded) throw pipelineChanged(pipeline, begun, recorded, index)
  }
  return stages
}

function recordedName({ name, options }: Stage, { stages }: History): string {
  if (stages.has(name)) return name
  return options.was?.find((former) => stages.has(former)) ?? name
}

function pipelineChanged(
  pipeline: AnyPipeline,
  begun: readonly string[],
  recorded: string,
  index: number,
): BlockedError {
  const now = pipeline.stages[index]?.name
  return new BlockedError({
    code: 'PIPELINE_CHANGED',
    message:
      now === undefined
        ? `The job has run stage "${recorded}", which the pipeline "${pipeline.name}" no longer has.`
        : `The job has run "${recorded}" where the pipeline "${pipeline.name}" now has "${now}".`,
    path: recorded,
    action: [
      `If "${recorded}" was renamed, name it in the new stage's \`was\`;`,
      'if the pipeline is another one now, give it a new version and register the old one beside it;',
      `or start over from there with retry({ from: '${recorded}' }).`,
    ].join(' '),
    context: { recorded: begun, stages: pipeline.stages.map(({ name }) => name) },
  })
}

/** @throws BlockedError `PIPELINE_CHANGED` when only other versions are registered. */
export function missingVersion(name: string, version: number): BlockedError {
  return new BlockedError({
    code: 'PIPELINE_CHANGED',
    message: `The job runs with version ${version} of "${name}", which is not registered here.`,
    path: name,
    action: `Register version ${version} beside the new one, or move the job to the new one with retry({ from }).`,
    context: { version },
  })
}
