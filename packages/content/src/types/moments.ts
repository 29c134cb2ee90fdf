import { passageOf } from '../brief/index.ts'
import type { ReviewGround } from '../writing/index.ts'

/** What a moment is found in: the cues of a source. */
export type Timeline = Pick<ReviewGround, 'cues'>

/** When a cue begins, in milliseconds; nothing where the source has no times, or not this cue. */
export function momentOf(cue: string, { cues }: Timeline): { readonly startMs?: number } {
  const passage = passageOf([cue], cues)
  return passage === undefined ? {} : { startMs: passage.startMs }
}

/** How long a source is, as far as its cues tell; 0 where it has no times. */
export function durationOf({ cues }: Timeline): number {
  return cues.reduce((longest, { endMs }) => Math.max(longest, endMs), 0)
}

/** Where cues stand in their source. Those that it does not have come last. */
export function orderOf({ cues }: Timeline): (cue: string) => number {
  const positions = new Map(cues.map(({ id }, index) => [id, index]))
  return (cue) => positions.get(cue) ?? cues.length
}
