import type { Analysis } from '../analysis.ts'
import { isRecord, recordsIn, stringsIn, textIn, type Unknowns } from '../json-reading.ts'
import { joinList } from '../text/index.ts'
import { sourceTitle } from '../titles.ts'
import type { Brief, BriefPoint } from './shape.ts'
import type { Amount } from './write.ts'

/** A point with where it comes from: a brief, or a chapter of one, that should not lose all of its points. */
interface Candidate extends Pick<BriefPoint, 'text' | 'cues'> {
  readonly stretch: string
  /** What it counts for among those of its brief. */
  readonly weight: number
}

/** The points of briefs as a source of their own, a cue a point: in it they can be weighed against each other. */
export function pointsAsSource(briefs: string | undefined, news: readonly BriefPoint[] = []): string {
  const points = [...briefsIn(briefs).flatMap((brief) => pointsOf(brief)), ...news]
  return points.map(({ text }, at) => `[c${at + 1}] ${text.replace(/\s+/g, ' ')}`).join('\n')
}

/**
 * One brief of several that follow one another in a source. Points are chosen and not written anew: each brief keeps its
 * share by the number of points it has, and of its points the ones that say most. What two briefs both say is one point
 * with the cues of both. Quotes, names, numbers and chapters are put together elsewhere.
 *
 * @param text the part `briefs`: a JSON array of briefs
 * @param points the analysis of `pointsAsSource`
 */
export function mergeBriefs(
  text: string | undefined,
  points: Analysis,
  amount: Amount,
): Pick<Brief, 'title' | 'overview' | 'points'> | undefined {
  const briefs = briefsIn(text)
  const weigh = weigher(points)
  const candidates = briefs.flatMap((brief, at) =>
    pointsOf(brief).map((point) => ({ ...point, stretch: `${at}` })),
  )
  if (candidates.length === 0) return undefined
  return {
    title: titleOf(
      briefs.flatMap((brief) => textIn(brief['title']) ?? []),
      points,
    ),
    overview: overviewFrom(briefs.map((brief) => textIn(brief['overview']) ?? '')),
    points: numbered(chooseAmong(weigh(candidates), amount.maximum)),
  }
}

/**
 * A brief that goes on with the next part of its source: points of both; quotes, names, numbers and chapters of the part
 * alone, as those of the brief are kept elsewhere.
 *
 * @param soFar the part `brief`
 * @param news the brief of the next part
 * @param points the analysis of `pointsAsSource`
 */
export function continueBrief(
  soFar: string | undefined,
  news: Brief,
  points: Analysis,
  amount: Amount,
): Brief {
  const [before] = briefsIn(soFar)
  if (before === undefined) return news
  const chapterOf = new Map(
    recordsIn(before['chapters']).flatMap((chapter, at) =>
      stringsIn(chapter['points']).map((id) => [id, at]),
    ),
  )
  const weigh = weigher(points)
  const old = pointsOf(before).map((point) => ({ ...point, stretch: `${chapterOf.get(point.id)}` }))
  const own = news.points.map((point) => ({ ...point, stretch: 'news' }))
  const chosen = numbered(chooseAmong(weigh([...old, ...own]), amount.maximum))
  const idOf = new Map(chosen.map(({ text, id }) => [text, id]))
  const newIds = new Map(news.points.map(({ id, text }) => [id, idOf.get(text)]))
  return {
    ...news,
    title: titleOf([textIn(before['title']) ?? '', news.title], points),
    overview: overviewFrom([textIn(before['overview']) ?? '', news.overview]),
    points: chosen,
    chapters: news.chapters.map((chapter) => ({
      ...chapter,
      points: chapter.points.flatMap((id) => newIds.get(id) ?? []),
    })),
  }
}

function numbered(points: readonly Candidate[]): readonly BriefPoint[] {
  return points.map(({ text, cues }, at) => ({ id: `p${at + 1}`, text, cues }))
}

