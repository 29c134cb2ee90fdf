import type { Language } from '../languages/index.ts'
import type { Token } from './token.ts'

/** Whether a sentence says nothing that only the one before it explains. */
export function standsAlone(opening: string, tokens: readonly Token[], language: Language): boolean {
  return (
    !language.backward.test(opening) &&
    !language.pointing.test(opening) &&
    !language.signposts.test(opening) &&
    !startsWithPronoun(tokens)
  )
}

/**
 * Whether the sentence repeats the pattern of the one before it (`The buyers knew … The porters knew …`), as
 * members of a list do that make sense together only: a verb and its neighbour recur, or the first two words do.
 */
export function isParallel(tokens: readonly Token[], before: readonly Token[]): boolean {
  const earlier = before.map(({ lower }) => lower)
  const pairs = new Set(earlier.map((word, at) => `${word} ${earlier[at + 1]}`))
  const recurs = tokens.some(({ lower, tag, isStop }, at) => {
    const [next, third] = tokens.slice(at + 1)
    if (next === undefined || third === undefined || !third.isWord || !next.isWord) return false
    const isVerbPair = (tag === 'verb' && !isStop) || (next.tag === 'verb' && !next.isStop)
    const key = `${lower} ${next.lower}`
    return (
      pairs.has(key) && (isVerbPair || (next.tag === 'verb' && pairs.has(`${next.lower} ${third.lower}`)))
    )
  })
  return (
    recurs ||
    (tokens.length > 1 &&
      tokens.slice(0, 2).every(({ lower, isStop }, at) => lower === earlier[at] && (at === 0 || !isStop)))
  )
}

const thirdPerson: ReadonlySet<string> = new Set(
  'it they them he she him this these those their its his'.split(' '),
)

const subjects: ReadonlySet<string> = new Set(['it', 'they', 'he', 'she'])

/**
 * Whether a pronoun comes before any noun that it could stand for, or is the subject in spite of one (`In the first
 * winter it failed`). Known only where parts of speech are.
 */
function startsWithPronoun(tokens: readonly Token[]): boolean {
  let hasNoun = false
  let hasVerb = false
  for (const { tag, lower } of tokens) {
    if (!hasVerb && subjects.has(lower)) return true
    if (!hasNoun && thirdPerson.has(lower) && (tag === 'pronoun' || tag === 'other')) return true
    if (tag === 'noun' || tag === 'name' || tag === 'unknown') hasNoun = true
    if (tag === 'verb') hasVerb = true
    if (hasNoun && hasVerb) return false
  }
  return false
}

/**
 * Whether a verb makes the words a sentence: infinitives, forms in -ing and participles behind a comma do not. Told by the
 * part-of-speech model; other languages get the benefit of the doubt.
 */
export function hasVerb(tokens: readonly Token[], language: Language): boolean {
  if (language.code !== 'en') return true
  return tokens.some(({ tag, lower }, at) => {
    const before = tokens[at - 1]
    if (tag !== 'verb' || before?.lower === 'to' || lower.endsWith('ing')) return false
    return before?.text !== ',' || !lower.endsWith('ed')
  })
}
