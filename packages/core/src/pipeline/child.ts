import type { Outcome } from '../job/index.ts'
import type { PriorityInput } from '../priority/index.ts'
import type { Duration, Labels, Money } from '../values/index.ts'
import type { AnyPipeline, RawOf, ResultOf } from './pipeline.ts'

/** What a child job is started with, besides its pipeline's input. */
export interface ChildOptions {
  /** Stable name among its siblings; without it the position counts, and a changed list blocks the job. */
  readonly key?: string | undefined
  /** Default: the parent's. */
  readonly priority?: PriorityInput | undefined
  /** Added to the parent's. */
  readonly labels?: Labels | undefined
  /** From now; never later than the parent's own. */
  readonly deadline?: Duration | undefined
}

/** A job to be spawned by another. */
export interface Child<Result> {
  readonly pipeline: AnyPipeline
  readonly input: unknown
  readonly options: ChildOptions
  readonly '~result'?: Result
}

/** How a child ended, and what the parent's log knows of it. */
export type ChildOutcome<Result> = Outcome<Result> & {
  readonly jobId: string
  readonly cost: Money
  /** From being spawned to having settled. */
  readonly ms: number
}

/**
 * Describes a child job for `spawn` and `spawnAll`.
 *
 * @example spawnAll('lessons', lessons.map((item) => child(lesson, item, { key: item.id })))
 */
export function child<P extends AnyPipeline>(
  pipeline: P,
  input: RawOf<P>,
  options: ChildOptions = {},
): Child<ResultOf<P>> {
  return { pipeline, input, options }
}
