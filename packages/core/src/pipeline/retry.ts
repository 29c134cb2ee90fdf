import type { ErrorInfo } from '../errors/index.ts'
import type { Randomness } from '../ports/index.ts'
import { type Duration, toMilliseconds } from '../values/index.ts'

/** How often and when to try again. */
export interface Retry {
  /** Attempts in all, the first included. */
  readonly attempts: number
  /** Before the second attempt; doubled before each further one, up to five minutes, minus up to half at random. Default 1 s. */
  readonly delay?: Duration | undefined
  /** Which errors are worth it; by default those that are `retryable`. */
  readonly when?: ((error: ErrorInfo) => boolean) | undefined
}

const longestDelayMs = 300_000
/** By then any delay has reached the longest; and nothing times infinity would be no number. */
const mostDoublings = 30

/**
 * When to try again after a failed attempt, in milliseconds since the epoch; `undefined` when not.
 * A time that the provider asked for is never undercut.
 */
export function nextAttemptAt(options: {
  readonly retry: Retry | undefined
  readonly error: ErrorInfo
  /** The attempt that failed, from 1. */
  readonly attempt: number
  readonly now: number
  readonly randomness: Randomness
}): number | undefined {
  const { retry, error, attempt, now, randomness } = options
  // Written so that attempts which are no number end.
  if (retry === undefined || !(attempt < retry.attempts)) return undefined
  if (!(retry.when ?? isRetryable)(error)) return undefined
  const fullDelayMs = Math.min(
    toMilliseconds(retry.delay ?? '1s', 'retry.delay') * 2 ** Math.min(attempt - 1, mostDoublings),
    longestDelayMs,
  )
  const retryAt = now + Math.round(fullDelayMs * (0.5 + randomness() / 2))
  return Math.max(retryAt, askedFor(error) ?? 0)
}

function isRetryable(error: ErrorInfo): boolean {
  return error.retryable
}

function askedFor(error: ErrorInfo): number | undefined {
  const retryAt = error.context?.['retryAt']
  return typeof retryAt === 'number' ? retryAt : undefined
}
