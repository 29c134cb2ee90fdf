import type { Language } from '../languages/index.ts'
import type { Phrase } from './phrase.ts'
import type { Sentence } from './prepare.ts'
import type { Token } from './token.ts'

const longestPhrase = 4
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
  const names = namesIn(sentences)
  const find = language.code === 'en' ? englishRuns : plainRuns
  const whole = sentences.map(({ tokens }) => {
    return find(withoutCapital(tokens, names, language), pairs, language).flatMap((run) =>
      toPhrase(run, language),
    )
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

/** Words that are names in the middle of a sentence, and so at its start too. */
function namesIn(sentences: readonly Sentence[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { tokens } of sentences) {
    for (const token of tokens.slice(1))
      if (token.tag === 'name' && /^\p{Lu}/u.test(token.text)) names.add(token.lower)
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
    const run = token.tag === 'name' ? nameFrom(tokens, index) : nounFrom(tokens, index, pairs, language)
    if (run.length === 0) continue
    runs.push(run)
    index += run.length - 1
  }
  return runs
}

function nameFrom(tokens: readonly Token[], start: number): Token[] {
  const run: Token[] = []
  for (let index = start; tokens[index]?.tag === 'name'; index += 1)
    run.push(...tokens.slice(index, index + 1))
  return run
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
  if (second === undefined) return [first]
  if (isContent(second))
    return second.tag !== 'name' && (pairs.get(pairKey(first, second)) ?? 0) >= 2 ? [first, second] : [first]
  if (!language.linkers.has(second.lower) || third === undefined) return [first]
  if (isContent(third)) return infinitive.test(third.lower) ? [first] : [first, second, third]
  const isArticle = language.determiners.has(third.lower) && fourth !== undefined && isContent(fourth)
  return isArticle ? [first, second, third, fourth] : [first]
}

/** Empty words are cut off the front; a phrase around an empty noun is none. */
function toPhrase(run: readonly Token[], language: Language): readonly Phrase[] {
  let words = run
  while (
    words[0] !== undefined &&
    (language.vague.has(words[0].lower) || language.linkers.has(words[0].lower))
  )
    words = words.slice(1)
  words = words.slice(-longestPhrase)
  const content = words.filter((word) => isContent(word))
  const last = content.at(-1)
  if (last === undefined || content.some(({ lower }) => language.vague.has(lower))) return []
  if (content.length === 1 && last.text.length < 3) return []
  return [
    {
      text: phraseText(words),
      stems: content.map(({ stem }) => stem),
      isName: content.every(({ tag }) => tag === 'name'),
    },
  ]
}

/** A sentence's first word without its capital, unless it is a name, as it would stand inside the sentence. */
function withoutCapital(
  tokens: readonly Token[],
  names: ReadonlySet<string>,
  { capitalNouns }: Language,
): readonly Token[] {
  const [first, ...rest] = tokens
  if (first === undefined || capitalNouns) return tokens
  if (names.has(first.lower)) return [{ ...first, tag: 'name' }, ...rest]
  return first.tag !== 'name' && /^\p{Lu}\p{Ll}/u.test(first.text)
    ? [{ ...first, text: first.lower }, ...rest]
    : tokens
}

function phraseText(words: readonly Token[]): string {
  return words.reduce((text, { text: word }) => {
    if (text === '') return word
    return /['’]$/.test(text) ? text + word : `${text} ${word}`
  }, '')
}
