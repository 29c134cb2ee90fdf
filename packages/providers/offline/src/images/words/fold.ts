/** Lower case, without accents: `Straße` and `STRASSE` are one word, and so are `montaña` and `montana`. */
export function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss')
}

/** How much of a prompt is looked at. What a picture is of is said early, and hostile prompts are long. */
const readLength = 4_000

/**
 * A prompt as plain words: no markup, addresses, control characters or invisible signs; one space between words. Lines
 * become sentences, so that a heading does not run into the text below it.
 */
export function cleanText(text: string): string {
  return text
    .slice(0, readLength)
    .toWellFormed()
    .normalize('NFC')
    .replace(/<(script|style)\b[^<]*<\/\1>/gi, ' ')
    .replace(/<[^<>]{0,300}>/g, ' ')
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, ' ')
    .replace(/&(?:#\w{1,7}|[a-z]{2,8});/gi, ' ')
    .replace(/\s*\n[\s>#*]*/g, '\n')
    .trim()
    .replace(/(?<![.!?:;,])\n/g, '. ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<!\p{L})#+/gu, ' ')
    .replace(/[*_`|~^\\{}[\]<>=]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
