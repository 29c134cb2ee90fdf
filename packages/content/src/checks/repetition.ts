import { countWords } from '@repurpose/core'
import type { Finding } from './finding.ts'

/** Shorter sentences (`Thank you.`) may come back without anybody minding. */
const shortestSentence = 6
/** More of a text than this, said a second time, is a fault and no figure of speech. */
const largestShare = 0.2

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/**
 * The share of a text's words that stand in sentences which the text has already said, 0–1. Letter case, punctuation
 * and white space make no difference.
 */
export function repeatedShare(texts: readonly string[]): number {
  const seen = new Set<string>()
  let all = 0
  let repeated = 0
  for (const text of texts) {
    for (const { segment } of segmenter.segment(text)) {
      const words = countWords(segment)
      all += words
      if (words < shortestSentence) continue
      const sentence = segment
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
      if (seen.has(sentence)) repeated += words
      seen.add(sentence)
    }
  }
  return all === 0 ? 0 : repeated / all
}

/** Whether a piece says things once. */
export function checkRepetition(texts: readonly string[]): Finding {
  const share = repeatedShare(texts)
  return {
    name: 'repetition',
    passed: share <= largestShare,
    required: true,
    code: 'OUTPUT_INVALID',
    message: `${Math.round(share * 100)} % of the words stand in sentences that were said before`,
    score: 1 - share,
    weight: 2,
  }
}
