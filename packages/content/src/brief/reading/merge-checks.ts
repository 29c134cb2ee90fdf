import { type BriefProblem, emptyFields, missing, unknownCues } from '../grounding.ts'
import type { Amount } from '../reach.ts'
import type { BriefDraft, MergedDraft } from '../schema.ts'
import { saysSomething } from '../source/words.ts'

type Point = Pick<BriefDraft['points'][number], 'cues'>

/** What points that are made of those of several briefs have to rest on. */
export interface MergeGround {
  /** For each brief, or each chapter of one, the cues that its points cite. */
  readonly stretches: readonly ReadonlySet<string>[]
  readonly points: Amount
}

/** So much more than the points wanted is put right without asking again. */
const slack = 1.25

/** What is wrong with merged points: strange cues, a stretch left out, far too many or too few. */
export function checkMerged(draft: MergedDraft, ground: MergeGround): readonly BriefProblem[] {
  const { points } = draft
  const known = new Set(ground.stretches.flatMap((stretch) => [...stretch]))
  const { minimum, maximum } = ground.points
  const strange = points.flatMap(({ cues }, index) => {
    const ids = cues.filter((id) => !known.has(id))
    return ids.length === 0 ? [] : [{ path: `points[${index}].cues`, reason: unknownCues(ids) }]
  })
  const tooFew = { path: 'points', reason: `${points.length}, wanted ${minimum} to ${maximum}; keep more` }
  return [
    ...emptyFields(draft),
    ...strange,
    ...checkKept(points, ground),
    ...checkMost(points, ground.points),
    ...(points.length < minimum ? [tooFew] : []),
  ]
}

/** Stretches that no point rests on any more. Where there are more of them than points may be, none is missed. */
export function checkKept(points: readonly Point[], ground: MergeGround): readonly BriefProblem[] {
  const { stretches } = ground
  if (stretches.length > ground.points.maximum) return []
  const cited = new Set(points.flatMap(({ cues }) => cues))
  const places = stretches
    .map((stretch) => [...stretch])
    .filter((ids) => ids.length > 0 && !ids.some((id) => cited.has(id)))
    .map((ids) => `${ids.at(0)} to ${ids.at(-1)}`)
  if (places.length === 0) return []
  const reason = `nothing is left of what rests on ${places.join(', ')}; keep the weightiest point of each`
  return [{ path: 'points', reason }]
}

export function checkMost(points: readonly unknown[], { minimum, maximum }: Amount): readonly BriefProblem[] {
  if (points.length <= maximum * slack) return []
  const reason = `${points.length}, wanted ${minimum} to ${maximum}; join those that belong together and leave out the lightest`
  return [{ path: 'points', reason }]
}

/** Merged points, and what had to be left out of them. */
export interface MendedMerge {
  readonly merged: MergedDraft
  readonly left: readonly string[]
}

/** Merged points with the cues alone that may be cited; `undefined` where that is not enough. */
export function mendMerged(draft: MergedDraft, ground: MergeGround): MendedMerge | undefined {
  const known = new Set(ground.stretches.flatMap((stretch) => [...stretch]))
  const points = draft.points
    .map(({ text, cues }) => ({ text, cues: cues.filter((id) => known.has(id)) }))
    .filter(({ text, cues }) => cues.length > 0 && saysSomething(text))
  // Fewer than were asked for are still better than a choice that nobody has made.
  if (checkKept(points, ground).length > 0 || points.length * 2 < ground.points.minimum) return undefined
  const references = draft.points.flatMap(({ cues }) => cues)
  return {
    merged: { ...draft, points },
    left: [
      ...missing(draft.points, points, 'point'),
      ...missing(
        references,
        references.filter((id) => known.has(id)),
        'reference',
      ),
    ],
  }
}
