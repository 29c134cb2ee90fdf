import type { Cue } from '@repurpose/core'

/** A timed transcript in the shape that `generate({ source })` takes. */
export interface TranscriptSource {
  readonly cues: readonly Cue[]
  /** BCP 47, where the file names it. */
  readonly language?: string | undefined
}
