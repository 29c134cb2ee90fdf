import { countWords } from '@repurpose/core'
import type { Finding } from './finding.ts'

/** Mean words of a sentence that can still be followed, by how the text is taken in. */
export const sentenceLengths = { read: 24, heard: 20 } as const

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Whether sentences are short enough for reader or listener. */
export function checkSentences(texts: readonly string[], taken: keyof typeof sentenceLengths): Finding {
  const lengths = texts
    .flatMap((text) => Array.from(segmenter.segment(text), ({ segment }) => countWords(segment)))
    .filter((words) => words > 0)
  const mean = lengths.reduce((sum, words) => sum + words, 0) / Math.max(1, lengths.length)
  const longest = sentenceLengths[taken]
  return {
    name: 'sentences',
    passed: mean <= longest,
    required: false,
    message: `${Math.round(mean)} words a sentence on average, at most ${longest} to be ${taken} with ease`,
    score: Math.min(1, longest / Math.max(1, mean)),
    weight: 1,
  }
}
