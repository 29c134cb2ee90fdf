import { countWords, type LengthRange } from '@repurpose/core'
import type { Finding } from './finding.ts'

/**
 * Whether a text has the words that were asked for; nothing where none were. A near miss keeps most of the score.
 *
 * @example checkWords(summary.text, { minimum: 68, target: 80, maximum: 92 }, 'text')
 */
export function checkWords(text: string, range: LengthRange | undefined, path: string): readonly Finding[] {
  if (range === undefined) return []
  return [checkAmount(countWords(text), range, { name: 'length', unit: 'words', path, weight: 3 })]
}

/** What a piece keeps of the score at the very edge of what was asked for. */
const edgeScore = 0.85

/** Whether an amount of anything lies within a range: posts of a thread, seconds of all scenes. */
export function checkAmount(
  amount: number,
  range: Pick<LengthRange, 'minimum' | 'maximum'> & { readonly target?: number | undefined },
  facts: {
    readonly name: string
    readonly unit: string
    readonly path: string
    readonly weight: number
    /** Default true. */
    readonly required?: boolean | undefined
  },
): Finding {
  const { minimum, maximum } = range
  return {
    name: facts.name,
    passed: amount >= minimum && amount <= maximum,
    required: facts.required ?? true,
    code: 'LENGTH_UNMET',
    message: `${facts.path}: ${amount} ${facts.unit}, wanted ${minimum} to ${maximum}`,
    score: scoreOf(amount, range),
    weight: facts.weight,
  }
}

/** 1 on target, less towards the bounds, and beyond them by how far away they are. Without a target 1 within the bounds. */
function scoreOf(amount: number, { minimum, maximum, target }: Parameters<typeof checkAmount>[1]): number {
  if (amount < minimum) return edgeScore * (amount / minimum)
  if (amount > maximum) return edgeScore * (maximum / amount)
  if (target === undefined || amount === target) return 1
  const bound = amount < target ? minimum : maximum
  return 1 - (1 - edgeScore) * ((amount - target) / (bound - target))
}
