import type { Cue } from '@repurpose/core'
import type { Brief, BriefDraft } from './schema.ts'
import { positionsOf } from './source/positions.ts'
import { sameness } from './source/words.ts'

type Chapter = BriefDraft['chapters'][number]

/** A chapter by the positions of its first and last cue. */
interface Span {
  readonly title: string
  readonly first: number
  readonly last: number
}

/** The ids of the cues of each chapter, in order. */
export function cuesByChapter({ chapters }: Brief, cues: readonly Cue[]): readonly ReadonlySet<string>[] {
  const positions = positionsOf(cues)
  return chapters.map(({ firstCue, lastCue }) => {
    const first = positions.of(firstCue) ?? cues.length
    const last = positions.of(lastCue) ?? -1
    return new Set(cues.slice(first, last + 1).map(({ id }) => id))
  })
}

/** Whether it is known where a chapter lies: one of its cues has to exist. */
export function isPlaced({ firstCue, lastCue }: Chapter, cues: readonly Cue[]): boolean {
  const positions = positionsOf(cues)
  return positions.of(firstCue) !== undefined || positions.of(lastCue) !== undefined
}

/**
 * The chapters that these mean, so that every cue is in exactly one: in order, those that run backwards turned round,
 * each up to where the next begins. One that lies nowhere, or within another that begins with it, is left out; where
 * none remains, the whole is one chapter. Their points are those whose first cue lies in them.
 */
export function mendChapters(
  brief: Pick<BriefDraft, 'title' | 'points' | 'chapters'>,
  cues: readonly Cue[],
  most = Number.POSITIVE_INFINITY,
): readonly Chapter[] {
  const positions = positionsOf(cues)
  const firstOf = (point: BriefDraft['points'][number]): number =>
    Math.min(...point.cues.map((id) => positions.of(id) ?? cues.length))
  return joined(inOrder(spansOf(brief.chapters, cues)), cues, most, brief.title).flatMap(
    ({ title, first, last }) => {
      const [firstCue, lastCue] = [cues[first]?.id, cues[last]?.id]
      if (firstCue === undefined || lastCue === undefined) return []
      const own = brief.points.filter((point) => firstOf(point) >= first && firstOf(point) <= last)
      return [{ title, firstCue, lastCue, points: own.map(({ id }) => id) }]
    },
  )
}

function spansOf(chapters: readonly Chapter[], cues: readonly Cue[]): readonly Span[] {
  const positions = positionsOf(cues)
  const spans: Span[] = []
  let next = 0
  for (const { title, firstCue, lastCue } of chapters) {
    const end = positions.of(lastCue)
    // A chapter whose beginning is not known begins where the one before it ends.
    const begin = positions.of(firstCue) ?? (end === undefined ? undefined : Math.min(end, next))
    if (begin === undefined) continue
    const other = end ?? begin
    spans.push({ title, first: Math.min(begin, other), last: Math.max(begin, other) })
    next = Math.max(begin, other) + 1
  }
  return spans
}

/** Sorted, no two of the same beginning. */
function inOrder(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort((one, other) => one.first - other.first || one.last - other.last)
  const kept: Span[] = []
  for (const span of sorted) {
    const before = kept.at(-1)
    if (before === undefined || span.first > before.first) kept.push(span)
    else if (span.last > before.last) kept.push({ ...span, first: before.last + 1 })
  }
  return kept
}

/** Without gaps; neighbours of the same title are one, and where there are too many the shortest are joined. */
function joined(spans: readonly Span[], cues: readonly Cue[], most: number, title: string): readonly Span[] {
  const ends = [...spans.slice(1).map(({ first }) => first - 1), cues.length - 1]
  let chapters: Span[] = []
  for (const [index, last] of ends.entries()) {
    const before = chapters.at(-1)
    for (const span of spans.slice(index, index + 1)) {
      if (before !== undefined && sameness(before.title) === sameness(span.title)) {
        chapters.splice(-1, 1, { ...before, last })
      } else chapters.push({ ...span, first: index === 0 ? 0 : span.first, last })
    }
  }
  if (chapters.length === 0) return [{ title, first: 0, last: cues.length - 1 }]
  while (chapters.length > Math.max(1, most)) chapters = withoutShortest(chapters, cues)
  return chapters
}

/** The two neighbours that are shortest together become one, under the title of the longer of them. */
function withoutShortest(chapters: readonly Span[], cues: readonly Cue[]): Span[] {
  // In characters, as not all sources have times.
  const lengthOf = ({ first, last }: Span): number =>
    cues.slice(first, last + 1).reduce((sum, { text }) => sum + text.length, 0)
  const pairs = chapters.slice(1).map((_, index) => {
    const together = chapters.slice(index, index + 2).reduce((one, other) => {
      const { title } = lengthOf(other) > lengthOf(one) ? other : one
      return { title, first: one.first, last: other.last }
    })
    return { index, together, length: lengthOf(together) }
  })
  const { index, together } = pairs.reduce((best, pair) => (pair.length < best.length ? pair : best))
  return chapters.toSpliced(index, 2, together)
}
