import type { Cue } from '@repurpose/core'
import type { Brief } from '../../src/brief/index.ts'
import {
  checkAcross,
  checkChapters,
  checkTimes,
  citationsOf,
  citedAt,
  type Finding,
  judgeFaithfulness,
  type SiblingPiece,
  splitClaims,
  textsOf,
} from '../../src/checks/index.ts'
import { reviewPiece } from '../../src/review/index.ts'
import { judgeThatKnows } from './judge.ts'
import type { GoodPiece } from './pieces/hand-piece.ts'
import { cuesOf, languageOf } from './source.ts'

/** Something to be looked at: a piece, good or not, and what the judge knows to be untrue in it. */
export interface Candidate extends GoodPiece {
  readonly instructions?: string | undefined
  /** Passages that the source does not bear out, with what a judge that reads would say of them. */
  readonly untrue?: readonly { readonly text: string; readonly verdict: 'contradicted' | 'not-in-source' }[]
  readonly siblings?: readonly GoodPiece[] | undefined
}

/** Everything that the library has to say about a piece. */
export async function lookAt(candidate: Candidate): Promise<readonly Finding[]> {
  const {
    source,
    language,
    type,
    variant,
    value,
    voice,
    instructions,
    untrue = [],
    siblings = [],
  } = candidate
  const cues = cuesOf(source)
  const brief = briefOf(source)
  const reviewed = await reviewPiece({ type, variant, value, language, cues, brief, voice, instructions })
  if (reviewed.some(({ name }) => name === 'shape')) return reviewed
  const texts = textsOf(value)
  const { findings: judged } = await judgeFaithfulness({
    claims: splitClaims(texts, language),
    cues,
    cited: (path) => citedAt(citationsOf(value), path),
    ask: judgeThatKnows(untrue),
  })
  return [
    ...reviewed,
    // A review knows neither the times of what is finished nor what was written beside it.
    ...checkTimes(value, durationOf(cues)),
    ...chapters(value, cues),
    ...judged,
    ...across(candidate, siblings),
  ]
}

const chapterCount = 4
const briefs = new Map<string, Brief>()

/** A brief of which no more is looked at than the language of the source and its chapters. */
function briefOf(source: string): Brief {
  const before = briefs.get(source)
  if (before !== undefined) return before
  const cues = cuesOf(source)
  const size = Math.ceil(cues.length / chapterCount)
  const brief: Brief = {
    title: '',
    language: languageOf(source),
    overview: '',
    points: [],
    quotes: [],
    names: [],
    numbers: [],
    chapters: Array.from({ length: chapterCount }, (_, index) => ({
      title: '',
      firstCue: cues[index * size]?.id ?? '',
      lastCue: cues[Math.min(cues.length, (index + 1) * size) - 1]?.id ?? '',
      points: [],
    })),
    assignments: {},
  }
  briefs.set(source, brief)
  return brief
}

function durationOf(cues: readonly Cue[]): number {
  return cues.at(-1)?.endMs ?? 0
}

function chapters(value: unknown, cues: readonly Cue[]): readonly Finding[] {
  const { chapters: list = [] } = value as { readonly chapters?: readonly { readonly startMs?: number }[] }
  const starts = list.flatMap(({ startMs }) => (startMs === undefined ? [] : [{ startMs }]))
  return starts.length === 0
    ? []
    : [checkChapters({ chapters: starts, durationMs: durationOf(cues) }, 'chapters')]
}

function across(piece: GoodPiece, siblings: readonly GoodPiece[]): readonly Finding[] {
  if (siblings.length === 0) return []
  const named = [piece, ...siblings].map(
    ({ type, variant, language, value }): SiblingPiece => ({
      name: `${type}.${variant}`,
      language,
      texts: textsOf(value),
    }),
  )
  return checkAcross(named).get(`${piece.type}.${piece.variant}`) ?? []
}
