import type { StageContext } from '../pipeline/index.ts'
import type { Transcript } from '../source/index.ts'
import { type Duration, toMilliseconds } from '../values/index.ts'
import { checkName } from './name.ts'

/** What a shared value is computed from. */
export interface SharedInput {
  readonly transcript: Transcript
  /** The language that the pieces are written in (BCP 47). */
  readonly language: string
}

/** What computes a shared value is given: the context of a stage. */
export type SharedContext = StageContext<SharedInput>

/** A value that several pieces of one generation are made from, computed once. Made by `shared()`. */
export interface Shared<Name extends string = string, Value = unknown> {
  readonly name: Name
  readonly compute: (context: SharedContext) => Promise<Value> | Value
  readonly expectMs: number
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
 * @throws InputError `INPUT_INVALID` for a name outside `[A-Za-z0-9_-]`.
 * @example
 * const brief = shared('brief', async ({ input, transcripts, language }) =>
 *   language.generate({ task: 'brief', prompt: await transcripts.text(input.transcript), schema: Brief }))
 * const summary = contentType('summary', { …, shares: [brief] }, ({ input }) => write(input.shared.brief))
 */
export function shared<const Name extends string, Value>(
  name: Name,
  compute: (context: SharedContext) => Promise<Value> | Value,
  options: { readonly expect?: Duration | undefined } = {},
): Shared<Name, Value> {
  checkName(name, 'shared value', 'name')
  return Object.freeze({ name, compute, expectMs: toMilliseconds(options.expect ?? '15s', `${name}.expect`) })
}
