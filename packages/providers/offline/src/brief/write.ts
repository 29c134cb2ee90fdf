import type { Analysis } from '../analysis.ts'
import type { Language } from '../languages/index.ts'
import { choose } from '../select.ts'
import { figuresIn, type Range } from '../text/index.ts'
import { rangeTitles, sourceTitle } from '../titles.ts'
import { findQuotes } from './quotes.ts'
import type { Brief, BriefPoint } from './shape.ts'

/** How many points are wanted. */
export interface Amount {
  readonly minimum: number
  readonly maximum: number
}

const usualAmount: Amount = { minimum: 8, maximum: 40 }

/** The brief of a source: title, overview, points, quotes, names, numbers and chapters, all with their cues. */
export function writeBrief(analysis: Analysis, amount: Amount = usualAmount): Brief {
  const points = findPoints(analysis, amount)
  const titles = rangeTitles(analysis, analysis.chapters)
  return {
    title: sourceTitle(analysis),
    language: analysis.language.code,
    overview: overviewOf(analysis),
    points: points.map(({ index: _index, ...point }) => point),
    quotes: quotesOf(analysis),
    names: findNames(analysis),
    numbers: findNumbers(analysis),
    chapters: analysis.chapters.map((range, index) => ({
      title: titles[index] ?? '',
      ...cueSpan(analysis, range, analysis.chapters[index + 1]),
      points: points
        .filter((point) => point.index >= range.start && point.index < range.end)
        .map(({ id }) => id),
    })),
  }
}

const everything = (analysis: Analysis): readonly number[] => analysis.sentences.map(({ index }) => index)
const nothing: ReadonlySet<number> = new Set()

function overviewOf(analysis: Analysis): string {
  const size = analysis.sentences.length
  const weigh = (index: number): number => weightOf(analysis, index)
  const chosen = [0, 1, 2].flatMap((third) => {
    const from = everything(analysis).slice(
      Math.floor((third * size) / 3),
      Math.floor(((third + 1) * size) / 3),
    )
    return choose(analysis, { from, words: 30, most: 1, used: nothing, weigh })
  })
  const indices = chosen.length > 0 ? chosen : bestOf(analysis, 2)
  return indices.map((index) => analysis.sentences[index]?.opening ?? '').join(' ')
}

/** What a sentence is worth to a reader who was not there: announcements and a host's statements are not. */
function weightOf({ sentences, scores }: Analysis, index: number): number {
  return sentences[index]?.isSignpost === true ? 0 : (scores[index] ?? 0)
}

/** For sources in which no sentence stands by itself. */
function bestOf({ sentences, scores }: Analysis, count: number): readonly number[] {
  return sentences
    .map(({ index }) => index)
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other)
    .slice(0, count)
    .sort((one, other) => one - other)
}

/** One point for some seventy words, as far as the amount allows; every chapter has its share. */
function findPoints(
  analysis: Analysis,
  { minimum, maximum }: Amount,
): readonly (BriefPoint & { readonly index: number })[] {
  const wanted = Math.max(minimum, Math.min(maximum, Math.round(analysis.words / 70)))
  const weigh = (index: number): number => weightOf(analysis, index)
  const perChapter = analysis.chapters.flatMap((range) => {
    const from = everything(analysis).slice(range.start, range.end)
    const share = Math.max(1, Math.round((wanted * (range.end - range.start)) / analysis.sentences.length))
    return choose(analysis, { from, words: Number.POSITIVE_INFINITY, most: share, used: nothing, weigh })
  })
  const chosen = perChapter.length > 0 ? perChapter : bestOf(analysis, 1)
  return lightestOut(chosen, maximum, weigh).flatMap((index, at) => {
    const sentence = analysis.sentences[index]
    return sentence === undefined
      ? []
      : [{ id: `p${at + 1}`, text: sentence.opening, cues: sentence.cues, index }]
  })
}

