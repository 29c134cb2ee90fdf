import type { Voice } from '@repurpose/core'
import type { GoodPiece } from '../pieces/hand-piece.ts'
import type { Chance } from '../rewrite.ts'

/** What a check has to find in a piece with one defect. */
export interface Expectation {
  /** Its name in findings. */
  readonly check: string
  readonly code?: string | undefined
  /** Whether the piece has to fail with it. */
  readonly required: boolean
}

/** A good piece with one defect. */
export interface Mutation {
  readonly value: unknown
  /** The field that has to be written anew; undefined where it is the piece as a whole. */
  readonly path?: string | undefined
  readonly voice?: Voice | undefined
  readonly instructions?: string | undefined
  readonly untrue?: readonly { readonly text: string; readonly verdict: 'contradicted' | 'not-in-source' }[]
  readonly siblings?: readonly GoodPiece[] | undefined
}

/** What a mutation may draw on. */
export interface Surroundings {
  readonly chance: Chance
  /** Whether the piece will be in the half that checks are not tuned on: its defect is then worded in another way. */
  readonly isHeldOut: boolean
  /** All good pieces. */
  readonly pieces: readonly GoodPiece[]
}

/** A kind of defect. */
export interface Mutator {
  readonly name: string
  readonly expect: Expectation
  /** Nothing where the piece has no place for such a defect. */
  readonly mutate: (piece: GoodPiece, surroundings: Surroundings) => Mutation | undefined
}

export function required(check: string, code: string): Expectation {
  return { check, code, required: true }
}

export function advisory(check: string): Expectation {
  return { check, required: false }
}

/** The text of the piece's language. */
export function inLanguage<Text>(
  piece: GoodPiece,
  texts: { readonly en: Text; readonly es: Text; readonly de: Text },
): Text {
  switch (piece.language) {
    case 'es':
      return texts.es
    case 'de':
      return texts.de
    default:
      return texts.en
  }
}
