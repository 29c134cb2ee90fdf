import type { ErrorInfo } from '../errors/index.ts'

/** What `.result()` returns when some of it is missing: the job ends `partial`, with a reason per missing piece. */
export interface PartialResult<Result> {
  readonly '~partial': true
  readonly result: Result
  readonly errors: readonly ErrorInfo[]
}

/**
 * Marks a result as incomplete.
 *
 * @example .result(({ outputs }) => outputs.failed.length > 0 ? partial(outputs.course, outputs.failed) : outputs.course)
 */
export function partial<Result>(result: Result, errors: readonly ErrorInfo[]): PartialResult<Result> {
  return { '~partial': true, result, errors }
}

export function isPartial(value: unknown): value is PartialResult<unknown> {
  return typeof value === 'object' && value !== null && '~partial' in value && value['~partial'] === true
}