function lightestOut(
  indices: readonly number[],
  most: number,
  weigh: (index: number) => number,
): readonly number[] {
  if (indices.length <= most) return indices
  const kept = new Set([...indices].sort((one, other) => weigh(other) - weigh(one)).slice(0, most))
  return indices.filter((index) => kept.has(index))
}

/** Chapters follow one another without a gap: each ends with the cue before the next one begins. */
function cueSpan(
  { cues, sentences }: Analysis,
  range: Range,
  next: Range | undefined,
): { readonly firstCue: string; readonly lastCue: string } {
  const firstCue = range.start === 0 ? cues[0]?.id : sentences[range.start]?.cues[0]
  const following = next === undefined ? undefined : sentences[next.start]?.cues[0]
  const before = cues[cues.findIndex(({ id }) => id === following) - 1]?.id
  const lastCue = next === undefined ? cues.at(-1)?.id : before
  return { firstCue: firstCue ?? '', lastCue: lastCue ?? firstCue ?? '' }
}

const mostQuotes = 12
const wordsPerQuote = 120

/** In the order of the source. */
function quotesOf(analysis: Analysis): Brief['quotes'] {
  const count = Math.max(4, Math.min(mostQuotes, Math.round(analysis.words / wordsPerQuote)))
  const weigh = (index: number): number => analysis.scores[index] ?? 0
  return [...findQuotes(analysis, { count, parts: analysis.chapters, weigh })]
    .filter(({ stands }) => stands)
    .sort((one, other) => one.index - other.index)
    .map(({ cues, verbatim: text, speaker }) => ({
      cue: cues[0] ?? '',
      text,
      ...(speaker === undefined ? {} : { speaker }),
    }))
}

const mostNames = 20

/** Names by how often they are said, and the speakers. */
function findNames({ sentences, phrases, cues }: Analysis): readonly string[] {
  const counts = new Map<string, number>()
  for (const { speaker } of cues)
    if (speaker !== undefined) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  for (const [index, list] of phrases.bySentence.entries()) {
    if (sentences[index] === undefined) continue
    for (const { text, isName } of list) if (isName) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts]
    .filter(([name]) => /^\p{Lu}.*[^.]$/u.test(name))
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostNames)
    .map(([name]) => name)
}

const mostNumbers = 24
const number = /(?<![\p{L}\p{N}])[$€£]?\d+(?:[.,:]\d+)*(?:\s?%|\s\p{L}[\p{L}-]{3,})?/gu

/** Figures with the word behind them, as the cue has them; of many those in the heaviest sentences. */
function findNumbers(analysis: Analysis): Brief['numbers'] {
  const { sentences, scores, language } = analysis
  const cues = new Map(analysis.cues.map((cue, order) => [cue.id, { ...cue, order }]))
  const found = sentences.flatMap(({ cues: own, tokens, index, kind }) => {
    if (kind === 'unusable') return []
    const inWords = figuresIn(tokens, language).filter((figure) => !/\d/.test(figure))
    return own.flatMap((id) => {
      const { text = '', order = 0 } = cues.get(id) ?? {}
      const digits = Array.from(text.matchAll(number), ([figure]) => withoutStopWord(figure, language))
      const said = [...digits, ...inWords.filter((figure) => text.includes(figure))]
      return said.map((figure) => ({ text: figure, cue: id, order, weight: scores[index] ?? 0 }))
    })
  })
  const once = new Map<string, (typeof found)[number]>()
  for (const one of found) {
    const key = `${one.cue} ${one.text}`
    if ((once.get(key)?.weight ?? -1) < one.weight) once.set(key, one)
  }
  return [...once.values()]
    .sort((one, other) => other.weight - one.weight)
    .slice(0, mostNumbers)
    .sort((one, other) => one.order - other.order)
    .map(({ text, cue }) => ({ text, cue }))
}

function withoutStopWord(found: string, { stopWords }: Language): string {
  const [figure = '', word] = found.split(/\s/u)
  return word !== undefined && stopWords.has(word.toLowerCase()) ? figure : found
}
