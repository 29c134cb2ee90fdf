import type { Language } from '../languages/index.ts'
import { cleaned, opened } from './clean.ts'
import { closingMarks, isPartOfQuotation } from './marks.ts'
import { countWords } from './measure.ts'
import type { SpokenSentence } from './sentences.ts'
import { hasVerb, isParallel, standsAlone } from './standing.ts'
import type { Reader, Tag, Token } from './token.ts'
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
  /** Whether what was said right before it is not known, because the source is an excerpt. */
  readonly afterGap: boolean
  /** Figures in it, `twenty-two` and `22 minutes` one each, and names behind its first word. */
  readonly figures: number
  readonly names: number
  /** Whether it promises what the next sentence says: `There was a competition.` */
  readonly announces: boolean
  /** The sentence shortly before that named what this one speaks of; see `markEchoes`. */
  readonly echoes?: number | undefined
}

/** Whether a sentence was said right after another. */
export function follows(sentence: Sentence, before: Sentence | undefined): boolean {
  return before !== undefined && before.index === sentence.index - 1 && !sentence.afterGap
}

export interface Preparation {
  readonly language: Language
  readonly read: Reader
  /** The names of all speakers, word by word. */
  readonly speakers: ReadonlySet<string>
}

const asks = new RegExp(`[?？]${closingMarks}*$`, 'u')

/** @param before The sentence before it, prepared already. */
export function prepare(
  spoken: SpokenSentence,
  before: Sentence | undefined,
  preparation: Preparation,
): Sentence {
  const { language, read, speakers } = preparation
  const text = cleaned(spoken.text, language, speakers)
  const opening = opened(text, language)
  const tokens = read(text)
  const words = countWords(text)
  const question = asks.test(text)
  const whole = hasVerb(tokens, language)
  const unusable =
    words < 2 ||
    language.housekeeping.test(spoken.text) ||
    (!question && introduces(text, hasVerb(tokens.slice(1), language), language.capitalNouns))
  const stands =
    !question &&
    !unusable &&
    whole &&
    words >= 5 &&
    !isPartOfQuotation(spoken.text) &&
    standsAlone(opening, tokens, language) &&
    !language.asks.test(opening) &&
    !unfinished.test(text) &&
    !calls.test(opening) &&
    (hasMainClause(opening, language) || !language.subordinate.test(opening)) &&
    !isParallel(tokens, spoken.afterGap ? [] : (before?.tokens ?? []))
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
    isSignpost: language.signposts.test(spoken.text) || calls.test(opening) || isAddressed(opening, language),
    fitness: fitnessOf({ opening, words, question, whole, terms: terms.length }, language),
    isHost: false,
    asksAlone: question && standsAlone(opening, tokens, language),
    shifts: language.shifts.test(spoken.text),
    afterGap: spoken.afterGap,
    figures: countRuns(tokens, 'number') + (percent.test(text) ? 1 : 0),
    names: countRuns(tokens.slice(1), 'name'),
    announces:
      /(?:[:…]|\.{3})$/.test(opening) || (words <= longestAnnouncement && language.announcing.test(opening)),
  }
}

const percent = /%|per ?cent|por ciento|prozent|pour cent|por cento/iu

const unfinished = new RegExp(`(?:…|\\.{3})${closingMarks}*$`, 'u')

const titled =
  /^(?:Mr|Mrs|Ms|Dr|Professor|Herrn?|Frau|Señora?|Don|Doña|Monsieur|Madame|Signora?|Senhora?)\.? \p{Lu}[\p{L}'’-]+(?: (?:\p{Ll}{1,3} )?\p{Lu}[\p{L}'’-]+){0,2}[,.]/u
const named = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2},/u
const presents =
  /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}, (?:I['’]m|I am|soy|ich bin|je suis|sono|sou|eu sou)(?![\p{L}])/u

/** Roll calls and the like: `Elena Sotomonte, del servicio de acústica.`, `Anneke Sorrel, I'm the hydrologist.` */
function introduces(text: string, whole: boolean, capitalNouns: boolean): boolean {
  if (presents.test(text)) return true
  return !whole && (titled.test(text) || (!capitalNouns && named.test(text)))
}

/** Whether a comma, and in German a verb or `dann` behind one, may open a main clause behind a subordinate one. */
function hasMainClause(opening: string, { capitalNouns, verbs }: Language): boolean {
  if (!capitalNouns) return opening.includes(',')
  return opening
    .split(', ')
    .slice(1)
    .some((clause) => {
      const [word = ''] = clause.split(' ')
      return verbs.test(word) || /^(?:dann|so|desto|umso)$|^(?!nämlich)\p{Ll}{2,}(?:t|e|en|st|d)$/u.test(word)
    })
}

/** `Ms Benítez, you've three minutes.` */
const vocative = /^(?:\p{L}{2,8}\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?, /u

/** `Frau Kalb, ich habe …`: behind a title and a name no apposition begins like this. */
const calls =
  /^(?:Mr|Mrs|Ms|Dr|Professor|Councillor|Herr|Frau|Señora?|Don|Doña|Monsieur|Madame|Signora?|Senhora?)\.?(?: (?:Doktor|Professor|Dr\.|Kolleg(?:e|in)))?(?: \p{Lu}[\p{L}'’-]+){1,2}, (?:I|you|we|it|that|there|if|when|what|how|ich|wir|Sie|es|das ist|das war|da|wenn|wie|haben|sind|können|bitte|yo|usted|ustedes|si|le|se|no|je|vous|nous|io|lei|eu|o senhor|a senhora)(?:['’]\p{L}+)?(?![\p{L}])/u

/** Whether a sentence speaks to somebody by name. */
function isAddressed(opening: string, { secondPerson }: Language): boolean {
  return vocative.test(opening) && secondPerson.test(opening)
}

/** Neighbours with one tag are one figure, or one name. */
function countRuns(tokens: readonly Token[], tag: Tag): number {
  return tokens.filter((token, at) => token.tag === tag && tokens[at - 1]?.tag !== tag).length
}

/** In words. */
const longestAnnouncement = 11

interface Form {
  readonly opening: string
  readonly words: number
  readonly question: boolean
  readonly whole: boolean
  readonly terms: number
}

/** By the number of content words: what has few of them says little. */
const substance = [0.3, 0.4, 0.55, 0.75, 0.9]

function fitnessOf({ opening, words, question, whole, terms }: Form, language: Language): number {
  let fitness = lengthFitness(words) * (substance[terms] ?? 1)
  if (question) fitness *= 0.4
  if (language.signposts.test(opening)) fitness *= 0.3
  if (language.firstPerson.test(opening)) fitness *= 0.7
  if (language.secondPerson.test(opening)) fitness *= 0.85
  if (/[?!]/.test(opening)) fitness *= 0.8
  if (!whole) fitness *= 0.4
  return Math.min(1, fitness)
}

function lengthFitness(words: number): number {
  if (words < 5) return 0.2
  if (words < 8) return 0.6
  if (words <= 30) return 0.95
  return words <= 45 ? 0.7 : 0.35
}
