import { createHash } from 'node:crypto'
import type { Assignments, BriefDraft } from './schema.ts'

/** A piece, as far as it matters for what it leads with. */
export interface AssignedPiece {
  readonly type: string
  readonly variant: string
  /** Pieces that differ in their language alone lead with the same. */
  readonly language?: string | undefined
  /** About how many it will have. */
  readonly words?: number | undefined
}

/** What points are assigned from. */
export type AssignedBrief = Pick<BriefDraft, 'points' | 'quotes' | 'numbers' | 'chapters'>

type Point = BriefDraft['points'][number]

/** Forms that go through the whole of a source. Any other does when it has words enough. */
const covering: ReadonlySet<string> = new Set([
  'summary',
  'blog_post',
  'show_notes',
  'youtube_description',
  'faq',
  'newsletter/main_points',
  'script/podcast',
])
const longFrom = 400
/** Fewer leave no room for a chapter. */
const wordsPerChapter = 25
const wordsPerPoint = 60
/** How many points a short form leads with, where its words do not say so. */
const usualLead = 2
const mostLead = 3

/**
 * Which points of a brief each piece leads with, by `type/variant`, so that the pieces of one generation do not repeat
 * each other. Short forms (posts, hooks, openings, quotes) lead with different points as long as there are enough; long
 * forms have at least one point of every chapter. A covering form too short for that has no entry: it is written from the
 * whole.
 *
 * The same pieces always get the same points, and a piece that is added takes few points from the others.
 *
 * @example assignPoints(brief, [{ type: 'social_media', variant: 'linkedin' }, { type: 'seo', variant: 'page' }])
 * // { 'seo/page': ['p4', 'p9'], 'social_media/linkedin': ['p2', 'p7'] }
 */
export function assignPoints(brief: AssignedBrief, pieces: readonly AssignedPiece[]): Assignments {
  const byKey = new Map(pieces.map((piece) => [keyOf(piece), piece]))
  const draw = drawing(brief)
  const long = [...byKey].filter(([, piece]) => isLong(piece))
  const short = [...byKey].filter(([, piece]) => !isLong(piece))
  const chosen = new Map([
    ...long.map(([key, piece]) => [key, throughout(brief, piece, (point) => draw(key, point))] as const),
    ...apart(brief, short, draw),
  ])
  return Object.fromEntries(
    [...chosen]
      .filter(([, ids]) => ids.size > 0)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, ids]) => [key, brief.points.flatMap(({ id }) => (ids.has(id) ? [id] : []))]),
  )
}

/** The points that a piece leads with; none where it may choose. */
export function assignedPoints(
  { assignments }: { readonly assignments?: Assignments | undefined },
  piece: Pick<AssignedPiece, 'type' | 'variant'>,
): readonly string[] {
  return new Map(Object.entries(assignments ?? {})).get(keyOf(piece)) ?? []
}

function keyOf({ type, variant }: Pick<AssignedPiece, 'type' | 'variant'>): string {
  return `${type}/${variant}`
}

function isLong(piece: AssignedPiece): boolean {
  return covering.has(piece.type) || covering.has(keyOf(piece)) || (piece.words ?? 0) >= longFrom
}

/** A number that says how gladly a piece takes a point. */
type Draw = (key: string, point: Point) => number

/**
 * Rendezvous hashing: each piece ranks the points by a hash of its own, so that pieces want different ones, and another
 * piece changes nobody's ranking. Points with a quote or a figure are drawn more often.
 */
function drawing({ quotes, numbers }: AssignedBrief): Draw {
  const quoted = new Set(quotes.map(({ cue }) => cue))
  const counted = new Set(numbers.map(({ cue }) => cue))
  return (key, { id, cues }) => {
    const weight =
      1 + (cues.some((cue) => quoted.has(cue)) ? 1 : 0) + (cues.some((cue) => counted.has(cue)) ? 1 : 0)
    return weight / -Math.log(hashOf(`${key} ${id}`))
  }
}

/** Above 0 and below 1, the same for the same text. */
function hashOf(text: string): number {
  return (createHash('sha256').update(text).digest().readUInt32BE() + 0.5) / 2 ** 32
}

/** One point of each chapter and, where the words allow for more, the next best. */
function throughout(
  { points, chapters }: AssignedBrief,
  { words }: AssignedPiece,
  draw: (point: Point) => number,
): ReadonlySet<string> {
  const ranked = [...points].sort((one, other) => draw(other) - draw(one))
  const firsts = chapters.flatMap((chapter) => {
    return ranked.filter(({ id }) => chapter.points.includes(id)).slice(0, 1)
  })
  if (words !== undefined && words < firsts.length * wordsPerChapter) return new Set()
  const wanted = Math.max(firsts.length, Math.round((words ?? 0) / wordsPerPoint))
  return new Set([...new Set([...firsts, ...ranked])].slice(0, wanted).map(({ id }) => id))
}

/**
 * Points for pieces that are to differ: in rounds, in each of which every piece that wants more takes the one that it
 * likes best of those that nobody has. In the first round all get one, be it one that others have.
 */
function apart(
  { points }: AssignedBrief,
  pieces: readonly (readonly [string, AssignedPiece])[],
  draw: Draw,
): ReadonlyMap<string, ReadonlySet<string>> {
  const takers = new Map(points.map(({ id }) => [id, 0]))
  const inTurn = pieces
    .map(([key, piece]) => ({ key, wanted: leadOf(piece), ids: new Set<string>() }))
    .sort((one, other) => hashOf(one.key) - hashOf(other.key))
  for (let round = 0; round < mostLead; round += 1) {
    for (const { key, ids } of inTurn.filter(({ wanted }) => wanted > round)) {
      const least = round === 0 ? Math.min(...takers.values()) : 0
      const open = points.filter(({ id }) => takers.get(id) === least)
      for (const { id } of open.sort((one, other) => draw(key, other) - draw(key, one)).slice(0, 1)) {
        ids.add(id)
        takers.set(id, least + 1)
      }
    }
  }
  return new Map(inTurn.map(({ key, ids }) => [key, ids]))
}

function leadOf({ words }: AssignedPiece): number {
  if (words === undefined) return usualLead
  return Math.min(mostLead, Math.max(1, Math.round(words / wordsPerPoint)))
}
