/** Control characters but line feed and tab, and marks that turn the direction of text around. */
const invisible = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu

/**
 * Text that can be shown anywhere: line breaks as line feeds, no other control characters, nothing that turns the
 * direction of what follows, no halves of characters.
 */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(invisible, (mark) => (mark === '\n' || mark === '\t' ? mark : ''))
}

/** The same on one line. */
export function plainLine(text: string): string {
  return visibleText(text).replace(/\s+/g, ' ').trim()
}

/** The same with its lines, at most one of them empty between two that are not. */
export function plainText(text: string): string {
  return visibleText(text)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Blocks as they stand below each other, those that are empty left out. */
export function plainBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n')
}
