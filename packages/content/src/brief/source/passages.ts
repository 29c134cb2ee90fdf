import type { Cue } from '@repurpose/core'
import { positionsOf } from './positions.ts'

/** A stretch of a recording. */
export interface Passage {
  readonly startMs: number
  readonly endMs: number
}

/**
 * From when to when cues are heard: from the first one's start to the last one's end, within the recording. Cue ids are
 * all that a model names; its times come from here.
 *
 * @returns `undefined` for a source without times, and where none of the ids exists
 * @example passageOf(['c3', 'c4'], cues) // { startMs: 8_000, endMs: 15_500 }
 */
export function passageOf(cueIds: readonly string[], cues: readonly Cue[]): Passage | undefined {
  const durationMs = cues.reduce((end, { endMs }) => Math.max(end, endMs), 0)
  const positions = positionsOf(cues)
  const cited = cueIds.flatMap((id) => cues[positions.of(id) ?? -1] ?? [])
  if (durationMs === 0 || cited.length === 0) return undefined
  const within = (time: number): number => Math.min(Math.max(time, 0), durationMs)
  const startMs = within(Math.min(...cited.map((cue) => cue.startMs)))
  return { startMs, endMs: Math.max(startMs, within(Math.max(...cited.map((cue) => cue.endMs)))) }
}
