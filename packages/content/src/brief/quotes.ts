import type { Cue } from '@repurpose/core'

/** Captions cut sentences, so a quote may go on in the cues that follow the one it begins in. */
const longestRun = 6

/**
 * Whether the words of a quote stand in the source one after the other, beginning in the cue at `index`. Letter case,
 * punctuation and white space make no difference.
 */
export function isVerbatim(quote: string, cues: readonly Cue[], index: number): boolean {
  const wanted = wordsOf(quote)
  const cue = cues[index]
  if (cue === undefined || wanted.length === 0) return false
  const own = wordsOf(cue.text)
  const following = cues.slice(index + 1, index + longestRun).flatMap(({ text }) => wordsOf(text))
  const spoken = [...own, ...following]
  return own.some((_, start) => wanted.every((word, offset) => spoken[start + offset] === word))
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}
