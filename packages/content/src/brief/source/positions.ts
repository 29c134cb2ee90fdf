import type { Cue } from '@repurpose/core'

/** Where each cue stands in its source. */
export interface Positions {
  /** Of a cue, also where its id is written as in the source: `[c12]`. */
  of(id: string): number | undefined
  /** The id of the cue that is meant. */
  id(id: string): string | undefined
}

const known = new WeakMap<readonly Cue[], Positions>()
const around = /^[\s[(]+|[\s\]),;]+$/g

/** The positions of the cues of a source, worked out once for as long as they are in use. */
export function positionsOf(cues: readonly Cue[]): Positions {
  const before = known.get(cues)
  if (before !== undefined) return before
  const positions = new Map(cues.map(({ id }, index) => [id, index]))
  const of = (id: string): number | undefined => positions.get(id) ?? positions.get(id.replace(around, ''))
  const made: Positions = {
    of,
    id(id) {
      const position = of(id)
      return position === undefined ? undefined : cues[position]?.id
    },
  }
  known.set(cues, made)
  return made
}
