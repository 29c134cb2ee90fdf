import type { Language } from '../languages/index.ts'
import type { Token } from './token.ts'

const year = /^(?:1[5-9]|20)\d\d$/

/**
 * The figures of a sentence that say something by themselves, with the word that belongs to them: `61,000 pounds`,
 * `twenty-two minutes`. Years and parts (`in five`) are none.
 */
export function figuresIn(tokens: readonly Token[], language: Language): readonly string[] {
  const figures: string[] = []
  let past = 0
  for (const [at, { tag, text }] of tokens.entries()) {
    if (at < past || tag !== 'number') continue
    past = afterNumbers(tokens, at, language)
    if (isPart(tokens[at - 1]) || (year.test(text) && past === at + 1)) continue
    figures.push(...withUnit(tokens, at, past, language))
  }
  return figures
}

/** What stands before a number that is the second half of another (`one in five`, `half-past-two`). */
function isPart(before: Token | undefined): boolean {
  return before !== undefined && /^(?:-|in)$/.test(before.lower)
}

function withUnit(
  tokens: readonly Token[],
  start: number,
  numbers: number,
  language: Language,
): readonly string[] {
  const unit = tokens[numbers]
  const isUnit =
    unit?.isWord === true &&
    !unit.isStop &&
    unit.tag !== 'adjective' &&
    unit.tag !== 'verb' &&
    (!language.capitalNouns || unit.tag === 'noun')
  const end = isUnit ? numbers + 1 : numbers
  const next = tokens[end]
  // Of `four kitchen scales` the first two words would be nonsense, and of `four metres ten` they would be wrong.
  const isCut = isUnit && ((unit.tag === 'noun' && next?.tag === 'noun') || next?.tag === 'number')
  const isBare = end === start + 1
  if (isBare || isCut) return []
  const text = tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ')
    .replace(/ - /g, '-')
    .replace(/ %/g, '%')
  return [text]
}

/** Past all words of one number: `dos millones novecientos mil`, `treinta y ocho`, `fourteen thousand two hundred`. */
function afterNumbers(tokens: readonly Token[], start: number, { numberLinks }: Language): number {
  const joins = (token: Token, before: Token | undefined): boolean =>
    token.text === '-' || numberLinks.test(`${before?.lower} ${token.lower}`)
  let end = start + 1
  for (;;) {
    const token = tokens[end]
    if (token?.tag === 'number' || token?.text === '%') end += 1
    else if (token !== undefined && joins(token, tokens[end - 1]) && tokens[end + 1]?.tag === 'number')
      end += 2
    else return end
  }
}
