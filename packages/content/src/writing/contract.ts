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

/**
 * The lengths of a variant, lowered where the source does not have the words for them.
 *
 * @param options.share how much of the source's own length a piece may have: a summary half, an article more
 */
export function lengthContract(
  { label, words, seconds, characters }: PieceSpec,
  options: { readonly sourceWords: number; readonly share: number; readonly type: string },
): LengthContract {
  const available = Math.max(1, Math.floor(options.sourceWords * options.share))
  if (words === undefined || available >= words.minimum) return { words, seconds, characters, thin: false, warnings: [] }
  return {
    words: { minimum: Math.floor(available * (1 - thinTolerance)), target: available, maximum: words.maximum },
    seconds: seconds === undefined ? undefined : Math.max(1, Math.round((seconds * available) / words.target)),
    characters,
    thin: true,
    warnings: [
      {
        code: 'SOURCE_THIN',
        message: `The source has ${options.sourceWords} words: ${options.type} (${label}) aims at ${available} instead of ${words.target}.`,
      },
    ],
  }
}
