import type { Analysis } from './analysis.ts'
import type { Brief, BriefPoint } from './brief-shape.ts'
import type { Language } from './languages/index.ts'
import { choose } from './select.ts'
import type { Range, Sentence } from './text/index.ts'
import { rangeTitles, sourceTitle } from './titles.ts'

/** The brief of a source: title, overview, points, quotes, names, numbers and chapters, all with their cues. */
export function writeBrief(analysis: Analysis): Brief {
  const points = findPoints(analysis)
  const titles = rangeTitles(analysis, analysis.chapters)
  return {
    title: sourceTitle(analysis),
    language: analysis.language.code,
    overview: overviewOf(analysis),
    points: points.map(({ index: _index, ...point }) => point),
    quotes: findQuotes(analysis),
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
  const weigh = (index: number): number => analysis.scores[index] ?? 0
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

/** For sources in which no sentence stands by itself. */
function bestOf({ sentences, scores }: Analysis, count: number): readonly number[] {
  return sentences
    .map(({ index }) => index)
    .sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other)
    .slice(0, count)
    .sort((one, other) => one - other)
}

/** One point for some seventy words, at least eight where the source has them; every chapter has its share. */
function findPoints(analysis: Analysis): readonly (BriefPoint & { readonly index: number })[] {
  const wanted = Math.max(8, Math.min(40, Math.round(analysis.words / 70)))
  const weigh = (index: number): number => analysis.scores[index] ?? 0
  const perChapter = analysis.chapters.flatMap((range) => {
    const from = everything(analysis).slice(range.start, range.end)
    const share = Math.max(1, Math.round((wanted * (range.end - range.start)) / analysis.sentences.length))
    return choose(analysis, { from, words: Number.POSITIVE_INFINITY, most: share, used: nothing, weigh })
  })
  return perChapter.slice(0, 40).flatMap((index, at) => {
    const sentence = analysis.sentences[index]
    return sentence === undefined
      ? []
      : [{ id: `p${at + 1}`, text: sentence.opening, cues: sentence.cues, index }]
  })
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

const mostQuotes = 8

/** Of the best sentences so many are looked at: in a source full of markup none may be quotable. */
const mostTried = 100

/** Sentences word for word as their cues have them; captions break a sentence over a few. */
function findQuotes(analysis: Analysis): Brief['quotes'] {
  const verbatim = new Map(analysis.cues.map((cue) => [cue.id, cue.verbatim.replace(/\s+/g, ' ').trim()]))
  const isVerbatim = ({ cues, verbatim: text }: Sentence): boolean =>
    cues
      .map((cue) => verbatim.get(cue) ?? '')
      .join(' ')
      .includes(text)
  return analysis.sentences
    .filter(({ cues, stands, words }) => stands && words >= 5 && words <= 28 && cues.length <= 4)
    .sort(
      (one, other) => strikingness(other, analysis) - strikingness(one, analysis) || one.index - other.index,
    )
    .slice(0, mostTried)
    .filter((sentence) => isVerbatim(sentence))
    .slice(0, mostQuotes)
    .sort((one, other) => one.index - other.index)
    .map(({ cues, verbatim: text, speaker }) => ({
      cue: cues[0] ?? '',
      text,
      ...(speaker === undefined ? {} : { speaker }),
    }))
}

/** How well a sentence would do alone on a page: short ones gain. */
function strikingness({ index, words }: Sentence, { scores }: Analysis): number {
  return (scores[index] ?? 0) * (words <= 14 ? 1.3 : 1)
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

/** Figures with the word behind them, as the cue has them. */
function findNumbers({ cues, language }: Analysis): Brief['numbers'] {
  return cues
    .flatMap(({ id, text }) =>
      [...text.matchAll(number)].map(([found]) => ({ text: withoutStopWord(found, language), cue: id })),
    )
    .slice(0, mostNumbers)
}

function withoutStopWord(found: string, { stopWords }: Language): string {
  const [figure = '', word] = found.split(/\s/u)
  return word !== undefined && stopWords.has(word.toLowerCase()) ? figure : found
}
