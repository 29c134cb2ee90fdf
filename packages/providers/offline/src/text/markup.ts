const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
  lt: '<',
  gt: '>',
  hellip: '…',
  ndash: '–',
  mdash: '—',
}

/** Control characters, zero-width characters and marks that turn the direction of writing. */
const invisible = /[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu
const tag = /<\/?[\p{L}!?][^<>]{0,300}>/gu
const stageDirection =
  /\((?:[^()]{0,20}\b)?(?:music|laughter|laughs?|applause|inaudible|crosstalk|risas|aplausos|música|musik|lachen|applaus|gelächter|rires|applaudissements|musique|risos|risate|applausi|musica)\b[^()]{0,20}\)/giu

/**
 * One cue's text as prose: no tags, no Markdown, no stage directions, no invisible characters. What is left
 * can be put into Markdown or HTML-free text without meaning anything but itself.
 */
export function withoutMarkup(text: string): string {
  return withoutMarkdown(withoutTags(text.normalize('NFC').replace(invisible, ' ')))
    .replace(/\[[^\]]{0,80}\]/g, ' ')
    .replace(stageDirection, ' ')
    .replace(/[♪♫]|>>+/g, ' ')
    .replace(/[<>`|{}[\]\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?…])/g, '$1')
    .replace(/^[-–—•*]\s+/, '')
    .trim()
}

/** Tags go before and after entities are read, because an escaped tag is a tag once more afterwards. */
function withoutTags(text: string): string {
  const read = text
    .replace(tag, ' ')
    .replace(/&(#?\w{1,8});/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
  return read.replace(tag, ' ')
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/!?\[([^\]]{0,200})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,500}\)/g, '$1')
    .replace(/^\s*(?:#{1,6}|>+|[-*+•]|\d{1,3}\))\s+/, '')
    .replace(/(\*{1,3}|~~|__)(?=\S)(.{1,300}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])_(?=\S)([^_]{1,300}?)(?<=\S)_(?![\p{L}\p{N}])/gu, '$1')
    .replace(/\*+|(?<!\S)#{1,6}(?!\S)|#{2,}|~~+|={3,}|-{3,}|_{2,}/g, ' ')
}
