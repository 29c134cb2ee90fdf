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
  const bySentence = inOneForm(nounRuns(sentences, language), language)
  const counts = new Map<string, number>()
  for (const phrase of bySentence.flat()) counts.set(keyOf(phrase), (counts.get(keyOf(phrase)) ?? 0) + 1)
  return { bySentence, spread, counts }
}

/**
 * Gives every phrase the same form throughout: in English the longest, which is the plural and needs no article;
 * elsewhere, where cases differ too, the most frequent.
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
    if (language.code === 'en') return text.length
    // In German an ending in -n or -s is likely a case that no title is written in.
    return language.capitalNouns && /[ns]$/.test(text) ? count / 100 : count
  }
  const best = new Map(
    [...forms].map(([key, counts]) => [
      key,
      [...counts].reduce((one, other) => (worthOf(other) > worthOf(one) ? other : one))[0],
    ]),
  )
  return bySentence.map((phrases) =>
    phrases.map((phrase) => ({ ...phrase, text: best.get(keyOf(phrase)) ?? phrase.text })),
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
  count: number
}

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
  const salience = salienceIn(phrases, sentences, range)
  const early = Math.max(3, earlyShare * (range.end - range.start))
  const entries = new Map<string, Entry>()
  // A sentence or two say everything once: there the whole source tells what is a phrase.
  const isNarrow = range.end - range.start < 4
  for (let index = range.start; index < range.end; index += 1) {
    if (sentences[index]?.kind === 'unusable') continue
    for (const phrase of phrases.bySentence[index] ?? []) {
      const key = keyOf(phrase)
      const entry = entries.get(key)
      if (entry === undefined) {
        const count = isNarrow ? (phrases.counts.get(key) ?? 1) : 1
        entries.set(key, { phrase, count, isEarly: index - range.start <= early })
      } else if (!isNarrow) {
        entry.count += 1
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
  { phrase, isEarly, count }: Entry,
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
