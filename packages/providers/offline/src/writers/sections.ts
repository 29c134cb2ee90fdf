import type { Chapter, Material } from '../material.ts'
import { cutChapters } from '../text/index.ts'
import { rangeTitles } from '../titles.ts'

/** The source in so many parts: its chapters, neighbours joined where they are too many, cut anew where they are too few. */
export function sectionsOf({ analysis, chapters }: Material, wanted: number): readonly Chapter[] {
  const possible = Math.max(1, Math.min(wanted, Math.floor(analysis.sentences.length / 5)))
  let sections = [...chapters]
  while (sections.length > possible) sections = joinShortest(sections)
  if (sections.length >= possible) return sections
  const cut = cutChapters(analysis.sentences, { start: 0, end: analysis.sentences.length }, possible)
  if (cut.length <= sections.length) return sections
  const titles = rangeTitles(analysis, cut)
  return cut.map((range, at) => ({ ...range, title: titles[at] ?? '' }))
}

/** Joins the two neighbours that are shortest together, under the title of the longer. */
function joinShortest(chapters: readonly Chapter[]): Chapter[] {
  const span = (at: number): number =>
    (chapters[at + 1]?.end ?? Number.POSITIVE_INFINITY) - (chapters[at]?.start ?? 0)
  let shortest = 0
  for (let at = 1; at < chapters.length - 1; at += 1) if (span(at) < span(shortest)) shortest = at
  const pair = chapters.slice(shortest, shortest + 2)
  const [longer] = [...pair].sort((one, other) => other.end - other.start - (one.end - one.start))
  const joined = { start: pair[0]?.start ?? 0, end: pair.at(-1)?.end ?? 0, title: longer?.title ?? '' }
  return [...chapters.slice(0, shortest), joined, ...chapters.slice(shortest + 2)]
}

/** Whether there are sentences enough that some may serve as titles and subjects. */
export function hasPlenty({ analysis }: Material): boolean {
  return analysis.sentences.filter(({ kind }) => kind === 'statement').length >= 8
}

/** The words of a part of the source. */
export function wordsIn(
  { analysis }: Material,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  return analysis.sentences.slice(start, end).reduce((total, { words }) => total + words, 0)
}

/** So many chapters with the best sentences, in their order. */
export function bestChapters({ chapters, weights }: Material, wanted: number): readonly Chapter[] {
  const worth = ({ start, end }: Chapter): number =>
    weights
      .slice(start, end)
      .sort((one, other) => other - one)
      .slice(0, 3)
      .reduce((total, weight) => total + weight, 0)
  if (chapters.length <= wanted) return chapters
  const kept = new Set([...chapters].sort((one, other) => worth(other) - worth(one)).slice(0, wanted))
  return chapters.filter((chapter) => kept.has(chapter))
}
