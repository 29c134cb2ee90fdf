import type { Cue } from '@repurpose/core'
import type { Brief } from './schema.ts'

/** The ids of the cues of each chapter, in order. */
export function cuesByChapter({ chapters }: Brief, cues: readonly Cue[]): readonly ReadonlySet<string>[] {
  const ids = cues.map(({ id }) => id)
  return chapters.map(
    ({ firstCue, lastCue }) => new Set(ids.slice(ids.indexOf(firstCue), ids.indexOf(lastCue) + 1)),
  )
}
