import { graphemes } from './graphemes.ts'

// With the constructor, because the `v` flag is newer than the syntax that we compile to.
const emoji = /\p{RGI_Emoji}/v
const encoder = new TextEncoder()

/**
 * The length of a post as Threads counts it: an emoji as many characters as it has bytes in UTF-8, any other code point
 * one.
 *
 * @example threadsLength('Rain 🌧️') // 12
 */
export function threadsLength(text: string): number {
  let length = 0
  for (const grapheme of graphemes(text)) {
    length += emoji.test(grapheme) ? encoder.encode(grapheme).length : [...grapheme].length
  }
  return length
}
