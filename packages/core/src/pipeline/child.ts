import type { PriorityInput } from '../priority/index.ts'
import type { Duration, Labels } from '../values/index.ts'
import type { AnyPipeline, RawOf, ResultOf } from './pipeline.ts'

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

/**
 * Describes a child job for `spawn` and `spawnAll`.
 *
 * @example spawnAll('lessons', lessons.map((item) => child(lesson, item, { key: item.id })))
 */
export function child<P extends AnyPipeline>(pipeline: P, input: RawOf<P>, options: ChildOptions = {}): Child<ResultOf<P>> {
  return { pipeline, input, options }
}
