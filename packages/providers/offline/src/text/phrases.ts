import type { Language } from '../languages/index.ts'
import type { Range } from './chapters.ts'
import { nounRuns } from './noun-runs.ts'
import type { Phrase } from './phrase.ts'
import type { Sentence } from './prepare.ts'

export interface Phrases {
  readonly bySentence: readonly (readonly Phrase[])[]
  /** In how many sentences a term stands. */
  readonly spread: ReadonlyMap<string, number>
  /** How often a phrase is said in the whole source, by its stems. */
  readonly counts: ReadonlyMap<string, number>
}

export function findPhrases(sentences: readonly Sentence[], language: Language): Phrases {
  const spread = new Map<string, number>()
  for (const { terms, kind } of sentences) {
    if (kind === 'unusable') continue
    for (const term of new Set(terms)) spread.set(term, (spread.get(term) ?? 0) + 1)
  }
  const bySentence = inOneForm(withoutVerbs(nounRuns(sentences, language), language), language)
  const counts = new Map<string, number>()
  for (const phrase of bySentence.flat()) counts.set(keyOf(phrase), (counts.get(keyOf(phrase)) ?? 0) + 1)
  return { bySentence, spread, counts }
}

/** The part-of-speech model takes verbs for nouns now and then. A noun is shown to be one at least every third time. */
function withoutVerbs(
  bySentence: readonly (readonly Phrase[])[],
  language: Language,
): readonly (readonly Phrase[])[] {
  if (language.code !== 'en') return bySentence
  const counts = new Map<string, { all: number; shown: number }>()
  for (const phrase of bySentence.flat()) {
    const count = counts.get(keyOf(phrase)) ?? { all: 0, shown: 0 }
    counts.set(keyOf(phrase), count)
    count.all += 1
    if (phrase.isShown || phrase.isName || phrase.text.endsWith('s')) count.shown += 1
  }
  const isNoun = (phrase: Phrase): boolean => {
    const { all, shown } = counts.get(keyOf(phrase)) ?? { all: 1, shown: 1 }
    return shown * 3 >= all
  }
  return bySentence.map((phrases) => phrases.filter(isNoun))
}

/**
 * Gives every phrase the same form throughout: the most frequent.
 */
function inOneForm(
  bySentence: readonly (readonly Phrase[])[],
  language: Language,
): readonly (readonly Phrase[])[] {
  const forms = new Map<string, Map<string, number>>()
  for (const phrase of bySentence.flat()) {
    const counts = forms.get(keyOf(phrase)) ?? new Map<string, number>()
    forms.set(keyOf(phrase), counts.set(phrase.text, (counts.get(phrase.text) ?? 0) + 1))
  }
  const worthOf = ([text, count]: readonly [string, number]): number => {
    // Of forms as frequent the longer, which is the plural.
    if (language.code === 'en') return count + text.length / 100
    // In German an ending in -n or -s is likely a case that no title is written in.
    return language.capitalNouns && /[ns]$/.test(text) ? count / 100 : count
  }
  const best = new Map(
    [...forms].map(([key, counts]) => [
      key,
      [...counts].reduce((one, other) => (worthOf(other) > worthOf(one) ? other : one))[0],
    ]),
  )
  // In German the article depends on what the phrase does in its sentence.
  const articles = language.capitalNouns
    ? new Map<string, string>()
    : articlesOf(bySentence.flat(), best, language)
  return bySentence.map((phrases) =>
    phrases.map((phrase) => {
      const text = best.get(keyOf(phrase)) ?? phrase.text
      return { ...phrase, text, article: articles.get(text) }
    }),
  )
}

/**
 * Of each form its most frequent definite article, where it often has one. An English noun that mostly has some determiner
 * is countable and needs one; what mostly stands bare (`food waste`) needs none.
 */
function articlesOf(
  phrases: readonly Phrase[],
  forms: ReadonlyMap<string, string>,
  language: Language,
): ReadonlyMap<string, string> {
  const counts = new Map<
    string,
    { all: number; determined: number; readonly articles: Map<string, number> }
  >()
  for (const { text, stems, article, isDetermined } of phrases) {
    if (forms.get(stems.join(' ')) !== text) continue
    const own = counts.get(text) ?? { all: 0, determined: 0, articles: new Map<string, number>() }
    counts.set(text, own)
    own.all += 1
    if (isDetermined) own.determined += 1
    if (article !== undefined) own.articles.set(article, (own.articles.get(article) ?? 0) + 1)
  }
  return new Map(
    [...counts].flatMap(([text, { all, determined, articles }]) => {
      if (language.code === 'en')
        return determined * 2 >= all && !text.endsWith('s') ? [[text, 'the'] as const] : []
      const [best] = [...articles].sort(([, one], [, other]) => other - one)
      return best !== undefined && best[1] * 3 >= all ? [[text, best[0]] as const] : []
    }),
  )
}

function keyOf({ stems }: Phrase): string {
  return stems.join(' ')
}

/** A phrase with how often it is said. */
export interface CountedPhrase extends Phrase {
  readonly count: number
  readonly isEarly: boolean
}

interface Entry {
  readonly phrase: Phrase
  /** First said where speakers say what they will talk about. */
  readonly isEarly: boolean
  /** Said by a speaker who announces the subject. */
  isAnnounced: boolean
  count: number
}

