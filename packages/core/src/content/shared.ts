import type { StageContext } from '../pipeline/index.ts'
import type { Transcript } from '../source/index.ts'
import { type Duration, toMilliseconds } from '../values/index.ts'
import { checkName } from './name.ts'
import type { PieceWarning } from './piece.ts'
import type { PieceSpec } from './piece-spec.ts'

/** What a shared value is computed from. */
export interface SharedInput {
  readonly transcript: Transcript
  /** Of the source (BCP 47). Where that is not known, the language of the first piece. */
  readonly language: string
  /** What will be made from it. */
  readonly pieces: readonly SharedPiece[]
}

/** A piece that is going to be written. */
export interface SharedPiece {
  /** `type/variant`, with `/language` where several were asked for. */
  readonly key: string
  readonly type: string
  readonly variant: string
  readonly language: string
  readonly spec: PieceSpec
}

/** A piece that was written, beside the others of its generation. */
export interface FinishedPiece extends SharedPiece {
  readonly value: unknown
}

/** Something that the reader of a piece should know about it and the other pieces. */
export interface PieceRemark extends PieceWarning {
  /** Of the piece. */
  readonly key: string
}

/** What computes a shared value is given: the context of a stage. */
export type SharedContext = StageContext<SharedInput>

/** A value that several pieces of one generation are made from, computed once. Made by `shared()`. */
export interface Shared<Name extends string = string, Value = unknown> {
  readonly name: Name
  readonly compute: (context: SharedContext) => Promise<Value> | Value
  readonly expectMs: number
  /** Looks at all pieces of a generation side by side when they are done; its remarks become their warnings. */
  readonly review: ((pieces: readonly FinishedPiece[]) => readonly PieceRemark[]) | undefined
}

/** What a content type's pieces find in `input.shared`, by name. */
export type SharedValues<Shares extends readonly Shared[]> = {
  readonly [Each in Shares[number] as Each['name']]: Each extends Shared<string, infer Value> ? Value : never
}

/**
 * A value that is computed once per generation, before the pieces, and handed to every piece whose content type names
 * it. What it asks of providers is recorded and never paid twice.
 *
 * @param options.expect Typical duration, for estimates. Default 15 s.
 * @param options.review Looks at the finished pieces side by side: for repetition, for contradictions.
 * @throws InputError `INPUT_INVALID` for a name outside `[A-Za-z0-9_-]`.
 * @example
 * const brief = shared('brief', async ({ input, transcripts, language }) =>
 *   language.generate({ task: 'brief', prompt: await transcripts.text(input.transcript), schema: Brief }))
 * const summary = contentType('summary', { …, shares: [brief] }, ({ input }) => write(input.shared.brief))
 */
export function shared<const Name extends string, Value>(
  name: Name,
  compute: (context: SharedContext) => Promise<Value> | Value,
  options: {
    readonly expect?: Duration | undefined
    readonly review?: Shared['review']
  } = {},
): Shared<Name, Value> {
  checkName(name, 'shared value', 'name')
  const expectMs = toMilliseconds(options.expect ?? '15s', `${name}.expect`)
  return Object.freeze({ name, compute, expectMs, review: options.review })
}
