import type { Json, Labels, Money } from '../values/index.ts'

/** A finished piece with its provenance. */
export interface ContentRecord {
  readonly jobId: string
  readonly rootId: string
  /** Fingerprint of the source the piece was made from. */
  readonly source: string
  readonly type: string
  readonly variant: string
  readonly language: string
  /** Encoded. */
  readonly value: Json
  /** How it came about: instructions, voice, checks, … Encoded. */
  readonly provenance: Json
  readonly models: readonly string[]
  readonly quality: number | undefined
  readonly labels: Labels
  readonly cost: Money
  readonly ms: number
  readonly createdAt: number
}

/** Which finished pieces to read. What is absent admits all. */
export interface ContentsQuery {
  /** Of the job that made it. */
  readonly jobId?: string | undefined
  readonly source?: string | undefined
  readonly type?: string | undefined
  readonly variant?: string | undefined
  readonly language?: string | undefined
  readonly rootId?: string | undefined
  readonly labels?: Labels | undefined
  readonly limit?: number | undefined
}
