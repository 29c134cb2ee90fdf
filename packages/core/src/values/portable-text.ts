/**
 * A text that every store takes: U+0000 and halves of surrogate pairs, as a cut in the middle of an emoji leaves them,
 * become U+FFFD. For names that are made of data, which are asked for again as they were recorded.
 */
export function portableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}
