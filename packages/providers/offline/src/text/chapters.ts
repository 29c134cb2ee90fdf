import type { Sentence } from './prepare.ts'

/** Sentences from `start` up to and not including `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** So many sentences on either side of a seam are compared; more where chapters are long. */
const blocks = { least: 7, most: 28 }

/** How many chapters a source of so many words falls into: of two minutes in a short one, of a quarter of an hour in a long one. */
export function chapterCount(words: number): number {
  const short = Math.round(words / 300)
  return Math.max(1, Math.min(16, short <= 10 ? short : 10 + Math.round((words - 3_000) / 4_500)))
}

/**
 * Cuts a source where its vocabulary changes (TextTiling): at each seam the terms of the sentences before and behind
 * are compared, and the deepest valleys of likeness win, with a bonus where the speaker announces a new subject.
 * A chapter starts with a cue, unless the whole range is one cue.
 */
export function cutChapters(sentences: readonly Sentence[], range: Range, wanted: number): readonly Range[] {
  const before = wordsBefore(sentences)
  const wordsIn = (start: number, end: number): number => (before[end] ?? 0) - (before[start] ?? 0)
  const usual = wordsIn(range.start, range.end) / wanted
  const shortest = Math.max(40, usual / 2)
  const block = Math.round((range.end - range.start) / (wanted * 6))
  const seams = depths(sentences, range, Math.max(blocks.least, Math.min(blocks.most, block)))
  const edges = [range.start, range.end]
  while (edges.length <= wanted) {
    let best: number | undefined
    let highest = 0
    for (const { at, depth } of seams) {
      const next = edges.findIndex((edge) => edge > at)
      const [start = range.start, end = range.end] = edges.slice(next - 1, next + 1)
      if (wordsIn(start, at) < shortest || wordsIn(at, end) < shortest) continue
      // Of two valleys as deep the one in the longer chapter.
      const worth = depth * Math.min(2, Math.sqrt(wordsIn(start, end) / usual))
      if (worth > highest) {
        highest = worth
        best = at
      }
    }
    if (best === undefined) break
    edges.splice(
      edges.findIndex((edge) => edge > (best ?? 0)),
      0,
      best,
    )
  }
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
  block: number,
): { readonly at: number; readonly depth: number }[] {
  const seams: number[] = []
  for (let at = range.start + 1; at < range.end; at += 1) seams.push(at)
  const rarity = rarityIn(sentences)
  const likeness = seams.map((at) =>
    cosine(
      bag(sentences, Math.max(range.start, at - block), at, rarity),
      bag(sentences, at, Math.min(range.end, at + block), rarity),
    ),
  )
  const oneCue = sentences[range.start]?.cues[0] === sentences[range.end - 1]?.cues.at(-1)
  return seams.flatMap((at, index) => {
    const sentence = sentences[at]
    const before = sentences[at - 1]
    const startsCue = sentence !== undefined && sentence.cues[0] !== before?.cues.at(-1)
    if (sentence === undefined || (!startsCue && !oneCue)) return []
    const here = likeness[index] ?? 0
    const depth = peak(likeness, index, -1, block) + peak(likeness, index, 1, block) - 2 * here
    return [{ at, depth: depth + openness(sentence, before) + newness(sentences, range, at) }]
  })
}

/** So many sentences on either side tell whether one gathering ends and another begins. */
const gathering = 16
const voicesBonus = 0.5
/** For every sentence of thanks, greeting and introduction around a seam. */
const greetingBonus = 0.12
const mostGreetings = 4

/** Whether others speak from here on, and whether there is taking leave and greeting. */
function newness(sentences: readonly Sentence[], range: Range, at: number): number {
  const before = sentences.slice(Math.max(range.start, at - gathering), at)
  const after = sentences.slice(at, Math.min(range.end, at + gathering))
  const voices = new Set(before.map(({ speaker }) => speaker))
  const isNew = after.every(({ speaker }) => !voices.has(speaker))
  const near = [...before.slice(-2), ...after.slice(0, 5)]
  const greetings = near.filter(({ kind }) => kind === 'unusable').length
  return (isNew ? voicesBonus : 0) + greetingBonus * Math.min(mostGreetings, Math.max(0, greetings - 1))
}

/** How well a sentence would open a chapter, whatever it is about. */
function openness(sentence: Sentence, before: Sentence | undefined): number {
  const { shifts, isSignpost, stands, asksAlone, speaker, isHost, kind, afterGap } = sentence
  const isTurn = before !== undefined && speaker !== before.speaker
  return (
    (shifts || isSignpost ? 0.15 : 0) +
    // Hosts lead from subject to subject, and who greets begins anew.
    (isTurn && isHost ? 0.2 : isTurn ? 0.05 : 0) +
    (isTurn && kind === 'unusable' ? 0.1 : 0) +
    (afterGap ? 0.1 : 0) -
    (stands || shifts || isSignpost || asksAlone || isHost || kind === 'unusable' ? 0 : 0.3) -
    // What was asked or promised has not been said yet.
    (before?.kind === 'question' || before?.announces === true ? 0.2 : 0) -
    // In the middle of what somebody says to a host.
    (speaker !== undefined && !isTurn && !isHost ? 0.05 : 0)
  )
}

/** The height of the hill that begins at an index and rises in one direction. */
function peak(likeness: readonly number[], index: number, step: 1 | -1, block: number): number {
  let at = index
  while ((likeness[at + step] ?? -1) >= (likeness[at] ?? 0) && Math.abs(at - index) < 3 * block) at += step
  return likeness[at] ?? 0
}

/** What a speaker counts for among the terms: another voice is likely another subject. */
const voiceWeight = 1

/** The terms of a stretch with their weights, and who speaks in it. */
function bag(
  sentences: readonly Sentence[],
  start: number,
  end: number,
  rarity: (term: string) => number,
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  const add = (key: string, weight: number): void => {
    weights.set(key, (weights.get(key) ?? 0) + weight)
  }
  for (const { terms, speaker = '' } of sentences.slice(start, end)) {
    for (const term of terms) add(term, rarity(term))
    // No term has a colon.
    add(`:${speaker}`, voiceWeight)
  }
  return weights
}

/** How much a term tells about where it stands: the logarithm of how few sentences have it. */
function rarityIn(sentences: readonly Sentence[]): (term: string) => number {
  const spread = new Map<string, number>()
  for (const { terms } of sentences)
    for (const term of new Set(terms)) spread.set(term, (spread.get(term) ?? 0) + 1)
  return (term) => Math.log(1 + sentences.length / (spread.get(term) ?? 1)) / 2
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
