import { countWords, type LengthRange } from '@repurpose/core'
import type { Finding } from './finding.ts'
import { spokenSeconds, spokenWords } from './spoken.ts'

/** What is wanted: bounds, and where possible what to aim at between them. */
export type Bounds = Pick<LengthRange, 'minimum' | 'maximum'> & { readonly target?: number | undefined }

/**
 * Whether a text has the words that were asked for; nothing where none were. A near miss keeps most of the score.
 *
 * @param path the field that holds the text; empty for the piece as a whole
 * @param language BCP 47; decides what a word is where no spaces part them
 * @example checkWords(summary.text, { minimum: 68, target: 80, maximum: 92 }, 'text')
 */
export function checkWords(
  text: string,
  range: LengthRange | undefined,
  path: string,
  language?: string | undefined,
): readonly Finding[] {
  if (range === undefined) return []
  return [checkAmount(countWords(text, language), range, { name: 'length', unit: 'words', path, weight: 3 })]
}

/**
 * Whether a text has the characters that were asked for, counted in UTF-16 code units. What a platform takes is for
 * `checkLimit`, which counts as the platform does.
 *
 * @example checkCharacterCount(description, { minimum: 150, maximum: 160 }, 'description')
 */
export function checkCharacterCount(
  text: string,
  range: Bounds | undefined,
  path: string,
): readonly Finding[] {
  if (range === undefined) return []
  return [checkAmount(text.length, range, { name: 'length', unit: 'characters', path, weight: 3 })]
}

/**
 * Whether a text takes the seconds to say that it has, at 150 words a minute. The advice is in words, because that is
 * what can be added or cut.
 *
 * @example checkSpokenSeconds(lines.join('\n'), { minimum: 51, target: 60, maximum: 69 }, 'scenes')
 */
export function checkSpokenSeconds(
  text: string,
  range: Bounds | undefined,
  path: string,
  language?: string | undefined,
): readonly Finding[] {
  if (range === undefined) return []
  const seconds = Math.round(spokenSeconds(text, language))
  const finding = checkAmount(seconds, range, { name: 'length', unit: 'seconds of speech', path, weight: 3 })
  if (finding.passed) return [finding]
  const missing = missingFrom(seconds, range)
  const advice = `${missing > 0 ? 'add' : 'cut'} about ${spokenWords(Math.abs(missing))} words`
  return [{ ...finding, message: `${amountOf(seconds, range, 'seconds of speech')}; ${advice}` }]
}

/** What a piece keeps of the score at the very edge of what was asked for. */
const edgeScore = 0.85

/** Whether an amount of anything lies within a range: posts of a thread, seconds of all scenes. */
export function checkAmount(
  amount: number,
  range: Bounds,
  facts: {
    readonly name: string
    readonly unit: string
    /** The field that has to be changed; empty for the piece as a whole. */
    readonly path: string
    readonly weight: number
    /** Default true. */
    readonly required?: boolean | undefined
  },
): Finding {
  const passed = amount >= range.minimum && amount <= range.maximum
  const found = amountOf(amount, range, facts.unit)
  return {
    name: facts.name,
    passed,
    required: facts.required ?? true,
    code: 'LENGTH_UNMET',
    message: passed ? found : `${found}; ${adviceOf(missingFrom(amount, range), range)}`,
    ...(facts.path === '' ? {} : { path: facts.path }),
    score: scoreOf(amount, range),
    weight: facts.weight,
  }
}

function amountOf(amount: number, { minimum, maximum }: Bounds, unit: string): string {
  const wanted =
    maximum === Number.POSITIVE_INFINITY
      ? `at least ${minimum}`
      : minimum === maximum
        ? `${minimum}`
        : `${minimum} to ${maximum}`
  return `${amount} ${unit}, wanted ${wanted}`
}

function adviceOf(missing: number, { target }: Bounds): string {
  const amount = Math.ceil(Math.abs(missing))
  return `${missing > 0 ? 'add' : 'cut'} ${target === undefined ? 'at least' : 'about'} ${amount}`
}

/** How much to add (or, below 0, to cut), so that the target is met or else the nearer bound. */
function missingFrom(amount: number, { minimum, maximum, target }: Bounds): number {
  return (target ?? (amount < minimum ? minimum : maximum)) - amount
}

/** 1 on target, less towards the bounds, and beyond them by how far away they are. Without a target 1 within the bounds. */
function scoreOf(amount: number, { minimum, maximum, target }: Bounds): number {
  if (amount < minimum) return edgeScore * (amount / minimum)
  if (amount > maximum) return edgeScore * (maximum / amount)
  if (target === undefined || amount === target) return 1
  const bound = amount < target ? minimum : maximum
  return 1 - (1 - edgeScore) * ((amount - target) / (bound - target))
}
