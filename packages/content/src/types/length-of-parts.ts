import { countWords, type LengthRange } from '@repurpose/core'
import { checkWords, type Finding } from '../checks/index.ts'

/** A text of a piece whose length is that of all its texts together. */
export interface Part {
  readonly path: string
  readonly text: string
  /** It counts, but is not where words are added or cut: a heading, a hook. */
  readonly fixed?: boolean | undefined
}

/** How much of itself a part can take on, and how much it can lose, without becoming another text. */
const growth = 1
const loss = 0.6
/** So near to the target is near enough, as a fraction of it: no part is written anew for a word or two. */
const slack = 0.05

/**
 * Whether several texts together have the words that were asked for. Where they do not, as few of them as possible are
 * to be written anew, each with the number of words to add or to cut: the shortest ones grow, the longest ones shrink.
 * When that is not enough, the piece as a whole.
 *
 * @param language BCP 47
 * @example checkParts([{ path: 'summary', text }, ...topics], { minimum: 340, target: 400, maximum: 460 })
 */
export function checkParts(
  parts: readonly Part[],
  range: LengthRange | undefined,
  language?: string | undefined,
): readonly Finding[] {
  const [whole] = checkWords(parts.map(({ text }) => text).join('\n'), range, '', language)
  if (whole === undefined || range === undefined || whole.passed) return whole === undefined ? [] : [whole]
  const words = parts.reduce((sum, { text }) => sum + countWords(text, language), 0)
  const changes = share(parts, range.target - words, range.target * slack, language)
  if (changes === undefined) return [whole]
  return changes.map(({ path, has, change }) => ({
    ...whole,
    path,
    message: `All texts together have ${words} words, wanted ${range.minimum} to ${range.maximum}; this one has ${has}: ${change > 0 ? 'add' : 'cut'} about ${Math.abs(change)}.`,
    weight: whole.weight / changes.length,
  }))
}

interface Change {
  readonly path: string
  readonly has: number
  readonly change: number
}

/** Shares out words to add (or, below 0, to cut); `undefined` when the parts cannot bear them. */
function share(
  parts: readonly Part[],
  difference: number,
  enough: number,
  language: string | undefined,
): readonly Change[] | undefined {
  const sign = Math.sign(difference)
  const candidates = parts
    .filter(({ fixed }) => fixed !== true)
    .map(({ path, text }) => ({ path, has: countWords(text, language) }))
    .toSorted((one, other) => sign * (one.has - other.has))
  const changes: Change[] = []
  let left = Math.abs(difference)
  for (const { path, has } of candidates) {
    const amount = Math.min(left, Math.floor(has * (sign > 0 ? growth : loss)))
    if (amount > 0) changes.push({ path, has, change: sign * amount })
    left -= amount
    if (left <= enough) return changes
  }
  return undefined
}
