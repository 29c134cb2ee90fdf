import type { Cue, SharedContext } from '@repurpose/core'
import type { BriefProblem } from '../grounding.ts'

/** The name of a stretch of the source. */
export function nameOf(cues: readonly Cue[]): string {
  return `${cues.at(0)?.id}-${cues.at(-1)?.id}`
}

/** @param left what was left out: `2 quotes` */
export function warnOfTrimming({ warn }: SharedContext, left: readonly string[], cues: readonly Cue[]): void {
  if (left.length === 0) return
  const what = `Parts of the brief that the source (${nameOf(cues)}) does not bear out were left out`
  warn('BRIEF_TRIMMED', `${what}: ${left.join(', ')}.`)
}

export function warnOfGap({ warn }: SharedContext, problems: readonly BriefProblem[]): void {
  for (const { reason } of problems) {
    warn('BRIEF_UNEVEN', `The points of the brief do not do justice to the source: ${reason}.`)
  }
}

export function warnOfMerging({ warn }: SharedContext, cues: readonly Cue[]): void {
  const what = `The briefs of ${nameOf(cues)} were put together without the model, whose answers could not be used`
  warn('BRIEF_MERGED_BY_CODE', `${what}: their points are a choice from all of them.`)
}
