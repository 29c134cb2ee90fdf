import type { Sentence } from './prepare.ts'

/** Sentences from `start` up to and not including `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

const block = 7

/** How many chapters a source of so many words falls into. */
export function chapterCount(words: number): number {
  return Math.max(1, Math.min(12, Math.round(words / 300)))
}

/**
 * Cuts a source where its vocabulary changes (TextTiling): at each seam the terms of the sentences before and behind
 * are compared, and the deepest valleys of likeness win, with a bonus where the speaker announces a new subject.
 * A chapter starts with a cue, unless the whole range is one cue.
 */
export function cutChapters(sentences: readonly Sentence[], range: Range, wanted: number): readonly Range[] {
  const words = sentences.slice(range.start, range.end).reduce((total, sentence) => total + sentence.words, 0)
  const shortest = Math.max(40, words / (wanted * 2))
  const seams = depths(sentences, range).sort((one, other) => other.depth - one.depth || one.at - other.at)
  const cuts: number[] = []
  const before = wordsBefore(sentences)
  for (const { at } of seams) {
    if (cuts.length >= wanted - 1) break
    const edges = [range.start, ...cuts, range.end]
    if (edges.every((edge) => Math.abs((before[edge] ?? 0) - (before[at] ?? 0)) >= shortest)) cuts.push(at)
  }
  const edges = [range.start, ...cuts.sort((one, other) => one - other), range.end]
  return edges.slice(0, -1).map((start, index) => ({ start, end: edges[index + 1] ?? range.end }))
}

function wordsBefore(sentences: readonly Sentence[]): readonly number[] {
  const sums = [0]
  for (const { words } of sentences) sums.push((sums.at(-1) ?? 0) + words)
  return sums
}

function depths(
  sentences: readonly Sentence[],
  range: Range,
): { readonly at: number; readonly depth: number }[] {
  const seams: number[] = []
  for (let at = range.start + 1; at < range.end; at += 1) seams.push(at)
  const likeness = seams.map((at) =>
    cosine(
      bag(sentences, Math.max(range.start, at - block), at),
      bag(sentences, at, Math.min(range.end, at + block)),
    ),
  )
  const oneCue = sentences[range.start]?.cues[0] === sentences[range.end - 1]?.cues.at(-1)
  return seams.flatMap((at, index) => {
    const sentence = sentences[at]
    const startsCue = sentence !== undefined && sentence.cues[0] !== sentences[at - 1]?.cues.at(-1)
    if (sentence === undefined || (!startsCue && !oneCue)) return []
    const here = likeness[index] ?? 0
    const depth = peak(likeness, index, -1) + peak(likeness, index, 1) - 2 * here
    return [
      { at, depth: depth + (sentence.shifts ? 0.15 : 0) - (sentence.stands || sentence.shifts ? 0 : 0.1) },
    ]
  })
}

/** The height of the hill that begins at an index and rises in one direction. */
function peak(likeness: readonly number[], index: number, step: 1 | -1): number {
  let at = index
  while ((likeness[at + step] ?? -1) >= (likeness[at] ?? 0) && Math.abs(at - index) < 3 * block) at += step
  return likeness[at] ?? 0
}

function bag(sentences: readonly Sentence[], start: number, end: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let index = start; index < end; index += 1) {
    for (const term of sentences[index]?.terms ?? []) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return counts
}

function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let dot = 0
  let square = 0
  let otherSquare = 0
  for (const [term, count] of one) {
    dot += count * (other.get(term) ?? 0)
    square += count * count
  }
  for (const count of other.values()) otherSquare += count * count
  return dot / (Math.sqrt(square * otherSquare) || 1)
}
