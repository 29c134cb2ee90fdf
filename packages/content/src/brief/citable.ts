import type { Cue } from '@repurpose/core'
import { cuesByChapter } from './chapters.ts'
import { tokensOfCues } from './reading/parts.ts'
import type { Brief } from './schema.ts'
import { positionsOf } from './source/positions.ts'
import { findQuote } from './source/quotes.ts'

/** The cues that a piece may cite: those that the brief cites, and all within its chapters. */
export function citable(brief: Brief, cues: readonly Cue[]): ReadonlySet<string> {
  return new Set([...citedBy(brief, cues), ...cuesByChapter(brief, cues).flatMap((chapter) => [...chapter])])
}

/**
 * Of a long source the cues that a piece is written from: those that the brief cites, where its chapters begin, and what
 * stands around each, so that none is torn out of its context. In the order of the source; the same for all pieces, so
 * that prompts begin alike.
 *
 * @param around so many cues before and after each, or as many as fit into so many tokens. Default 1.
 */
export function excerpt(
  brief: Brief,
  cues: readonly Cue[],
  around: number | { readonly tokens: number } = 1,
): readonly Cue[] {
  const positions = positionsOf(cues)
  const starts = brief.chapters.map(({ firstCue }) => firstCue)
  const chosen = [...citedBy(brief, cues), ...starts].flatMap((id) => positions.of(id) ?? [])
  if (typeof around === 'number') return withNeighbours(cues, chosen, around)
  let within = withNeighbours(cues, chosen, 0)
  for (let neighbours = 1; within.length > 0 && within.length < cues.length; neighbours += 1) {
    const wider = withNeighbours(cues, chosen, neighbours)
    if (tokensOfCues(wider) > around.tokens) break
    within = wider
  }
  return within
}

function withNeighbours(
  cues: readonly Cue[],
  positions: readonly number[],
  neighbours: number,
): readonly Cue[] {
  const near = new Set<number>()
  for (const position of positions) {
    for (let index = position - neighbours; index <= position + neighbours; index += 1) near.add(index)
  }
  return cues.filter((_, index) => near.has(index))
}

/** The cues that points, quotes and numbers rest on, as far as they exist. */
function citedBy({ points, quotes, numbers }: Brief, cues: readonly Cue[]): readonly string[] {
  const positions = positionsOf(cues)
  return [
    ...points.flatMap((point) => point.cues),
    ...quotes.flatMap(({ cue, text }) => findQuote(text, cues, cue)?.cues ?? [cue]),
    ...numbers.map(({ cue }) => cue),
  ].flatMap((id) => positions.id(id) ?? [])
}
