import type { Language } from '../languages/index.ts'
import type { Token } from './token.ts'

/** Whether a sentence says nothing that only the one before it explains. */
export function standsAlone(opening: string, tokens: readonly Token[], language: Language): boolean {
  return (
    !language.backward.test(opening) &&
    !language.pointing.test(opening) &&
    !language.signposts.test(opening) &&
    !startsWithPronoun(tokens) &&
    !startsWithDemonstrative(tokens, language) &&
    !hasLooseObject(tokens)
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

/** Where nouns have capitals an article without one behind it is a pronoun: `Die stellen Sie an die Luft`. */
function startsWithDemonstrative(tokens: readonly Token[], { capitalNouns, definite }: Language): boolean {
  const [first, ...rest] = tokens
  if (!capitalNouns || first === undefined || !definite.has(first.lower)) return false
  return !rest
    .slice(0, 4)
    .some(({ text, isStop, tag }) => tag === 'number' || (!isStop && /^\p{Lu}/u.test(text)))
}

const objects: ReadonlySet<string> = new Set(['it', 'them', 'him'])

/**
 * Whether a pronoun behind the first verb can only stand for something said before: in `The porters hated it` it is not the
 * porters, and there is nothing else. Known only where parts of speech are.
 */
function hasLooseObject(tokens: readonly Token[]): boolean {
  const verb = tokens.findIndex(({ tag }) => tag === 'verb')
  if (verb < 0) return false
  // A second noun before the verb, as in `When bread cools, you cut it`, may be what is meant.
  const nouns = tokens.slice(0, verb).filter(({ tag }) => tag === 'noun' || tag === 'name').length
  if (nouns > 1) return false
  for (const { tag, lower, text } of tokens.slice(verb + 1)) {
    if (tag === 'noun' || tag === 'name' || text === ',') return false
    if (objects.has(lower)) return true
  }
  return false
}

/**
 * Whether a verb makes the words a sentence: infinitives, forms in -ing and participles behind a comma do not. Told by the
 * part-of-speech model; in other languages a longer sentence gets the benefit of the doubt, and so does any word of a
 * shorter one that may be a verb where it stands.
 */
export function hasVerb(tokens: readonly Token[], language: Language): boolean {
  if (language.code !== 'en')
    return tokens.length > longestFragment || tokens.some((_, at) => mayBeVerb(tokens, at, language))
  return tokens.some(({ tag, lower }, at) => {
    const before = tokens[at - 1]
    if (tag !== 'verb' || before?.lower === 'to' || lower.endsWith('ing')) return false
    return before?.text !== ',' || !lower.endsWith('ed')
  })
}

/** In tokens. */
const longestFragment = 12
const verbEnding = /(?:[aeoét]|an|en|ent|ons|ez|ano|ono|am|em|te|ten)$/u

/** A form that is surely one, or a content word that ends as verbs do and does not stand where a noun or a participle would. */
function mayBeVerb(tokens: readonly Token[], at: number, language: Language): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]
  if (
    token === undefined ||
    !token.isWord ||
    token.tag === 'number' ||
    token.tag === 'noun' ||
    token.tag === 'name'
  )
    return false
  if (language.verbs.test(token.lower)) return true
  if (token.isStop || !verbEnding.test(token.lower) || /[aei]d[oa]s?$|^ge.*t$/u.test(token.lower))
    return false
  const isPlaced =
    before === undefined ||
    !before.isStop ||
    /^(?:se|le|les|lo|la|nos|me|que|no|y|si|ne|on|man|ich|wir|sie|er|es|não|si|non)$/u.test(before.lower)
  return isPlaced && before?.tag !== 'number'
}
