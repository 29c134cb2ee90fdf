import type { Language } from '../languages/index.ts'
import type { Token } from './token.ts'

/** Whether a sentence says nothing that only the one before it explains. */
export function standsAlone(opening: string, tokens: readonly Token[], language: Language): boolean {
  return (
    !language.backward.test(opening) &&
    !language.pointing.test(opening) &&
    !language.signposts.test(opening) &&
    !language.loose.some((pattern) => pattern.test(opening)) &&
    !countsNothing(tokens, language) &&
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

const approximate: ReadonlySet<string> = new Set(
  'about around roughly nearly almost over just only another unos unas casi solo sólo apenas etwa rund fast ungefähr nur gut knapp environ presque quasi circa cerca'.split(
    ' ',
  ),
)

/** What a phrase that is no subject opens with, where a subject can be left out. */
const circumstance: ReadonlySet<string> = new Set(
  'en a al hace desde durante para por de del con ya hoy antes después em no na nos nas há do da dos das com ao in nel nella nei nelle da dal dalla dopo prima oggi già'.split(
    ' ',
  ),
)

/**
 * Whether a number stands for things that only the sentence before names: as the subject (`Seventy-nine were raised`), or behind a verb
 * that has none (`En 2014 eran ochenta y cuatro`).
 */
function countsNothing(tokens: readonly Token[], { code, verbs }: Language): boolean {
  const isVerb = (token: Token | undefined): boolean =>
    token !== undefined && (token.tag === 'verb' || verbs.test(token.lower))
  const start = tokens.findIndex(({ isWord, lower }) => isWord && !approximate.has(lower))
  const opensWithNumber = tokens[start]?.tag === 'number' && !/^\p{N}{4}$/u.test(tokens[start]?.text ?? '')
  if (opensWithNumber && isVerb(tokens[afterNumber(tokens, start)])) return true
  if (code !== 'es' && code !== 'pt' && code !== 'it') return false
  const opensWithout = circumstance.has(tokens[0]?.lower ?? '')
  const verb = tokens.findIndex((token, at) => isVerb(token) && !(opensWithout && at === 0))
  if (verb < 0 || !(verb === 0 || opensWithout)) return false
  if (tokens[verb + 1]?.tag !== 'number') return false
  const behind = tokens[afterNumber(tokens, verb + 1)]
  return behind === undefined || !behind.isWord || (behind.isStop && behind.lower !== 'de')
}

/** The index behind a number of one or more words: `treinta y ocho`. */
function afterNumber(tokens: readonly Token[], start: number): number {
  let at = start
  while (
    tokens[at]?.tag === 'number' ||
    (tokens[at + 1]?.tag === 'number' && /^(?:and|y|e|et|und|-)$/u.test(tokens[at]?.lower ?? ''))
  )
    at += 1
  return at
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
  for (const [at, { tag, lower, text }] of tokens.slice(verb + 1).entries()) {
    // `met her at the gate`, and not `asked her driver`
    const next = tokens[verb + 2 + at]?.tag
    if (lower === 'her' && (next === 'other' || next === undefined)) return true
    if (tag === 'noun' || tag === 'name' || text === ',') return false
    if (objects.has(lower)) return true
  }
  return false
}

/**
 * Whether a verb makes the words a sentence: infinitives, forms in -ing and participles behind a comma do not. Told by the
 * part-of-speech model; in other languages a very long sentence gets the benefit of the doubt, and so does any word of a
 * shorter one that may be a verb where it stands.
 */
export function hasVerb(tokens: readonly Token[], language: Language): boolean {
  if (language.code !== 'en') {
    const main = language.capitalNouns ? withoutRelativeClauses(tokens, language) : tokens
    return tokens.length > longestFragment || main.some((_, at) => mayBeVerb(main, at, language))
  }
  return tokens.some(({ tag, lower }, at) => {
    const before = tokens[at - 1]
    if (tag !== 'verb' || before?.lower === 'to' || lower.endsWith('ing')) return false
    return before?.text !== ',' || !lower.endsWith('ed')
  })
}

const relative =
  /^(?:der|die|das|den|dem|deren|dessen|denen|weil|dass|wenn|wo|wie|was|ob|als|nachdem|bevor|während|damit|obwohl|sodass)$/u

const preposition =
  /^(?:in|an|auf|bei|mit|von|aus|nach|zu|für|um|über|unter|vor|hinter|gegen|ohne|durch|seit|wegen|neben|zwischen)$/u

/** The clauses of a German sentence that a comma and a word for a subordinate clause do not open: its verb is not the sentence's. */
function withoutRelativeClauses(tokens: readonly Token[], { verbs }: Language): readonly Token[] {
  let isInside = false
  return tokens.filter(({ text }, at) => {
    const before = tokens[at - 1]?.text
    // `Achtunddreißig Gramm, das ist wenig` goes on as a main clause does.
    const opens = before === ',' && relative.test(text) && !verbs.test(tokens[at + 1]?.text ?? '')
    // `, in der`, `, mit denen`
    const opensBehind = before === ',' && relative.test(tokens[at + 1]?.text ?? '') && preposition.test(text)
    if (opens || opensBehind) isInside = true
    else if (/^[,;:–—]$/u.test(text)) isInside = false
    return !isInside
  })
}

/** In tokens: of what is longer the verb may only be one that the endings do not tell. */
const longestFragment = 30
const verbEnding = /(?:[aeoét]|an|en|ent|ons|ez|ano|ono|am|em|te|ten)$/u

const noPresent =
  /^(?:nicht|echt|recht|leicht|schlecht|sofort|vielleicht|dort|fort|acht|selbst|fast|meist|zuletzt|jetzt|erst|sonst|längst|bereit|gut|laut|weit|seit|mit|ge\p{L}+|höchst|zuerst|insgesamt|überhaupt|bekannt|alt|kalt|hart)$/u

/** `einen Löffel zurücklegen und den Teig mischen`: behind a finite form in -en stands more. */
function isInfinitive(lower: string, after: Token | undefined): boolean {
  return lower.endsWith('en') && (after === undefined || !after.isWord || /^(?:und|oder)$/u.test(after.lower))
}

/** `sieht`, `entsteht` */
function isGermanPresent(text: string): boolean {
  return /^\p{Ll}{2,}t$/u.test(text) && !noPresent.test(text)
}

/** A form that is surely one, or a content word that ends as verbs do and does not stand where a noun or a participle would. */
function mayBeVerb(tokens: readonly Token[], at: number, language: Language): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]
  if (token !== undefined && language.capitalNouns && isGermanPresent(token.text)) return true
  if (
    token === undefined ||
    !token.isWord ||
    token.tag === 'number' ||
    token.tag === 'noun' ||
    token.tag === 'name'
  )
    return false
  if (language.verbs.test(token.lower)) return true
  // `Coged el móvil …`
  if (at === 0 && language.invertedMarks && /[aei]d$/u.test(token.lower)) return true
  if (language.capitalNouns && isInfinitive(token.lower, tokens[at + 1])) return false
  if (token.isStop || !verbEnding.test(token.lower) || /[aei]d[oa]s?$|^ge.*t$/u.test(token.lower))
    return false
  const isPlaced =
    before === undefined ||
    !before.isStop ||
    /^(?:se|le|les|lo|la|nos|me|que|no|y|si|ne|on|man|ich|wir|sie|er|es|não|si|non)$/u.test(before.lower)
  return isPlaced && before?.tag !== 'number'
}
