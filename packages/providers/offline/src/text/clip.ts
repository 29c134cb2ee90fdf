/**
 * A text cut to a limit: after its last whole sentence or clause that fits, else between words with an ellipsis.
 *
 * @param measure How the limit is counted; characters by default.
 */
export function clip(
  text: string,
  limit: number,
  measure: (text: string) => number = (cut) => cut.length,
): string {
  if (measure(text) <= limit) return text
  // Nothing is shorter by any measure than by its characters, but for links.
  const start = text.slice(0, limit)
  for (const seam of [/[.!?…](?=\s)/gu, /[,;:–—](?=\s)/gu]) {
    const cuts = [...start.matchAll(seam)].map(({ index }) => start.slice(0, index))
    const longest = cuts.findLast((cut) => measure(`${cut}.`) <= limit)
    if (longest !== undefined && longest.length > limit / 3) return `${longest}.`
  }
  const words = start.split(' ')
  // The cut may go through the last word.
  if (words.length > 1 && !/^\s/.test(text.slice(limit))) words.pop()
  while (words.length > 1 && measure(`${words.join(' ')}…`) > limit) words.pop()
  const cut = `${words.join(' ')}…`
  if (measure(cut) <= limit) return cut
  // One long word: letter by letter, because a letter may weigh more than one.
  const letters = [...start].slice(0, Math.max(0, Math.floor(limit / 2) - 1))
  while (letters.length > 0 && measure(`${letters.join('')}…`) > limit) letters.pop()
  return `${letters.join('')}…`
}
