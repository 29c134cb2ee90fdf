const wideScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Words as a reader counts them; scripts without spaces by the segmenter. */
export function countWords(text: string): number {
  if (!wideScript.test(text)) return text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
  let count = 0
  for (const segment of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (segment.isWordLike === true) count += 1
  }
  return count
}

/** Tokens of this model: words and punctuation marks. */
export function countTokens(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu)?.length ?? 0
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const link = /https?:\/\/\S+/giu

/**
 * Length of a post as X counts it: NFC, a link 23, an emoji sequence 2, Latin and general punctuation 1 a character,
 * anything else 2.
 */
export function weightedLength(text: string): number {
  let length = 0
  const withoutLinks = text.normalize('NFC').replace(link, () => {
    length += 23
    return ''
  })
  for (const { segment } of graphemes.segment(withoutLinks)) {
    if (isEmoji(segment)) length += 2
    else for (const character of segment) length += weightOf(character.codePointAt(0) ?? 0)
  }
  return length
}

/** A whole sequence counts as one: with skin tones, flags, keycaps, families. A lone sign of the first planes (©) is a letter. */
function isEmoji(segment: string): boolean {
  const isPicture = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(segment)
  return isPicture && (segment.length > 1 || (segment.codePointAt(0) ?? 0) > 0x10ff)
}

function weightOf(point: number): number {
  const light =
    point <= 0x10ff ||
    (point >= 0x2000 && point <= 0x200d) ||
    (point >= 0x2010 && point <= 0x201f) ||
    (point >= 0x2032 && point <= 0x2037)
  return light ? 1 : 2
}

/** Length of a post as Bluesky counts it: characters as a reader sees them, each of at most ten bytes on average. */
export function countGraphemes(text: string): number {
  let count = 0
  for (const _ of graphemes.segment(text)) count += 1
  return Math.max(count, Math.ceil(Buffer.byteLength(text) / 10))
}

/** Characters, an emoji by the bytes of its UTF-8. */
export function emojiAsBytes(text: string): number {
  let length = 0
  for (const { segment } of graphemes.segment(text))
    length += isEmoji(segment) ? Buffer.byteLength(segment) : [...segment].length
  return length
}
