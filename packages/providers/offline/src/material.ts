import type { Analysis } from './analysis.ts'
import type { BriefChapter, BriefOutline } from './brief-shape.ts'
import type { Range } from './text/index.ts'
import { rangeTitles, sourceTitle } from './titles.ts'

/** A chapter with its title, as the brief or the analysis has it. */
export interface Chapter extends Range {
  readonly title: string
}

/** What a piece is written from. */
export interface Material {
  readonly analysis: Analysis
  readonly title: string
  readonly chapters: readonly Chapter[]
  /** By sentence: its score, and more where the brief makes a point of it. */
  readonly weights: readonly number[]
  /** Words of the sentences that a text may be made of: what can be asked for at most. */
  readonly usableWords: number
}

/** Joins what the brief says with what the source holds. Whatever the brief lacks comes from the analysis. */
export function gatherMaterial(analysis: Analysis, brief: BriefOutline | undefined): Material {
  return {
    analysis,
    title: brief === undefined || brief.title === '' ? sourceTitle(analysis) : brief.title,
    chapters: briefChapters(analysis, brief?.chapters ?? []) ?? ownChapters(analysis),
    weights: liftPoints(analysis, brief),
    usableWords: analysis.sentences.reduce((total, { kind, isSignpost, isHost, words }) => {
      return kind === 'statement' && !isSignpost && !isHost ? total + words : total
    }, 0),
  }
}

function ownChapters(analysis: Analysis): readonly Chapter[] {
  const titles = rangeTitles(analysis, analysis.chapters)
  return analysis.chapters.map((range, index) => ({ ...range, title: titles[index] ?? '' }))
}

/** The brief's chapters as ranges of sentences; `undefined` when they do not cut the source in order. */
function briefChapters(
  analysis: Analysis,
  chapters: readonly BriefChapter[],
): readonly Chapter[] | undefined {
  const order = new Map(analysis.cues.map(({ id }, index) => [id, index]))
  const starts = chapters.map(({ firstCue }) => {
    const at = order.get(firstCue)
    return at === undefined
      ? -1
      : analysis.sentences.findIndex(({ cues }) => (order.get(cues[0] ?? '') ?? -1) >= at)
  })
  const inOrder = starts.every(
    (start, index) => start >= 0 && (index === 0 || start > (starts[index - 1] ?? 0)),
  )
  if (chapters.length === 0 || !inOrder) return undefined
  return chapters.map(({ title }, index) => ({
    title,
    start: index === 0 ? 0 : (starts[index] ?? 0),
    end: starts[index + 1] ?? analysis.sentences.length,
  }))
}

function liftPoints({ sentences, scores }: Analysis, brief: BriefOutline | undefined): readonly number[] {
  const pointed = new Set(brief?.points.flatMap(({ cues }) => cues) ?? [])
  return scores.map((score, index) =>
    sentences[index]?.cues.some((cue) => pointed.has(cue)) === true ? score * 1.15 : score,
  )
}
