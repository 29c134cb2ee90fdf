import type { Cue, PieceInput, StageContext, Voice } from '@repurpose/core'
import type { z } from 'zod'
import type { Brief } from '../brief/index.ts'
import type { Finding } from '../checks/index.ts'
import type { LengthContract, SourceNeed } from './contract.ts'

/** What a built-in content type's writer is given. */
export type PieceContext = StageContext<PieceInput<string, { readonly brief: Brief }>>

/** What a piece is looked at with. */
export interface ReviewGround {
  readonly type: string
  readonly variant: string
  readonly contract: LengthContract
  /** To be written in (BCP 47). */
  readonly language: string
  /** Of the source, where that is known. */
  readonly sourceLanguage?: string | undefined
  readonly voice: Voice | undefined
  /** What the writer was told: none of it may appear in the piece. Empty where nobody knows. */
  readonly instructions: string
  /** Of the source, with times where it has them. */
  readonly cues: readonly Cue[]
  /** Those that the piece may cite. */
  readonly cueIds: ReadonlySet<string>
  /** The cue ids of each chapter of the brief. */
  readonly chapters: readonly ReadonlySet<string>[]
}

/** One form of content: what is asked of the model, and what its answer has to be. */
export interface PieceForm<Draft, Value = Draft> {
  /** Of what is asked of the model. */
  readonly schema: z.ZodType<Draft>
  readonly source: SourceNeed
  /** The checks of this form alone, beside those that every piece passes. */
  readonly review: (draft: Draft, ground: ReviewGround) => readonly Finding[]
  /** Puts right what needs no model, before anything is checked. Lists keep their order: findings name places in the draft. */
  readonly mend?: ((draft: Draft, ground: ReviewGround) => Draft) | undefined
  /** Computes what no model is asked for, such as times. Default: the draft as it is. */
  readonly complete?: ((draft: Draft, ground: ReviewGround) => Value) | undefined
}
