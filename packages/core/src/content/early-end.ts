import type { Stage } from '../pipeline/index.ts'

/** What a stop left behind when its condition held. */
interface EarlyEnd {
  readonly '~ended': true
  readonly result: unknown
}

type Outputs = Readonly<Record<string, unknown>>

/**
 * Stages in which a stop does not end the job but leaves out the stages after it. A piece that ends early still has to
 * pass the validation, which a job's end would skip.
 */
export function endEarly(stages: readonly Stage[]): readonly Stage[] {
  const first = stages.findIndex(({ kind }) => kind === 'stop')
  if (first < 0) return stages
  return stages.map((stage, index): Stage => {
    if (index < first) return stage
    if (stage.kind === 'stop') {
      return {
        kind: 'stage',
        name: stage.name,
        options: { ...stage.options, skip: hasEnded },
        // The builder gave both functions the type of this ground.
        run: (ground: { readonly outputs: Outputs }) =>
          stage.when(ground as never) ? end(stage.result(ground as never)) : null,
      }
    }
    const { skip } = stage.options
    const skipped = (ground: { readonly outputs: Outputs }) =>
      hasEnded(ground) || skip?.(ground as never) === true
    return { ...stage, options: { ...stage.options, skip: skipped } }
  })
}

export function earlyEnd(outputs: Outputs): EarlyEnd | undefined {
  return Object.values(outputs).find(isEarlyEnd)
}

function hasEnded({ outputs }: { readonly outputs: Outputs }): boolean {
  return earlyEnd(outputs) !== undefined
}

function end(result: unknown): EarlyEnd {
  return { '~ended': true, result }
}

function isEarlyEnd(output: unknown): output is EarlyEnd {
  return typeof output === 'object' && output !== null && '~ended' in output && output['~ended'] === true
}
