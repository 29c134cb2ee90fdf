import { segmenterFor } from './segmenter.ts'

/**
 * A word of ASCII by the rules of Unicode (UAX #29), which the segmenter follows as well: `don't`, `3.14` and `e.g`
 * are one word each, `well-known` is two.
 */
const asciiWord =
  /[A-Za-z0-9][A-Za-z0-9_]*(?:(?:(?<=[A-Za-z])[.'](?=[A-Za-z])|(?<=[0-9])[.,;'](?=[0-9]))[A-Za-z0-9_]+)*/g

/**
 * How many words a text has, in any language, also in those that put no space between words.
 *
 * @param language BCP 47; English without it
 * @example countWords("It's a well-known fact.") // 5
 * @example countWords('今日は良い天気です', 'ja') // 5
 */
export function countWords(text: string, language?: string | undefined): number {
  if (Buffer.byteLength(text) === text.length) return text.match(asciiWord)?.length ?? 0
  let words = 0
  for (const { isWordLike } of segmenterFor('word', language).segment(text)) if (isWordLike) words += 1
  return words
}
