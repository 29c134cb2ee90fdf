/** What a finished piece adds to its result when it is stored among the contents. */
export interface ContentDraft {
  readonly source: string
  readonly type: string
  readonly variant: string
  readonly language: string
  readonly value: unknown
  /** 0–1. */
  readonly quality?: number | undefined
  /** How it came about, as far as the content type knows. */
  readonly provenance: unknown
}
