import { InputError } from '../errors/index.ts'
import { type Priority, type PriorityInput, type PriorityLevel, toPriority } from './priority.ts'

/** One reason to be sooner or later. `score` adds to the sum; it may be negative. */
export interface PriorityRule<Input> {
  readonly name: string
  readonly score: (input: Input) => number
}

/** Why a priority is what it is. */
export interface PriorityExplanation {
  readonly level: PriorityLevel
  /** The sum of all rules, or the score of an explicit priority. */
  readonly score: number
  /** Whether the input said its priority itself, so that no rule was asked. */
  readonly explicit: boolean
  /** What each rule gave; empty for an explicit priority. */
  readonly rules: Readonly<Record<string, number>>
}

/** Gives each input a priority, and the reasons for it. */
export interface Prioritizer<Input> {
  (input: Input): Priority
  /** What each rule gave, and what came of it. */
  explain(input: Input): PriorityExplanation
}

const defaultLevels = { high: 70, normal: 40 }

/**
 * A priority by rules that score. An explicit priority wins; otherwise the sum of the scores decides: high from
 * `levels.high` on (default 70), normal from `levels.normal` on (default 40), else low, with the sum as score.
 *
 * @param options.explicit the priority that an input asks for itself, if any
 * @throws InputError `INPUT_INVALID` for rules of the same name or levels in the wrong order; later, when called, for
 * an explicit priority that is none and for a score that is not finite, naming the rule
 * @example
 * const priority = prioritizer<Page>({
 *   explicit: (page) => page.priority,
 *   rules: [
 *     { name: 'searches', score: (page) => above(page.monthlySearches, [[10_000, 30], [1_000, 20]], 10) },
 *     { name: 'missing', score: (page) => (page.content === 'missing' ? 20 : 0) },
 *   ],
 * })
 * priority(page) // { level: 'normal', score: 50 }
 */
export function prioritizer<Input>(options: {
  readonly explicit?: ((input: Input) => PriorityInput | undefined) | undefined
  readonly rules: readonly PriorityRule<Input>[]
  readonly levels?: { readonly high: number; readonly normal: number } | undefined
}): Prioritizer<Input> {
  const { explicit, rules, levels = defaultLevels } = options
  assertRules(rules)
  assertLevels(levels)

  function explain(input: Input): PriorityExplanation {
    const wanted = explicit?.(input)
    if (wanted !== undefined) return { ...toPriority(wanted), explicit: true, rules: {} }
    const scores = rules.map((rule) => [rule.name, scoreOf(rule, input)] as const)
    const sum = scores.reduce((total, [, points]) => total + points, 0)
    return {
      ...toPriority({ level: levelOf(sum, levels), score: sum }),
      explicit: false,
      rules: Object.fromEntries(scores),
    }
  }

  function prioritize(input: Input): Priority {
    const { level, score } = explain(input)
    return { level, score }
  }

  return Object.assign(prioritize, { explain })
}

function scoreOf<Input>({ name, score }: PriorityRule<Input>, input: Input): number {
  const points = score(input)
  if (Number.isFinite(points)) return points
  throw new InputError({
    message: `The priority rule ${JSON.stringify(name)} gave ${String(points)}, which is no score.`,
    path: `rules.${name}`,
    action: 'Let the rule give a finite number for every input, also when something is missing in it.',
  })
}

function levelOf(score: number, levels: { readonly high: number; readonly normal: number }): PriorityLevel {
  if (score >= levels.high) return 'high'
  return score >= levels.normal ? 'normal' : 'low'
}

function assertRules(rules: readonly { readonly name: string }[]): void {
  const names = new Set<string>()
  for (const { name } of rules) {
    if (names.has(name)) {
      throw new InputError({
        message: `There are two priority rules named ${JSON.stringify(name)}.`,
        path: `rules.${name}`,
        action: 'Give each rule a name of its own: explain() lists the scores by name.',
      })
    }
    names.add(name)
  }
}

function assertLevels({ high, normal }: { readonly high: number; readonly normal: number }): void {
  if (high >= normal) return
  throw new InputError({
    message: `No score would be normal between ${normal} and ${high}.`,
    path: 'levels',
    action: 'Give two numbers with high ≥ normal.',
  })
}

/**
 * The score of the highest step that a value is above, or `otherwise` when it is above none. What is missing is above
 * none.
 *
 * @param steps pairs of bound and score, in any order
 * @example above(2_500, [[10_000, 30], [1_000, 20]], 10) // 20
 */
export function above(
  value: number | undefined,
  steps: readonly (readonly [bound: number, score: number])[],
  otherwise: number,
): number {
  let highest = Number.NEGATIVE_INFINITY
  let score = otherwise
  for (const [bound, points] of steps) {
    if (value === undefined || !(value > bound) || bound < highest) continue
    highest = bound
    score = points
  }
  return score
}
