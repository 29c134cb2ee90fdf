import { InputError } from '../errors/index.ts'

/** Every `high` job comes before every `normal` one, and that before every `low` one. */
export type PriorityLevel = 'high' | 'normal' | 'low'

/** Lexicographic: level first, then score (higher is sooner), then age (older is sooner). */
export interface Priority {
  readonly level: PriorityLevel
  readonly score: number
}

/** A priority as users write it: a level, a number from 1 (last) to 10 (first), or both parts. */
export type PriorityInput = PriorityLevel | number | Priority

export const priorityLevels: readonly PriorityLevel[] = ['high', 'normal', 'low']

/**
 * A priority in full. On the 1–10 scale 8–10 is high, 4–7 normal and 1–3 low, with the number as score.
 *
 * @throws InputError `INPUT_INVALID` for an unknown level, a number outside 1–10 or a score that is not finite.
 * @example toPriority(9) // { level: 'high', score: 9 }
 */
export function toPriority(input: PriorityInput, path = 'priority'): Priority {
  // A caller without types may give null.
  const { level, score } = expand(input) ?? { level: 'none', score: 0 }
  if (!isLevel(level) || !Number.isFinite(score)) {
    throw new InputError({
      message: `${JSON.stringify(input)} is not a priority.`,
      path,
      action: "Give 'high', 'normal' or 'low', a number from 1 to 10, or { level, score }.",
    })
  }
  return { level, score }
}

function isLevel(level: string): level is PriorityLevel {
  return priorityLevels.some((known) => known === level)
}

function expand(input: PriorityInput): Priority | undefined {
  if (typeof input === 'string') return { level: input, score: 0 }
  if (typeof input !== 'number') return input
  if (!(input >= 1 && input <= 10)) return undefined
  return { level: input >= 8 ? 'high' : input >= 4 ? 'normal' : 'low', score: input }
}

/** Orders priorities for a sort: negative when `one` goes first. Age is the caller's tie-break. */
export function comparePriorities(one: Priority, other: Priority): number {
  return priorityLevels.indexOf(one.level) - priorityLevels.indexOf(other.level) || other.score - one.score
}

/** The priority one level up, for a job that has waited too long. */
export function raise(priority: Priority): Priority {
  return { ...priority, level: priority.level === 'low' ? 'normal' : 'high' }
}
