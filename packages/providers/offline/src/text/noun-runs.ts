import type { Language } from '../languages/index.ts'
import type { Phrase } from './phrase.ts'
import type { Sentence } from './prepare.ts'
import type { Token } from './token.ts'

const longestPhrase = 4
const longestName = 6
/** Verbs that look like plural nouns: behind a noun they are verbs, whatever the model says. */
const likelyVerbs: ReadonlySet<string> = new Set(
  `costs needs helps holds uses changes works leads lets shows means matters falls rises moves looks stands stores keeps
  begins starts ends turns runs takes gives makes feels sounds tells`.split(/\s+/),
)
/** How a verb ends that may follow a linker in a Romance language (`forma de trabajar`). */
const infinitive = /(?:[aei]r|[aei]re)$/

/** The noun phrases of every sentence. */
export function nounRuns(sentences: readonly Sentence[], language: Language): readonly (readonly Phrase[])[] {
  const pairs = countPairs(sentences)
  const names = namesIn(sentences, language)
  const find = language.code === 'en' ? englishRuns : plainRuns
  const whole = sentences.map(({ tokens }) => {
    const plain = withoutCapital(tokens, names, language)
    return find(plain, pairs, language).flatMap((run) => toPhrase(run, plain, language))
  })
  const known = new Map(whole.flat().map((phrase) => [phrase.stems.join(' '), phrase]))
  return whole.map((phrases) => phrases.flatMap((phrase) => [phrase, ...nestedIn(phrase, known)]))
}

/** Phrases inside a longer one that stand alone elsewhere: `food waste` is said where `food waste audit` is. */
function nestedIn({ stems }: Phrase, known: ReadonlyMap<string, Phrase>): readonly Phrase[] {
  if (stems.length < 3) return []
  return stems.flatMap((_, start) => known.get(stems.slice(start, start + 2).join(' ')) ?? [])
}

type Pairs = ReadonlyMap<string, number>

/** Words that are names, in German nouns, in the middle of a sentence, and so at its start too. */
function namesIn(sentences: readonly Sentence[], { capitalNouns }: Language): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { tokens } of sentences) {
    for (const { tag, text, lower } of tokens.slice(1))
      if ((tag === 'name' || (tag === 'noun' && capitalNouns)) && /^\p{Lu}/u.test(text)) names.add(lower)
  }
  return names
}

/** How often two content words stand side by side. What does so often is a phrase, whatever its parts of speech. */
function countPairs(sentences: readonly Sentence[]): Pairs {
  const counts = new Map<string, number>()
  for (const { tokens } of sentences) {
    for (const [index, token] of tokens.entries()) {
      const next = tokens[index + 1]
      if (next === undefined || !isContent(token) || !isContent(next)) continue
      const key = pairKey(token, next)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

function pairKey(one: Token, other: Token): string {
  return `${one.stem} ${other.stem}`
}

function isContent({ isWord, isStop, tag }: Token): boolean {
  return isWord && !isStop && tag !== 'number'
}

/**
 * Runs of adjectives and nouns that end in a noun. A verb before a noun belongs to the run when the two are
 * found together again and again where no verb would stand (`cover crops`).
 */
function englishRuns(tokens: readonly Token[], pairs: Pairs): readonly (readonly Token[])[] {
  const runs: Token[][] = []
  let run: Token[] = []
  const close = (after: Token | undefined): void => {
    while (run.length > 0 && !isNoun(run.at(-1))) run.pop()
    if (run.length > 0 && after?.text !== '-' && after?.lower !== "'s") runs.push(run)
    run = []
  }
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    const glued = before?.text === '-' || before?.lower === "'s"
    const fits = isNominal(token) || isFixedVerb(token, before, tokens[index + 1], pairs)
    const isVerb = run.length > 0 && likelyVerbs.has(token.lower)
    if (isContent(token) && fits && !glued && !isVerb) run.push(token)
    else close(token)
  }
  close(undefined)
  return runs
}

function isNominal({ tag }: Token): boolean {
  return tag === 'noun' || tag === 'name' || tag === 'adjective'
}

function isNoun(token: Token | undefined): boolean {
  return token !== undefined && (token.tag === 'noun' || token.tag === 'name')
}

function isFixedVerb(
  token: Token,
  before: Token | undefined,
  after: Token | undefined,
  pairs: Pairs,
): boolean {
  if (token.tag !== 'verb' || after === undefined || !isNoun(after)) return false
  if (before !== undefined && (before.tag === 'pronoun' || isNoun(before) || before.lower === 'to'))
    return false
  return (pairs.get(pairKey(token, after)) ?? 0) >= 3
}

/** A noun, with the adjective it is often found with, or with a second noun behind a linker. */
function plainRuns(
  tokens: readonly Token[],
  pairs: Pairs,
  language: Language,
): readonly (readonly Token[])[] {
  const runs: Token[][] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined || !isContent(token)) continue
    const run =
      token.tag === 'name' ? nameFrom(tokens, index, language) : nounFrom(tokens, index, pairs, language)
    if (run.length === 0) continue
    runs.push(run)
    index += run.length - 1
  }
  return runs
}

