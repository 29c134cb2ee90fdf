import type { Finding } from './finding.ts'
import { counters, type Limit } from './limits.ts'

/**
 * Whether a text keeps the limit of where it is published.
 *
 * @example checkLimit(post, limits.xPost, 'posts[0]')
 */
export function checkLimit(text: string, limit: Limit, path: string): Finding {
  const { minimum = 0, maximum, target, counter, severity } = limit
  const size = counters[counter](text)
  const passed = size >= minimum && size <= maximum
  const unit = counter === 'weighted' ? 'characters as X counts them' : 'characters'
  const wanted = minimum === 0 ? `at most ${maximum}` : `${minimum} to ${maximum}`
  const nearness = size > maximum ? maximum / size : size / minimum
  return {
    name: 'limit',
    passed,
    required: severity === 'error',
    code: 'LIMIT_EXCEEDED',
    message: `${path}: ${size} ${unit}; ${target}: ${wanted}`,
    score: passed ? 1 : nearness,
    weight: severity === 'error' ? 3 : 1,
  }
}

/**
 * The limit for each of several texts as one finding: the first that breaks it, or the longest.
 *
 * @example checkLimits(thread.posts, limits.xPost, 'posts')
 */
export function checkLimits(texts: readonly string[], limit: Limit, path: string): Finding {
  const [worst] = texts
    .map((text, index) => checkLimit(text, limit, `${path}[${index}]`))
    .toSorted((one, other) => one.score - other.score)
  return worst ?? checkLimit('', limit, path)
}
