import type { LengthRange, PieceSpec, PieceWarning } from '@repurpose/core'

/** The lengths that a piece is held to. */
export interface LengthContract {
  readonly words?: LengthRange | undefined
  readonly seconds?: number | undefined
  readonly characters?: number | undefined
  /** Whether the source is too short for the length asked for. */
  readonly thin: boolean
  readonly warnings: readonly PieceWarning[]
}

/** How far from a target a length may be, as a fraction. */
const tolerance = 0.15
/** From a thin source even half of what seems possible is enough: less is better than padding. */
const thinTolerance = 0.5

/**
 * The bounds around a number of words.
 *
 * @example around(200) // { minimum: 170, target: 200, maximum: 230 }
 */
export function around(target: number, fraction: number = tolerance): LengthRange {
  return { minimum: Math.floor(target * (1 - fraction)), target, maximum: Math.ceil(target * (1 + fraction)) }
}

/** What a form of content needs of its source. */
export interface SourceNeed {
  /** How much of the source's own length a piece may have: a summary half, an article more. Default: all of it. */
  readonly share?: number | undefined
  /** From fewer words the form cannot be filled. Default 0. */
  readonly leastWords?: number | undefined
}

/** The lengths of a variant, lowered where the source does not have the words for them, with the warning `SOURCE_THIN`. */
export function lengthContract(
  { label, words, seconds, characters }: PieceSpec,
  source: SourceNeed & { readonly words: number },
): LengthContract {
  const { share = 1, leastWords = 0 } = source
  const available = Math.max(1, Math.floor(source.words * share))
  const tooShort = words !== undefined && available < words.minimum
  if (!tooShort) {
    const thin = source.words < leastWords
    return {
      words,
      seconds,
      characters,
      thin,
      warnings: thin ? [warning(source.words, `${label} will be short`)] : [],
    }
  }
  return {
    words: {
      minimum: Math.floor(available * (1 - thinTolerance)),
      target: available,
      maximum: words.maximum,
    },
    seconds:
      seconds === undefined ? undefined : Math.max(1, Math.round((seconds * available) / words.target)),
    characters,
    thin: true,
    warnings: [warning(source.words, `${label} aims at ${available} instead of ${words.target}`)],
  }
}

function warning(words: number, consequence: string): PieceWarning {
  return { code: 'SOURCE_THIN', message: `The source has ${words} words: ${consequence}.` }
}
