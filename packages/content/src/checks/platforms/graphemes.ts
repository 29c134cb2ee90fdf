const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What readers see as one character each: letters with their marks, emoji with all that belongs to them. */
export function graphemes(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** How many visible characters a text has. */
export function graphemeLength(text: string): number {
  return graphemes(text).length
}
