import type { Cue } from '../source/index.ts'

/** What a loader is asked for: a video by id, or whatever a URL leads to. */
export type LoadRequest = { readonly video: string } | { readonly url: string }

export interface LoadedTranscript {
  readonly cues: readonly Cue[]
  readonly language?: string | undefined
}

/** @throws SourceError `TRANSCRIPT_MISSING`, `SOURCE_UNAVAILABLE` */
export interface TranscriptLoader {
  readonly specificationVersion: 1
  readonly kind: 'transcript'
  readonly provider: string
  load(
    request: LoadRequest,
    options: {
      readonly signal: AbortSignal
      /** What the host's `credentials(job)` gave; in memory only. */
      readonly credentials?: unknown
    },
  ): Promise<LoadedTranscript>
}