const known = new WeakMap<Phrases, Map<string, readonly CountedPhrase[]>>()

/**
 * The phrases that say best what a range is about, best first, no two sharing a word. `avoided` holds stems that other
 * titles use already: a phrase made of them alone is passed over.
 */
export function topPhrases(
  phrases: Phrases,
  sentences: readonly Sentence[],
  range: Range,
  wanted: number,
  avoided: ReadonlySet<string> = new Set(),
): readonly CountedPhrase[] {
  const rankings = known.get(phrases) ?? new Map<string, readonly CountedPhrase[]>()
  known.set(phrases, rankings)
  const key = `${range.start} ${range.end} ${wanted} ${[...avoided].join(' ')}`
  const before = rankings.get(key)
  if (before !== undefined) return before
  const ranking = rankPhrases(phrases, sentences, range, wanted, avoided)
  rankings.set(key, ranking)
  return ranking
}

function rankPhrases(
  phrases: Phrases,
  sentences: readonly Sentence[],
  range: Range,
  wanted: number,
  avoided: ReadonlySet<string>,
): readonly CountedPhrase[] {
  const salience = salienceIn(phrases, sentences, range)
  const early = Math.max(3, earlyShare * (range.end - range.start))
  const entries = new Map<string, Entry>()
  // A sentence or two say everything once: there the whole source tells what is a phrase.
  const isNarrow = range.end - range.start < 4
  for (let index = range.start; index < range.end; index += 1) {
    const { kind = 'unusable', isSignpost = false } = sentences[index] ?? {}
    if (kind === 'unusable') continue
    for (const phrase of phrases.bySentence[index] ?? []) {
      const key = keyOf(phrase)
      const entry = entries.get(key)
      if (entry === undefined) {
        const count = isNarrow ? (phrases.counts.get(key) ?? 1) : 1
        const isEarly = index - range.start <= early
        entries.set(key, { phrase, count, isEarly, isAnnounced: isEarly && isSignpost })
      } else {
        entry.count += isNarrow ? 0 : 1
        entry.isAnnounced ||= isSignpost && entry.isEarly && index - range.start <= early
      }
    }
  }
  const ranked = [...entries.values()]
    .map((entry) => ({
      phrase: { ...entry.phrase, count: entry.count, isEarly: entry.isEarly },
      score:
        worth(entry, salience, avoided) *
        (isNarrow && entry.count === 1 && entry.phrase.stems.length > 1 ? 0.4 : 1),
    }))
    .sort((one, other) => other.score - one.score || (one.phrase.text < other.phrase.text ? -1 : 1))
  const chosen: CountedPhrase[] = []
  for (const { phrase } of ranked) {
    if (chosen.length >= wanted) break
    if (!chosen.some((other) => areAkin(other, phrase))) chosen.push(phrase)
  }
  return chosen
}

/** Whether two phrases share a word, or one begins as the other's does (`cook`, `cooking`). */
function areAkin(one: Phrase, other: Phrase): boolean {
  return one.stems.some((stem) =>
    other.stems.some(
      (twin) =>
        stem === twin || (stem.length > 3 && twin.length > 3 && stem.slice(0, 4) === twin.slice(0, 4)),
    ),
  )
}

/** How typical each term is of the range: its count there, weighed by how rare it is elsewhere. */
function salienceIn(
  phrases: Phrases,
  sentences: readonly Sentence[],
  range: Range,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let index = range.start; index < range.end; index += 1) {
    const sentence = sentences[index]
    if (sentence === undefined || sentence.kind === 'unusable') continue
    for (const term of sentence.terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const isWhole = range.end - range.start === sentences.length
  const rarity = (term: string): number => Math.log(1 + sentences.length / (phrases.spread.get(term) ?? 1))
  // What is said once is typical of nothing, however rare it is.
  return new Map([...counts].map(([term, count]) => [term, (count - 0.6) * (isWhole ? 1 : rarity(term))]))
}

const earlyShare = 0.08
/** By the number of content words. */
const lengthBonus = [0, 0.6, 1.5, 1.2, 0.9]

function worth(
  { phrase, isEarly, isAnnounced, count }: Entry,
  salience: ReadonlyMap<string, number>,
  avoided: ReadonlySet<string>,
): number {
  const total = phrase.stems.reduce((sum, stem) => sum + (salience.get(stem) ?? 0.5), 0)
  const known = phrase.stems.filter((stem) => avoided.has(stem)).length
  return (
    (total / phrase.stems.length) *
    (1 + 0.5 * Math.log2(count)) *
    (lengthBonus[phrase.stems.length] ?? 0.7) *
    (phrase.isName ? 0.5 : 1) *
    (isEarly ? 1.4 : 1) *
    (isAnnounced ? 1.5 : 1) *
    (known === phrase.stems.length ? 0.15 : 1 - 0.3 * (known / phrase.stems.length))
  )
}

/** `A`, `A and B`, `A, B and C`. */
export function joinList(items: readonly string[], and: string): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')}${and}${last}`
}

export function sentenceCase(text: string): string {
  return text.replace(
    /^(\P{L}*)(\p{Ll})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
}
