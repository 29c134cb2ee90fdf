import { withoutMarkup } from '../../text/markup.ts'

const hidden = /<(script|style)\b[^>]{0,300}>[\s\S]*?<\/\1\s*>/gi
const fence = /^[^\S\n]*(?:```|~~~).*$/gm
const heading = /^\s*#{1,6}\s/
const item = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/
const itemNumber = /^\s*(\d{1,3})[.)]\s+/

/** Pictures, and what joins, colours and varies them. */
const emoji =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\ufe00-\ufe0f\u{e0000}-\u{e007f}]|\u20e3/gu

/**
 * The paragraphs, headings and list items of a text, without markup, emoji and control characters. Lines that were only
 * wrapped are joined.
 */
export function blocksOf(text: string): readonly string[] {
  const blocks: string[][] = [[]]
  for (const line of text
    .replace(hidden, ' ')
    .replace(fence, '\n')
    .split(/\r\n?|[\n\u2028\u2029]/)) {
    const startsBlock = line.trim() === '' || heading.test(line) || item.test(line)
    if (startsBlock) blocks.push([])
    // The number of an item is read out; a full stop after it would end a sentence.
    blocks.at(-1)?.push(line.replace(itemNumber, '$1, '))
    if (heading.test(line)) blocks.push([])
  }
  return blocks
    .map((lines) => withoutMarkup(lines.join(' ').replace(emoji, ' ')))
    .filter((block) => block !== '')
}