/** Weighs points by the score of their best sentence, in the order in which they became a source. */
function weigher({
  sentences,
  scores,
}: Analysis): (points: readonly Omit<Candidate, 'weight'>[]) => readonly Candidate[] {
  const weights = new Map<string, number>()
  for (const { cues, index } of sentences)
    for (const cue of cues) weights.set(cue, Math.max(weights.get(cue) ?? 0, scores[index] ?? 0))
  return (points) => points.map((point, at) => ({ ...point, weight: weights.get(`c${at + 1}`) ?? 0 }))
}

/** Made of all points, where they have a subject in common; else of the titles that there were. */
function titleOf(titles: readonly string[], points: Analysis): string {
  const title = sourceTitle(points)
  return title === points.language.formulas.untitled
    ? joinTitles(titles, points.language.formulas.and)
    : title
}

/** Of a JSON array of briefs, or of one. */
function briefsIn(text: string | undefined): readonly Unknowns[] {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return [value].flat().filter((item) => isRecord(item))
  } catch {
    return []
  }
}

function pointsOf(brief: Unknowns): readonly BriefPoint[] {
  return recordsIn(brief['points']).flatMap((point) => {
    const text = textIn(point['text'])
    const cues = stringsIn(point['cues'])
    return text === undefined || cues.length === 0 ? [] : [{ id: String(point['id']), text, cues }]
  })
}

/** At most so many, in their order: every stretch keeps its heaviest, then the heaviest of all stay. */
function chooseAmong(candidates: readonly Candidate[], most: number): readonly Candidate[] {
  const distinct = onceEach(candidates)
  if (distinct.length <= most) return distinct
  const byWeight = distinct.toSorted((one, other) => other.weight - one.weight)
  const heads = new Map<string, Candidate>()
  for (const candidate of byWeight) if (!heads.has(candidate.stretch)) heads.set(candidate.stretch, candidate)
  const shares = new Map<string, number>()
  for (const { stretch } of distinct) shares.set(stretch, (shares.get(stretch) ?? 0) + 1)
  const kept = new Set([...heads.values()].slice(0, most))
  const left = new Map(
    [...shares].map(([stretch, count]) => [stretch, Math.ceil((most * count) / distinct.length) - 1]),
  )
  for (const candidate of byWeight) {
    const room = left.get(candidate.stretch) ?? 0
    if (kept.size >= most || kept.has(candidate) || room <= 0) continue
    kept.add(candidate)
    left.set(candidate.stretch, room - 1)
  }
  return distinct.filter((candidate) => kept.has(candidate))
}

/** Points in the same words are one, with the cues of all. */
function onceEach(candidates: readonly Candidate[]): readonly Candidate[] {
  const byWords = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const words = candidate.text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    const before = byWords.get(words)
    const cues = before === undefined ? candidate.cues : [...new Set([...before.cues, ...candidate.cues])]
    byWords.set(words, { ...(before ?? candidate), cues })
  }
  return [...byWords.values()]
}

/** The first title and as many others as leave it readable. */
function joinTitles(titles: readonly string[], and: string): string {
  const longest = 70
  const [first = '', ...others] = [...new Set(titles)]
  let title = first
  const joined = [first]
  for (const other of others) {
    const longer = joinList([...joined, other], and)
    // What joins already cannot be joined again without confusion.
    if (longer.length > longest || longer.split(and).length > 2) continue
    joined.push(other)
    title = longer
  }
  return title
}

/** A sentence from each overview, three at most, from the beginning, the middle and the end. */
function overviewFrom(overviews: readonly string[]): string {
  const sentences = overviews.flatMap((overview) => {
    const [first] = overview.match(/.+?[.!?…](?=\s|$)/gu) ?? []
    return first === undefined ? [] : [first.trim()]
  })
  const all = [...new Set(sentences)]
  if (all.length <= 3) return all.join(' ') || overviews.join(' ').trim()
  return [0, Math.floor(all.length / 2), all.length - 1].map((at) => all[at] ?? '').join(' ')
}
