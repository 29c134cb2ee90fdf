import type { Analysis } from './analysis.ts'
import type { BriefChapter, BriefOutline } from './brief/index.ts'
import type { Assignment } from './prompt-parts.ts'
import { placesOf, type Range, type Sentence } from './text/index.ts'
import { rangeTitles, sourceTitle } from './titles.ts'

/** A chapter with its title and the cue that it begins with, as the brief or the analysis has it. */
export interface Chapter extends Range {
  readonly title: string
  readonly firstCue: string
}

/** What a piece is written from. */
export interface Material {
  readonly analysis: Analysis
  readonly title: string
  readonly chapters: readonly Chapter[]
  /** By sentence: its score, more where the brief makes a point of it, and 0 where it must not be used. */
  readonly weights: readonly number[]
  /** Words of the sentences that a text may be made of: what can be asked for at most. */
  readonly usableWords: number
  /** Sentences that say the points which the piece leads with; empty when it may lead with anything. */
  readonly leads: ReadonlySet<number>
  /** Sentences that are said already where the piece will stand. */
  readonly barred: ReadonlySet<number>
  /** Whether a text has none of the words that must not appear. */
  readonly allows: (text: string) => boolean
}

const pointFactor = 1.15
/** What a point gains that the piece is to lead with. */
const leadFactor = 1.8

/** Joins what the brief says with what the source holds. Whatever the brief lacks comes from the analysis. */
export function gatherMaterial(
  whole: Analysis,
  brief: BriefOutline | undefined,
  { points = [], avoid = [] }: Partial<Pick<Assignment, 'points' | 'avoid'>> = {},
): Material {
  const allows = withoutWords(avoid)
  const analysis = avoid.length === 0 ? whole : restricted(whole, allows)
  const usable = analysis.sentences.filter(
    ({ kind, isSignpost, isHost }) => kind === 'statement' && !isSignpost && !isHost,
  )
  const wanted = new Set(points)
  const leads = sayingPoints(
    analysis,
    brief?.points.filter(({ id }) => wanted.has(id)),
  )
  const pointed = sayingPoints(analysis, brief?.points)
  return {
    analysis,
    title: titleFor(analysis, brief, allows),
    chapters: withTitles(
      briefChapters(analysis, brief?.chapters ?? []) ?? ownChapters(analysis),
      analysis,
      allows,
    ),
    weights: analysis.scores.map((score, index) => {
      return score * (leads.has(index) ? leadFactor : pointed.has(index) ? pointFactor : 1)
    }),
    usableWords: usable.reduce((total, { words }) => total + words, 0),
    leads,
    barred: new Set(),
    allows,
  }
}

/** A source without the sentences and phrases that must not be used. */
function restricted(analysis: Analysis, allows: (text: string) => boolean): Analysis {
  const { sentences, scores, phrases } = analysis
  return {
    ...analysis,
    sentences: sentences.map((sentence) =>
      allows(sentence.text) && allows(sentence.verbatim)
        ? sentence
        : { ...sentence, kind: 'unusable', stands: false, asksAlone: false },
    ),
    scores: scores.map((score, index) => (allows(sentences[index]?.verbatim ?? '') ? score : 0)),
    phrases: {
      ...phrases,
      bySentence: phrases.bySentence.map((list) => list.filter(({ text }) => allows(text))),
    },
  }
}

/** Chapters whose titles may stand; one that may not gets another. */
function withTitles(
  chapters: readonly Chapter[],
  analysis: Analysis,
  allows: (text: string) => boolean,
): readonly Chapter[] {
  if (chapters.every(({ title }) => allows(title))) return chapters
  const own = rangeTitles(analysis, chapters)
  const { untitled } = analysis.language.formulas
  return chapters.map((chapter, index) => {
    const titles = [chapter.title, own[index] ?? untitled]
    return { ...chapter, title: titles.find(allows) ?? untitled }
  })
}

function titleFor(
  analysis: Analysis,
  brief: BriefOutline | undefined,
  allows: (text: string) => boolean,
): string {
  if (brief !== undefined && brief.title !== '' && allows(brief.title)) return brief.title
  const title = sourceTitle(analysis)
  return allows(title) ? title : analysis.language.formulas.untitled
}

/** Tells texts without any of some words, as whole words in any letter case. */
function withoutWords(avoided: readonly string[]): (text: string) => boolean {
  if (avoided.length === 0) return () => true
  const alternatives = avoided.map((word) =>
    word
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\s+/g, '\\s+'),
  )
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
  return (text) => !pattern.test(text)
}

function ownChapters(analysis: Analysis): readonly Chapter[] {
  const titles = rangeTitles(analysis, analysis.chapters)
  return analysis.chapters.map((range, index) => ({
    ...range,
    title: titles[index] ?? '',
    firstCue: (range.start === 0 ? analysis.cues[0]?.id : analysis.sentences[range.start]?.cues[0]) ?? '',
  }))
}

/**
 * The brief's chapters as ranges of sentences; `undefined` when they do not cut the source in order. The source may be an
 * excerpt: a chapter of which nothing is left counts to the one before it.
 */
function briefChapters(
  analysis: Analysis,
  chapters: readonly BriefChapter[],
): readonly Chapter[] | undefined {
  const placeOf = placesOf(analysis.cues)
  const places = chapters.map(({ firstCue }) => placeOf(firstCue) ?? -1)
  const inOrder = places.every(
    (place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? 0)),
  )
  if (chapters.length === 0 || !inOrder) return undefined
  const size = analysis.sentences.length
  const starts = places.map((place, index) => {
    if (index === 0) return 0
    const start = analysis.sentences.findIndex(({ cues }) => (placeOf(cues[0] ?? '') ?? -1) >= place)
    return start < 0 ? size : start
  })
  if (starts[1] === size) return undefined
  return chapters
    .map(({ title, firstCue }, index) => ({
      title,
      firstCue,
      start: starts[index] ?? 0,
      end: starts[index + 1] ?? size,
    }))
    .filter(({ start, end }) => end > start)
}

/** The sentences that say points: of those that a point's cues hold, the ones that share most of its words. */
function sayingPoints(
  { sentences, byCue }: Analysis,
  points: BriefOutline['points'] = [],
): ReadonlySet<number> {
  return new Set(
    points.flatMap(({ text, cues }) => {
      const held = [...new Set(cues.flatMap((cue) => byCue.get(cue) ?? []))].flatMap(
        (index) => sentences[index] ?? [],
      )
      const shares = held.map((sentence) => sharedWords(sentence, text))
      const most = Math.max(0, ...shares)
      return held.filter((_, at) => most > 0 && shares[at] === most).map(({ index }) => index)
    }),
  )
}

function sharedWords({ tokens }: Sentence, text: string): number {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu))
  return tokens.filter(({ lower, isWord }) => isWord && words.has(lower)).length
}
