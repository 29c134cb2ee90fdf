import type { Cue, Voice } from '@repurpose/core'
import type { Finding } from './finding.ts'
import type { LanguageDetector } from './language/detector.ts'
import type { Audience, Taken } from './readability/formulas.ts'
import { type PlacedText, textsOf } from './text/texts.ts'

/** What is known of a piece and its source when it is checked. */
export interface PieceFacts {
  readonly type: string
  readonly variant: string
  /** As the model gave it, or with what the library computed. */
  readonly value: unknown
  /** Asked for, BCP 47. */
  readonly language: string
  readonly voice?: Voice | undefined
  /** Of the source. */
  readonly cues: readonly Cue[]
  /** Those that may be cited. Default: all of the source. */
  readonly cueIds?: ReadonlySet<string> | undefined
  /** Of the source. Quotations are compared with it only where it is the language of the piece. */
  readonly sourceLanguage?: string | undefined
  /** What the writer was told. Its sentences must not come back in the piece. */
  readonly instructions?: readonly string[] | undefined
  /** Addresses and domains that the piece may name besides those of its source. */
  readonly links?: readonly string[] | undefined
  /** Which fields hold Markdown. Default: what is known of the content type. */
  readonly isMarkdown?: ((path: string) => boolean) | undefined
  /** From `loadLanguageDetector()`. Without it the language is not checked. */
  readonly detector?: LanguageDetector | undefined
  readonly audience?: Audience | undefined
  readonly taken?: Taken | undefined
}

/** A piece as checks see it. */
export interface CheckedPiece extends PieceFacts {
  /** Every text of the value that a reader sees, with its path. */
  readonly texts: readonly PlacedText[]
  readonly cueIds: ReadonlySet<string>
}

/**
 * A check of a whole piece: one of the library's or one of your own.
 *
 * @example
 * const noShouting: PieceCheck = ({ texts }) => ({
 *   name: 'shouting',
 *   required: false,
 *   passed: texts.every(({ text }) => !text.includes('!!')),
 *   message: 'one exclamation mark is enough',
 *   score: 1,
 *   weight: 1,
 * })
 */
export type PieceCheck = (piece: CheckedPiece) => Finding | readonly Finding[]

/** A piece made ready to be checked. */
export function checkedPiece(facts: PieceFacts): CheckedPiece {
  return {
    ...facts,
    texts: textsOf(facts.value),
    cueIds: facts.cueIds ?? new Set(facts.cues.map(({ id }) => id)),
  }
}
