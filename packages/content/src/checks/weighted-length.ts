const linkLength = 23
const emojiLength = 2

/** Weight 1 up to and including the second number; whatever lies in none of the ranges weighs 2. */
const lightRanges: readonly (readonly [number, number])[] = [
  [0x0000, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
]

/**
 * What X turns into a link: an address with its scheme, or a bare domain. Bare domains are taken for links more readily
 * than X does it, so that a post is never longer than counted. Trailing punctuation is no part of a link.
 */
const link =
  /https?:\/\/[^\s<>"]*[^\s<>"'.,:;!?)\]}…]|(?<![\p{L}\p{N}@._-])(?:[a-z\d-]+\.)+(?:com|org|net|info|biz|edu|gov|dev|app|blog|news|shop|[a-z]{2})(?![\p{L}\p{N}_-])(?:\/[^\s<>"]*[^\s<>"'.,:;!?)\]}…])?/giu

const emojiSequence = String.raw`^\p{RGI_Emoji}$`
// With the constructor, because the `v` flag is newer than the syntax that we compile to.
const emoji = new RegExp(emojiSequence, 'v')
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * The length of a post as X counts it: in NFC, links 23, an emoji 2 however many code points it has, letters of most
 * alphabets and common punctuation 1, everything else 2. A post may have 280.
 *
 * @example weightedLength('日本 👩‍👩‍👧 https://example.com/a/long/path') // 31
 */
export function weightedLength(text: string): number {
  let links = 0
  const rest = text.normalize('NFC').replace(link, () => {
    links += 1
    // Keeps what stands on both sides from joining into one grapheme.
    return '\n'
  })
  let length = links * (linkLength - 1)
  for (const { segment } of graphemes.segment(rest)) {
    length += emoji.test(segment) ? emojiLength : weigh(segment)
  }
  return length
}

function weigh(grapheme: string): number {
  let weight = 0
  for (const character of grapheme) {
    const code = character.codePointAt(0) ?? 0
    weight += lightRanges.some(([first, last]) => code >= first && code <= last) ? 1 : 2
  }
  return weight
}
