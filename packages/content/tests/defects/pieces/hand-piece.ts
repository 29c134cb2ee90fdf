import type { Voice } from '@repurpose/core'

/** A piece over a source that is as it should be. */
export interface GoodPiece {
  /** Decides in which half of the set it is. */
  readonly id: string
  /** `en/short`. */
  readonly source: string
  /** To be written in (BCP 47). */
  readonly language: string
  readonly type: string
  readonly variant: string
  readonly value: unknown
  readonly voice?: Voice | undefined
  /** Pieces that were written for one another's company have the same: they must not say things in the same words. */
  readonly generation?: string | undefined
}

export type HandPiece = GoodPiece

type Row = readonly [
  kind: string,
  value: unknown,
  options?: { readonly voice?: Voice | undefined; readonly language?: string | undefined },
]

/** Pieces that somebody wrote over one source. */
export function piecesOver(source: string, language: string, rows: readonly Row[]): readonly GoodPiece[] {
  return rows.map(([kind, value, options = {}], index) => {
    const [type = '', variant = ''] = kind.split('.')
    return {
      id: `hand/${source}/${index + 1}/${kind}`,
      source,
      language: options.language ?? language,
      type,
      variant,
      value,
      ...(options.voice === undefined ? {} : { voice: options.voice }),
      generation: `hand/${source}`,
    }
  })
}

/** Cue ids by their numbers. */
export function c(...numbers: readonly number[]): readonly string[] {
  return numbers.map((number) => `c${number}`)
}
