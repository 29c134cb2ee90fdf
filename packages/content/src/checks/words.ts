const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** Words as a reader counts them: `5,200` and `well-known` are one. Scripts without spaces are segmented. */
export function countWords(text: string): number {
  if (!spaceless.test(text)) return text.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token)).length
  let count = 0
  for (const segment of segmenter.segment(text)) if (segment.isWordLike === true) count += 1
  return count
}

/** Words of narration in a minute. */
export const wordsPerMinute = 150

/** How long a text takes to say. */
export function spokenSeconds(text: string): number {
  return (countWords(text) / wordsPerMinute) * 60
}
