import { createHash } from 'node:crypto'

/** Chance that is the same for the same seed, on every machine. */
export interface Chance {
  /** From `low` up to, but not, `high`. */
  between(low: number, high: number): number
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number
  pick<Value>(values: readonly [Value, ...Value[]]): Value
  /** True so often, 0–1. */
  maybe(likelihood: number): boolean
  /** Another chance, by name: what one part of a picture draws does not change what the others draw. */
  branch(name: string): Chance
}

export function chanceOf(seed: string): Chance {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  // mulberry32: 32 bits of state are plenty for a picture, and it needs nothing but whole numbers.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    between: (low, high) => low + next() * (high - low),
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    // Never as far as the length, since `next` never reaches 1.
    pick: (values) => values[Math.floor(next() * values.length)] as (typeof values)[0],
    maybe: (likelihood) => next() < likelihood,
    branch: (name) => chanceOf(`${seed}\n${name}`),
  }
}
