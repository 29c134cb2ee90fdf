import { xLinks } from './link-grammar.ts'
import { findLinks } from './links.ts'

const linkLength = 23
const emojiLength = 2

/** Weight 1 up to and including the second number; whatever lies in none of the ranges weighs 2. */
const lightRanges: readonly (readonly [number, number])[] = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
]

// X finds emoji with https://github.com/twitter/twemoji-parser: those that Unicode recommends for interchange, and these.

/** Shown in colour without U+FE0F too; a telephone may add it all the same: ⚡️, ⭐️. */
const coloured = String.raw`[\u231A\u231B\u25FD\u25FE\u2614\u2615\u2648-\u2653\u267F\u2693\u26A1\u26AA\u26AB\u26BD\u26BE\u26C4\u26C5\u26D4\u26EA\u26F2\u26F3\u26F5\u26FA\u26FD\u2757\u2B1B\u2B1C\u2B50\u2B55\u{1F004}\u{1F21A}\u{1F22F}]\uFE0F`
/** A skin tone after U+FE0F, or on somebody who is not meant to have one. */
const tinted = String.raw`(?:[\u261D\u26F9\u270C\u270D\u{1F3CB}\u{1F3CC}\u{1F574}\u{1F575}\u{1F590}]\uFE0F|\u26F7\uFE0F?)[\u{1F3FB}-\u{1F3FF}]`
/** The eye in a speech bubble is one emoji without U+FE0F; with it, an eye, a joiner and a bubble. */
const eye = String.raw`\u{1F441}(?:\u200D\u{1F5E8}|\uFE0F(?=\u200D\u{1F5E8}))`
/** A floating businesswoman. */
const floating = String.raw`\u{1F574}[\uFE0F\u{1F3FB}-\u{1F3FF}]\u200D[\u2640\u2642]\uFE0F`
const keycap = String.raw`[#*0-9]\u20E3`
// With the constructor, because the `v` flag is newer than the syntax that we compile to.
const emoji = new RegExp([coloured, floating, tinted, eye, keycap, String.raw`\p{RGI_Emoji}`].join('|'), 'vy')

/** All that an emoji can begin with: the signs of keycaps, and whatever is not ASCII. */
const perhapsEmoji = /[#*0-9\u0080-\uFFFF]/

/**
 * The length of a post as X counts it: in NFC, links 23, an emoji 2 however many code points it has, letters of most
 * alphabets and common punctuation 1, everything else 2. A post may have 280.
 *
 * @example weightedLength('日本 👩‍👩‍👧 https://example.com/a/long/path') // 31
 */
export function weightedLength(text: string): number {
  const normal = text.normalize('NFC')
  const links = new Map(findLinks(normal, xLinks).map(({ start, end }) => [start, end]))
  let length = 0
  let position = 0
  while (position < normal.length) {
    const linkEnd = links.get(position)
    const emojiEnd = linkEnd === undefined ? endOfEmoji(normal, position) : undefined
    if (linkEnd !== undefined) {
      length += linkLength
      position = linkEnd
    } else if (emojiEnd !== undefined) {
      length += emojiLength
      position = emojiEnd
    } else {
      const code = Number(normal.codePointAt(position))
      length += lightRanges.some(([first, last]) => code >= first && code <= last) ? 1 : 2
      position += code > 0xffff ? 2 : 1
    }
  }
  return length
}

function endOfEmoji(text: string, position: number): number | undefined {
  if (!perhapsEmoji.test(text.charAt(position))) return undefined
  emoji.lastIndex = position
  return emoji.test(text) ? emoji.lastIndex : undefined
}
