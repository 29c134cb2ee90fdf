import type { Candidate } from './look-at.ts'
import { facts } from './mutators/facts.ts'
import { languages } from './mutators/languages.ts'
import { lengths } from './mutators/lengths.ts'
import { limits } from './mutators/limits.ts'
import { links } from './mutators/links.ts'
import { markup } from './mutators/markup.ts'
import type { Expectation, Mutator } from './mutators/mutator.ts'
import { phrasing } from './mutators/phrasing.ts'
import { quotations } from './mutators/quotations.ts'
import { citations, completeness, remains } from './mutators/remains.ts'
import { repetitions } from './mutators/repetitions.ts'
import { times } from './mutators/times.ts'
import { english } from './pieces/english.ts'
import { german } from './pieces/german.ts'
import type { GoodPiece } from './pieces/hand-piece.ts'
import { offlinePieces } from './pieces/offline.ts'
import { spanish } from './pieces/spanish.ts'
import { translations } from './pieces/translations.ts'
import { chanceOf, hash } from './rewrite.ts'

/** The kinds of defect. */
export const mutators: readonly Mutator[] = [
  ...lengths,
  ...limits,
  ...languages,
  ...repetitions,
  ...phrasing,
  ...links,
  ...markup,
  ...remains,
  ...completeness,
  ...citations,
  ...quotations,
  ...facts,
  ...times,
]

/** A piece with one defect, and what has to be found of it. */
export interface Defective extends Candidate {
  readonly kind: string
  readonly expect: Expectation
  readonly path?: string | undefined
}

/** Checks are tuned on one half of the set; the other says how well they do on what nobody looked at. */
export type Half = 'tuned on' | 'held out'

export function halfOf({ id }: { readonly id: string }): Half {
  return hash(`half ${id}`) % 2 === 0 ? 'tuned on' : 'held out'
}

/** Pieces of each language that every kind of defect is seeded into, where it has a place in as many. */
const perLanguage = 2

export function goodPieces(): readonly GoodPiece[] {
  return [...english, ...spanish, ...german, ...translations, ...offlinePieces()]
}

/** Every kind of defect in pieces of each language, the same ones every time. */
export function defectivePieces(pieces: readonly GoodPiece[]): readonly Defective[] {
  return mutators.flatMap((mutator) =>
    ['en', 'es', 'de'].flatMap((language) => {
      const bases = pieces
        .filter((piece) => piece.language === language)
        .map((piece) => ({ piece, rank: hash(`a place for ${mutator.name}: ${piece.id}`) }))
        .toSorted((one, other) => one.rank - other.rank)
      const seeded: Defective[] = []
      for (const { piece } of bases) {
        if (seeded.length === perLanguage) break
        const defect = seed(mutator, piece, pieces)
        if (defect !== undefined) seeded.push(defect)
      }
      return seeded
    }),
  )
}

function seed(mutator: Mutator, piece: GoodPiece, pieces: readonly GoodPiece[]): Defective | undefined {
  const id = `${mutator.name} in ${piece.id}`
  const mutation = mutator.mutate(piece, {
    chance: chanceOf(id),
    pieces,
    isHeldOut: halfOf({ id }) === 'held out',
  })
  if (mutation === undefined) return undefined
  return { ...piece, ...mutation, id, kind: mutator.name, expect: mutator.expect }
}

/** The pieces that stand beside a good one, where they were written to. */
export function siblingsOf(piece: GoodPiece, pieces: readonly GoodPiece[]): readonly GoodPiece[] {
  if (piece.generation === undefined) return []
  return pieces.filter(({ generation, id }) => generation === piece.generation && id !== piece.id)
}
