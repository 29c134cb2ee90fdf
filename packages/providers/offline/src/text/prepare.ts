import type { Language } from '../languages/index.ts'
import { countWords } from './measure.ts'
import type { SpokenSentence } from './sentences.ts'
import type { Reader, Token } from './token.ts'
import { termsOf } from './tokens.ts'

/** A sentence made fit for writing. Nothing is added to what was said; fillers and joints are taken away. */
export interface Sentence {
  readonly index: number
  /** As it reads after the sentence before it. */
  readonly text: string
  /** As it reads with nothing before it: without a leading `And`, `But`, `also`. */
  readonly opening: string
  /** Exactly as the source has it, markup apart. */
  readonly verbatim: string
  readonly cues: readonly string[]
  readonly speaker: string | undefined
  readonly words: number
  readonly tokens: readonly Token[]
  readonly terms: readonly string[]
  /** `unusable`: about the event or the channel, or said before. */
  readonly kind: 'statement' | 'question' | 'unusable'
  /** Whether it is said by somebody who asks the others; a host's statements belong to the talk and not to a text. */
  readonly isHost: boolean
  /** Whether a question can be understood without what comes before it. */
  readonly asksAlone: boolean
  /** Whether it can be understood without the sentence before it. */
  readonly stands: boolean
  /** Whether it only announces what comes, or is an aside. */
  readonly isSignpost: boolean
  /** Between 0 and 1: how well the sentence would do by its form alone. */
  readonly fitness: number
  /** Whether a change of subject is announced here. */
  readonly shifts: boolean
}

export interface Preparation {
  readonly language: Language
  readonly read: Reader
  /** The names of all speakers, word by word. */
  readonly speakers: ReadonlySet<string>
}

/** @param before The sentence before it, prepared already. */
export function prepare(
  spoken: SpokenSentence,
  before: Sentence | undefined,
  preparation: Preparation,
): Sentence {
  const { language, read, speakers } = preparation
  const text = finish(withoutFillers(withoutVocatives(spoken.text, speakers), language))
  const opening = finish(withoutJoints(text, language))
  const tokens = read(text)
  const words = countWords(text)
  const question = /[?？]["'”’»)]*$/u.test(text)
  const unusable = words < 2 || language.housekeeping.test(spoken.text)
  const whole = hasVerb(tokens, language)
  const stands =
    !question &&
    !unusable &&
    whole &&
    words >= 5 &&
    standsAlone(opening, tokens, language) &&
    !isParallel(tokens, before)
  const terms = termsOf(tokens)
  return {
    index: before === undefined ? 0 : before.index + 1,
    text,
    opening,
    verbatim: spoken.text,
    cues: spoken.cues,
    speaker: spoken.speaker,
    words,
    tokens,
    terms,
    kind: unusable ? 'unusable' : question ? 'question' : 'statement',
    stands,
    isSignpost: language.signposts.test(spoken.text),
    fitness: fitnessOf({ opening, words, question, whole, tokens, terms: terms.length }, language),
    isHost: false,
    asksAlone: question && standsAlone(opening, tokens, language),
    shifts: language.shifts.test(spoken.text),
  }
}

/** `Tom, how …` and `… behind you, Nora.` address somebody who is not there when the sentence is read. */
function withoutVocatives(text: string, speakers: ReadonlySet<string>): string {
  const isSpeaker = (name: string): boolean => name.split(' ').every((word) => speakers.has(word))
  return text
    .replace(/^(?:and |so |but )?(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?),\s+/iu, (whole, name: string) =>
      isSpeaker(name) ? '' : whole,
    )
    .replace(/,\s+(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)(?=[,.?!]|$)/gu, (whole, name: string) =>
      isSpeaker(name) ? '' : whole,
    )
}

function withoutFillers(text: string, language: Language): string {
  return language.fillers.reduce(
    (rest, [pattern, replacement]) => rest.replace(pattern, replacement).trim(),
    text,
  )
}

function withoutJoints(text: string, language: Language): string {
  let rest = text
  for (
    let joint = language.joints.exec(rest)?.[0];
    joint !== undefined;
    joint = language.joints.exec(rest)?.[0]
  ) {
    rest = rest.slice(joint.length).replace(/^[,\s]+/, '')
  }
  return rest.replace(language.additives, '$1')
}

/** Tidies what taking words away leaves behind. */
function finish(text: string): string {
  const tidy = withoutLooseQuotes(text)
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.…–—-]+/, '')
    .replace(/ ([,.;:!?…])/g, '$1')
    .replace(/,(?=[,.!?;])/g, '')
    .trim()
  const capital = tidy.replace(
    /^(["'“„«¿¡(]*)(\p{Ll})/u,
    (_, quote: string, letter: string) => quote + letter.toUpperCase(),
  )
  return /[.!?…。！？]["'”’»)\]]*$/u.test(capital)
    ? capital
    : `${capital.replace(/[,;:–—-]+$/, '').trimEnd()}.`
}

/** A quotation that runs over several sentences leaves each with half a pair of quotation marks. */
function withoutLooseQuotes(text: string): string {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0
  // German opens with the low mark and closes with the one that opens elsewhere.
  const [opens, closes] = text.includes('„') ? [count(/„/g), count(/[“”]/g)] : [count(/“/g), count(/”/g)]
  const paired = opens === closes && count(/«/g) === count(/»/g) && count(/"/g) % 2 === 0
  return paired ? text : text.replace(/["“”„«»]/g, '')
}

function standsAlone(opening: string, tokens: readonly Token[], language: Language): boolean {
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
function isParallel(tokens: readonly Token[], before: Sentence | undefined): boolean {
  if (before === undefined) return false
  const earlier = before.tokens.map(({ lower }) => lower)
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

const thirdPerson: ReadonlySet<string> = new Set([
  'it',
  'they',
  'them',
  'he',
  'she',
  'him',
  'this',
  'these',
  'those',
  'their',
  'its',
  'his',
])

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
function hasVerb(tokens: readonly Token[], language: Language): boolean {
  if (language.code !== 'en') return true
  return tokens.some(({ tag, lower }, at) => {
    const before = tokens[at - 1]
    if (tag !== 'verb' || before?.lower === 'to' || lower.endsWith('ing')) return false
    return before?.text !== ',' || !lower.endsWith('ed')
  })
}

interface Form {
  readonly opening: string
  readonly words: number
  readonly question: boolean
  readonly whole: boolean
  readonly tokens: readonly Token[]
  readonly terms: number
}

/** By the number of content words: what has few of them says little. */
const substance = [0.3, 0.4, 0.55, 0.75, 0.9]

function fitnessOf({ opening, words, question, whole, tokens, terms }: Form, language: Language): number {
  let fitness = lengthFitness(words) * (substance[terms] ?? 1)
  if (question) fitness *= 0.4
  if (language.signposts.test(opening)) fitness *= 0.3
  if (language.firstPerson.test(opening)) fitness *= 0.7
  if (/[?!]/.test(opening)) fitness *= 0.8
  if (!whole) fitness *= 0.4
  if (tokens.some(({ tag }) => tag === 'number')) fitness *= 1.05
  return Math.min(1, fitness)
}

function lengthFitness(words: number): number {
  if (words < 5) return 0.2
  if (words < 8) return 0.6
  if (words <= 30) return 0.95
  return words <= 45 ? 0.7 : 0.35
}
