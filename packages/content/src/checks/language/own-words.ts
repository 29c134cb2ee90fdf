import { withoutQuotations } from '../text/quoted.ts'

const addresses =
  /`[^`\n]{0,200}`|(?:https?:\/\/|www\.)\S{0,500}|[\w.+-]{1,60}@[\w.-]{1,60}|[#@][\p{L}\p{N}_]{1,100}/gu
/** Names of several words, and headings that are written as if they were one. */
const names = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}'’.-]{0,40}(?:[ ,]{1,2}\p{Lu}[\p{L}\p{M}'’.-]{0,40})+/gu
/** Units, models, abbreviations: with a digit, or in capitals. */
const codes = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}]{0,40}\p{N}|\p{Lu}{2,40}(?![\p{L}]))[\p{L}\p{N}]{1,40}/gu

/** A text without what may be in any language: quotations, code, addresses, hashtags, names, units and figures. */
export function ownWords(text: string): string {
  return withoutQuotations(text).replace(addresses, ' ').replace(names, ' … ').replace(codes, ' ')
}

/** The longest that a detector reads to its end. */
const longestChunk = 900

/** A text in parts of at least so many characters, cut after sentences: it may change its language half-way. */
export function chunksOf(text: string, shortestChunk: number): readonly string[] {
  const chunks: string[] = []
  let chunk = ''
  for (const sentence of text.split(/(?<=[.!?…]\s|[。！？\n])/)) {
    chunk += sentence.slice(0, longestChunk - chunk.length)
    if (chunk.length < shortestChunk) continue
    chunks.push(chunk)
    chunk = ''
  }
  return chunk === '' && chunks.length > 0 ? chunks : [...chunks, chunk]
}
