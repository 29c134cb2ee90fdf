import type { Cue } from '@repurpose/core'
import { isVerbatim } from './quotes.ts'
import type { Brief } from './schema.ts'

/** What is wrong with a brief in respect of its source, field by field; `undefined` when nothing is. */
export function checkBrief(brief: Brief, cues: readonly Cue[]): readonly string[] | undefined {
  const positions = positionsOf(cues)
  const points = new Set(brief.points.map(({ id }) => id))
  const problems = [
    ...(points.size < brief.points.length ? ['points: give every point an id of its own'] : []),
    ...brief.points.flatMap(({ cues: cited }, index) => {
      const strange = cited.filter((id) => !positions.has(id))
      return strange.length === 0 ? [] : [`points[${index}].cues: ${unknownCues(strange)}`]
    }),
    ...brief.quotes.flatMap(({ cue, text }, index) => {
      const position = positions.get(cue)
      if (position === undefined) return [`quotes[${index}].cue: ${unknownCues([cue])}`]
      if (isVerbatim(text, cues, position)) return []
      return [
        `quotes[${index}].text: cue ${cue} does not say this word for word; copy its words or leave the quote out`,
      ]
    }),
    ...brief.numbers.flatMap(({ cue }, index) => {
      return positions.has(cue) ? [] : [`numbers[${index}].cue: ${unknownCues([cue])}`]
    }),
    ...brief.chapters.flatMap((chapter, index) =>
      checkChapter(chapter, `chapters[${index}]`, positions, points),
    ),
  ]
  return problems.length === 0 ? undefined : problems
}

/** A brief without what its source does not bear out; `undefined` when no point remains. */
export function withoutInventions(brief: Brief, cues: readonly Cue[]): Brief | undefined {
  const positions = positionsOf(cues)
  const seen = new Set<string>()
  const points = brief.points.flatMap(({ id, text, cues: cited }) => {
    const known = cited.filter((cue) => positions.has(cue))
    if (known.length === 0 || seen.has(id)) return []
    seen.add(id)
    return [{ id, text, cues: known }]
  })
  if (points.length === 0) return undefined
  return {
    ...brief,
    points,
    quotes: brief.quotes.filter(({ cue, text }) => isVerbatim(text, cues, positions.get(cue) ?? -1)),
    numbers: brief.numbers.filter(({ cue }) => positions.has(cue)),
    chapters: brief.chapters
      .map((chapter) => ({ ...chapter, points: chapter.points.filter((id) => seen.has(id)) }))
      .filter((chapter) => checkChapter(chapter, '', positions, seen).length === 0),
  }
}

function checkChapter(
  { firstCue, lastCue, points }: Brief['chapters'][number],
  path: string,
  positions: ReadonlyMap<string, number>,
  known: ReadonlySet<string>,
): readonly string[] {
  const strange = [firstCue, lastCue].filter((id) => !positions.has(id))
  const strangePoints = points.filter((id) => !known.has(id))
  const backwards = (positions.get(firstCue) ?? 0) > (positions.get(lastCue) ?? Number.POSITIVE_INFINITY)
  return [
    ...(strange.length === 0 ? [] : [`${path}: ${unknownCues(strange)}`]),
    ...(strangePoints.length === 0 ? [] : [`${path}.points: there is no point ${list(strangePoints)}`]),
    ...(backwards ? [`${path}: lastCue comes before firstCue`] : []),
  ]
}

function positionsOf(cues: readonly Cue[]): ReadonlyMap<string, number> {
  return new Map(cues.map(({ id }, index) => [id, index]))
}

function unknownCues(ids: readonly string[]): string {
  return `the source has no cue ${list(ids)}`
}

function list(ids: readonly string[]): string {
  return ids
    .slice(0, 5)
    .map((id) => JSON.stringify(id.slice(0, 40)))
    .join(', ')
}
