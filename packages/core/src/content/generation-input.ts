import type { Priority } from '../priority/index.ts'
import type { Source } from '../source/index.ts'
import type { Money } from '../values/index.ts'
import type { ApprovalGate } from './approval.ts'
import type { PieceSpec } from './piece-spec.ts'
import type { Voice } from './voice.ts'

/** One piece as it was accepted. Nothing in it changes with time: the same request gives the same order. */
export interface PieceOrder {
  /** `type/variant`, with `/language` where several were asked for: its name among the pieces of the generation. */
  readonly key: string
  readonly type: string
  readonly variant: string
  readonly spec: PieceSpec
  readonly priority: Priority
  /** To write in (BCP 47). Absent: the language of the source, known once it is loaded. */
  readonly language?: string | undefined
  /** The language as it was asked for among several: the contents hold one piece for each. */
  readonly under?: string | undefined
  readonly voice?: Voice | undefined
  /** Of the language model. */
  readonly role?: string | undefined
  readonly approval?: ApprovalGate | undefined
  /** The caller's own wishes. */
  readonly instructions?: string | undefined
  /** As the content type's options schema understood them. */
  readonly options?: unknown
}

/** One piece that a generation is to make. */
export interface PlannedPiece extends PieceOrder {
  /** Typical time from start to end, in milliseconds. */
  readonly expectMs: number
  /** A rough one, where the price and the size of the source are known. */
  readonly estimate?: Money | undefined
}

/** Something in a request that was not followed to the letter. */
export interface PlanWarning {
  readonly code: 'VARIANT_UNKNOWN' | 'VARIANT_DUPLICATE' | 'LANGUAGE_DUPLICATE'
  readonly message: string
  /** `content.summary.huge`, `languages[2]` */
  readonly path: string
}

/** The input of a generation: the plan is part of it, so that a deploy does not change what was accepted. */
export interface GenerationInput {
  readonly source: Source
  readonly language?: string | undefined
  readonly pieces: readonly PieceOrder[]
  readonly warnings: readonly PlanWarning[]
  /** Pieces in the making at once. */
  readonly concurrency: number
  /** For each piece, from the moment it is queued, in milliseconds. */
  readonly deadlineMs?: number | undefined
}
