import { countWords } from '@repurpose/core'
import type { Finding } from '../finding.ts'
import { sentencesOf } from '../text/sentences.ts'
import { wordsOf } from '../text/words.ts'

/** Shorter sentences (`Thank you.`) may come back without anybody minding. */
const shortestSentence = 6
/** More of a text than this, said a second time, is a fault and no figure of speech. */
const largestShare = 0.2

/**
 * The share of a text's words that stand in sentences which the text has already said, 0–1. Letter case, punctuation
 * and white space make no difference.
 */
export function repeatedShare(texts: readonly string[], language?: string | undefined): number {
  const seen = new Set<string>()
  let all = 0
  let repeated = 0
  for (const sentence of texts.flatMap((text) => sentencesOf(text, language))) {
    const words = countWords(sentence, language)
    all += words
    if (words < shortestSentence) continue
    const key = wordsOf(sentence, language).join(' ')
    if (seen.has(key)) repeated += words
    seen.add(key)
  }
  return all === 0 ? 0 : repeated / all
}

/** Whether texts say things once, as one finding for all of them. `checkRepeats` says where they do not. */
export function checkRepetition(texts: readonly string[], language?: string | undefined): Finding {
  const share = repeatedShare(texts, language)
  const passed = share <= largestShare
  const percent = Math.round(share * 100)
  return {
    name: 'repetition',
    passed,
    required: true,
    code: 'TEXT_REPEATED',
    message: `${percent} % of the words stand in sentences that were said before${passed ? '' : `, at most ${largestShare * 100} % may; say each thing once`}`,
    score: 1 - share,
    weight: 2,
  }
}