/** Capitals one behind the other, also with a linker between them: `Lomas de Barreto`, `San Jacinto del Mar`. */
function nameFrom(tokens: readonly Token[], start: number, { linkers, definite }: Language): Token[] {
  let end = start + 1
  for (;;) {
    if (tokens[end]?.tag === 'name') end += 1
    else if (linkers.has(tokens[end]?.lower ?? '') && tokens[end + 1]?.tag === 'name') end += 2
    else if (
      linkers.has(tokens[end]?.lower ?? '') &&
      definite.has(tokens[end + 1]?.lower ?? '') &&
      tokens[end + 2]?.tag === 'name'
    )
      end += 3
    else return tokens.slice(start, end)
  }
}

function nounFrom(tokens: readonly Token[], start: number, pairs: Pairs, language: Language): Token[] {
  const [first, second, third, fourth] = tokens.slice(start, start + 4)
  if (first === undefined) return []
  if (language.capitalNouns) {
    const isNounPhrase = second?.tag === 'noun' && first.tag === 'unknown' && /e$/.test(first.lower)
    if (isNounPhrase && second !== undefined) return [first, second]
    return first.tag === 'noun' ? [first] : []
  }
  if (first.tag !== 'noun') return []
  // In Portuguese `a desaparecer` is a verb.
  if (tokens[start - 1]?.lower === 'a' && infinitive.test(first.lower)) return []
  if (second === undefined) return [first]
  if (isContent(second))
    return second.tag !== 'name' && (pairs.get(pairKey(first, second)) ?? 0) >= 2 ? [first, second] : [first]
  if (!language.linkers.has(second.lower) || third === undefined) return [first]
  if (isContent(third)) return infinitive.test(third.lower) ? [first] : [first, second, third]
  const isArticle = language.determiners.has(third.lower) && fourth !== undefined && isContent(fourth)
  return isArticle ? [first, second, third, fourth] : [first]
}

/** Empty words are cut off the front; a phrase around an empty noun is none. */
function toPhrase(run: readonly Token[], tokens: readonly Token[], language: Language): readonly Phrase[] {
  let words = run
  while (
    words[0] !== undefined &&
    (language.vague.has(words[0].lower) || language.linkers.has(words[0].lower))
  ) {
    // Behind an empty noun a noun is likely a verb: `a third pay`.
    if (words[0].tag === 'noun' && language.code === 'en') return []
    words = words.slice(1)
  }
  const isName = words[0]?.tag === 'name'
  words = isName ? words.slice(0, longestName) : words.slice(-longestPhrase)
  const content = words.filter((word) => isContent(word))
  const last = content.at(-1)
  if (last === undefined || content.some(({ lower }) => language.vague.has(lower))) return []
  if (content.length === 1 && last.text.length < 3) return []
  const [first] = words
  const before = first === undefined ? undefined : tokens[tokens.indexOf(first) - 1]
  return [
    {
      text: phraseText(words),
      stems: content.map(({ stem }) => stem),
      isName: content.every(({ tag }) => tag === 'name'),
      article: before === undefined ? undefined : language.definite.get(before.lower),
      isShown: content.length > 1 || (words.length === run.length && isNounSign(before, language)),
      isDetermined: before !== undefined && language.determiners.has(before.lower),
    },
  ]
}

/** Verbs do not follow these. `To` is none: it stands before verbs as well. */
const prepositions: ReadonlySet<string> = new Set(
  'of in on at with without for from by about into through under over between against and or per than'.split(
    ' ',
  ),
)

function isNounSign(before: Token | undefined, { determiners }: Language): boolean {
  if (before === undefined) return false
  return before.tag === 'adjective' || determiners.has(before.lower) || prepositions.has(before.lower)
}

/** A sentence's first word without its capital, unless it is a name, as it would stand inside the sentence. */
function withoutCapital(
  tokens: readonly Token[],
  names: ReadonlySet<string>,
  { capitalNouns }: Language,
): readonly Token[] {
  const [first, ...rest] = tokens
  if (first === undefined) return tokens
  // At the beginning a capital proves nothing.
  if (capitalNouns) return names.has(first.lower) ? tokens : [{ ...first, tag: 'unknown' }, ...rest]
  if (names.has(first.lower)) return [{ ...first, tag: 'name' }, ...rest]
  // `Miss Prewett` begins with a part of the name.
  const isInName = rest[0]?.tag === 'name' && /^\p{Lu}/u.test(rest[0].text)
  return first.tag !== 'name' && !isInName && /^\p{Lu}\p{Ll}/u.test(first.text)
    ? [{ ...first, text: first.lower }, ...rest]
    : tokens
}

function phraseText(words: readonly Token[]): string {
  return words.reduce((text, { text: word }) => {
    if (text === '') return word
    return /['’]$/.test(text) ? text + word : `${text} ${word}`
  }, '')
}
