/** A timed piece of a transcript. */
export interface Cue {
  /** Unique within its transcript: pieces cite cues by it. */
  readonly id: string
  readonly startMs: number
  readonly endMs: number
  readonly text: string
  readonly speaker?: string | undefined
}

/** What content is made from: text, timed cues, or something that the configured transcript loader can fetch. */
export type Source =
  | { readonly text: string; readonly language?: string | undefined }
  | { readonly cues: readonly Cue[]; readonly language?: string | undefined }
  | { readonly video: string }
  | { readonly url: string }
