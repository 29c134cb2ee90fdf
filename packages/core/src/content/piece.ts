import type { OutputErrorCode } from '../errors/index.ts'
import type { Transcript } from '../source/index.ts'
import type { ApprovalGate, ApprovalNote } from './approval.ts'
import type { PieceSpec } from './piece-spec.ts'
import type { Voice } from './voice.ts'

/** What a content type's stages are given as `input`: one piece to write. */
export interface PieceInput<Variant extends string = string, Values = object, Options = unknown> {
  readonly type: string
  readonly variant: Variant
  readonly spec: PieceSpec
  /** To write in (BCP 47). */
  readonly language: string
  /** What the writer is told: the type's template, the variant's and the caller's wishes, filled in. May be empty. */
  readonly instructions: string
  /** The caller's own wishes alone. */
  readonly wishes?: string | undefined
  /** How the brand speaks, where the request or the configuration says so. */
  readonly voice?: Voice | undefined
  /** Which of the configured language models the request wants to write it. Absent: the content type's choice. */
  readonly role?: string | undefined
  /** Whether somebody has to approve the piece before it counts. */
  readonly approval?: ApprovalGate | undefined
  /** The job of the piece that this one is another version of. */
  readonly rerunOf?: string | undefined
  /** As the content type's options schema understood them. */
  readonly options: Options
  readonly transcript: Transcript
  /** The shared values that the content type names. */
  readonly shared: Values
}

/** One thing that was looked at in a finished piece. */
export interface Check {
  /** `length`, `limit`, `language`, … */
  readonly name: string
  readonly passed: boolean
  /** Whether the piece fails with this check. Default true. */
  readonly required?: boolean | undefined
  /** The error code of a piece that fails with it. Default `OUTPUT_INVALID`. */
  readonly code?: OutputErrorCode | undefined
  /** What was found and what was wanted: `61 words, wanted 64 to 96`. */
  readonly message?: string | undefined
}

/** Something that the reader of a piece should know and that does not make it fail. */
export interface PieceWarning {
  readonly code: string
  readonly message: string
}

/** What can be said of a finished piece, besides its value. */
export interface PieceNotes {
  /** 0–1. */
  readonly quality?: number | undefined
  readonly checks?: readonly Check[] | undefined
  readonly warnings?: readonly PieceWarning[] | undefined
}

/** A value together with what was found out about it. Made by `piece()`. */
export interface PieceDraft<Value> extends PieceNotes {
  readonly '~piece': true
  readonly value: Value
}

/** The result of a piece's job. */
export interface PieceResult<Value = unknown> {
  readonly value: Value
  readonly quality?: number | undefined
  readonly checks: readonly Check[]
  readonly warnings: readonly PieceWarning[]
  /** Who approved it, where that was asked for. */
  readonly approval?: ApprovalNote | undefined
}

/**
 * What a content type may return in place of the bare value: the value with its quality score, checks and warnings.
 * They travel into the result and the stored content. A failed required check fails the piece with the check's code.
 *
 * @example
 * return piece(value, { quality: 0.9, checks: [{ name: 'length', passed: words >= 64, code: 'LENGTH_UNMET' }] })
 */
export function piece<Value>(value: Value, notes: PieceNotes = {}): PieceDraft<Value> {
  return { '~piece': true, value, ...notes }
}

export function isPieceDraft(value: unknown): value is PieceDraft<unknown> {
  return typeof value === 'object' && value !== null && '~piece' in value && value['~piece'] === true
}
