import { countWords } from '@repurpose/core'
import type { Finding } from '../finding.ts'
import { primaryOf } from '../text/segmenter.ts'
import { sentencesOf } from '../text/sentences.ts'
import type { Taken } from './formulas.ts'

/** Mean words of a sentence that can still be followed, by how the text is taken in. */
const sentenceLengths: Readonly<Record<Taken, number>> = { read: 24, heard: 20 }
/** Languages that say with several small words what others say with one, and so have longer sentences. */
const wordy: ReadonlySet<string> = new Set(['es', 'fr', 'it', 'pt', 'ca', 'gl', 'ro'])
const wordiness = 1.2

/** Whether sentences are short enough for reader or listener. Advice only. */
export function checkSentences(
  texts: readonly string[],
  taken: Taken,
  language?: string | undefined,
): Finding {
  const lengths = texts
    .flatMap((text) => sentencesOf(text, language))
    .map((sentence) => countWords(sentence, language))
    .filter((words) => words > 0)
  const mean = lengths.reduce((sum, words) => sum + words, 0) / Math.max(1, lengths.length)
  const longest = Math.round(
    sentenceLengths[taken] * (wordy.has(primaryOf(language ?? 'en')) ? wordiness : 1),
  )
  const passed = mean <= longest
  const found = `${Math.round(mean)} words a sentence on average, at most ${longest} to be ${taken} with ease`
  return {
    name: 'sentences',
    passed,
    required: false,
    message: passed ? found : `${found}; part the longest, which has ${Math.max(...lengths)}`,
    score: Math.min(1, longest / Math.max(1, mean)),
    weight: 1,
  }
}
