import type { Cue } from '@repurpose/core'
import type { Caption } from './captions.ts'

/** Cues with the ids `c1`, `c2`, … in order of time, as pieces of content cite them. */
export function toCues(captions: readonly Caption[]): readonly Cue[] {
  return captions
    .toSorted((one, other) => one.startMs - other.startMs)
    .map(({ startMs, endMs, speaker, lines }, index) => ({
      id: `c${index + 1}`,
      startMs,
      endMs,
      text: lines.join(' '),
      ...(speaker === undefined ? {} : { speaker }),
    }))
}
