import type { Cue } from '@repurpose/core'
import { mendChapters } from './chapters.ts'
import type { BriefDraft } from './schema.ts'
import { countName } from './source/names.ts'
import { positionsOf } from './source/positions.ts'
import { sameness } from './source/words.ts'

type Point = BriefDraft['points'][number]

/** More than these would only lengthen the prompts of all pieces. */
const most = { quotes: 24, names: 60, numbers: 60, chapters: 16 } as const

/**
 * A brief in its final order: points by where they stand in the source, named `p1`, `p2`, …; what is said twice once;
 * of what is too much a choice from the whole of the source; chapters without gap and overlap, with their points.
 */
export function arrange(draft: BriefDraft, cues: readonly Cue[], mostPoints: number): BriefDraft {
  const positions = positionsOf(cues)
  const placeOf = (ids: readonly string[]): number =>
    Math.min(...ids.map((id) => positions.of(id) ?? cues.length))
  const weights = weightsOf(draft)
  const inOrder = distinctPoints(draft.points)
    .map((point) => ({ point, place: placeOf(point.cues) }))
    .sort((one, other) => one.place - other.place)
  const points = pickEvenly(inOrder, mostPoints, ({ point }) => weights(point)).map(({ point }, index) => ({
    id: `p${index + 1}`,
    text: point.text,
    cues: [...point.cues],
  }))
  const byPlace = <Item extends { readonly cue: string }>(items: readonly Item[]): readonly Item[] =>
    [...items].sort((one, other) => placeOf([one.cue]) - placeOf([other.cue]))
  const equally = () => 1
  return {
    ...draft,
    points,
    quotes: pickEvenly(byPlace(distinct(draft.quotes)), most.quotes, equally),
    names: mostFrequent(distinct(draft.names.map((text) => ({ text }))), cues),
    numbers: pickEvenly(byPlace(distinct(draft.numbers)), most.numbers, equally),
    chapters: [...mendChapters({ ...draft, points }, cues, Math.min(most.chapters, mostPoints))],
  }
}

/** The first of those with the same words. */
function distinct<Item extends { readonly text: string }>(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>()
  return items.filter(({ text }) => {
    const words = sameness(text)
    const isNew = !seen.has(words)
    seen.add(words)
    return isNew
  })
}

/** Points with the same words are one, which rests on the cues of all of them. */
function distinctPoints(points: readonly Point[]): readonly Point[] {
  const byWords = new Map<string, Point>()
  for (const point of points) {
    const words = sameness(point.text)
    const before = byWords.get(words) ?? { ...point, cues: [] }
    byWords.set(words, { ...before, cues: [...new Set([...before.cues, ...point.cues])] })
  }
  return [...byWords.values()]
}

/** A point counts more where the same cues are quoted or have a figure, and a little more with each cue. */
function weightsOf({ quotes, numbers }: BriefDraft): (point: Point) => number {
  const marked = [...quotes, ...numbers].map(({ cue }) => cue)
  return ({ cues }) => marked.filter((cue) => cues.includes(cue)).length + Math.min(cues.length, 4) / 4
}

/** At most so many, from each equal stretch of the list the one that counts most. */
export function pickEvenly<Item>(
  items: readonly Item[],
  count: number,
  weigh: (item: Item) => number,
): Item[] {
  if (items.length <= count) return [...items]
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * items.length) / count)
    const to = Math.floor(((index + 1) * items.length) / count)
    return items.slice(from, to).reduce((best, next) => (weigh(next) > weigh(best) ? next : best))
  })
}

/** In the order given. */
function mostFrequent(names: readonly { readonly text: string }[], cues: readonly Cue[]): string[] {
  const texts = names.map(({ text }) => text)
  if (texts.length <= most.names) return texts
  const kept = new Set(
    texts
      .map((text) => ({ text, count: countName(text, cues) }))
      .sort((one, other) => other.count - one.count)
      .slice(0, most.names)
      .map(({ text }) => text),
  )
  return texts.filter((text) => kept.has(text))
}
