import { countWords, type LengthRange } from '@repurpose/core'
import type { Finding } from './finding.ts'

/**
 * Whether a text has the words that were asked for. A near miss keeps most of the score.
 *
 * @example checkWords(summary.text, { minimum: 68, target: 80, maximum: 92 }, 'text')
 */
export function checkWords(text: string, range: LengthRange, path: string): Finding {
  return checkAmount(countWords(text), range, { name: 'length', unit: 'words', path, weight: 3 })
}

/** Whether an amount of anything lies within a range: posts of a thread, seconds of all scenes. */
export function checkAmount(
  amount: number,
  { minimum, maximum }: Pick<LengthRange, 'minimum' | 'maximum'>,
  facts: {
    readonly name: string
    readonly unit: string
    readonly path: string
    readonly weight: number
    /** Default true. */
    readonly required?: boolean | undefined
  },
): Finding {
  const passed = amount >= minimum && amount <= maximum
  const nearness = amount < minimum ? amount / minimum : maximum / amount
  return {
    name: facts.name,
    passed,
    required: facts.required ?? true,
    code: 'LENGTH_UNMET',
    message: `${facts.path}: ${amount} ${facts.unit}, wanted ${minimum} to ${maximum}`,
    score: passed ? 1 : nearness,
    weight: facts.weight,
  }
}
