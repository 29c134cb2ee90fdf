import type { Finding } from '../finding.ts'
import { isBlank } from './blank.ts'
import { counters } from './counters.ts'
import type { Limit } from './limits.ts'

/**
 * Whether a text keeps the limit of where it is published.
 *
 * @param path the field of the piece that the text is, for the finding
 * @example checkLimit(post, limits.xPost, 'posts[0]').message // 'X post: 304 of 280 characters as X counts them; cut about 24'
 */
export function checkLimit(text: string, limit: Limit, path: string): Finding {
  const { minimum = 0, maximum, target, counter, severity } = limit
  const { count, unit } = counters[counter]
  const size = minimum > 0 && isBlank(text) ? 0 : count(text)
  const passed = size >= minimum && size <= maximum
  const nearness = size > maximum ? maximum / size : size / minimum
  return {
    name: 'limit',
    passed,
    required: severity === 'error',
    code: 'LIMIT_EXCEEDED',
    message: `${target}: ${size} ${size < minimum ? `of at least ${minimum}` : `of ${maximum}`} ${unit}${remedy(size, minimum, maximum)}`,
    path,
    score: passed ? 1 : nearness,
    weight: severity === 'error' ? 3 : 1,
  }
}

function remedy(size: number, minimum: number, maximum: number): string {
  if (size > maximum) return `; cut about ${size - maximum}`
  return size < minimum ? `; add about ${minimum - size}` : ''
}

/**
 * The limit for each of several texts as one finding: of the one that is furthest beyond, or of the first where all keep
 * it. `checkPlatform` has one for each that breaks it.
 *
 * @example checkLimits(thread.posts, limits.xPost, 'posts')
 */
export function checkLimits(texts: readonly string[], limit: Limit, path: string): Finding {
  const [worst] = texts
    .map((text, index) => checkLimit(text, limit, `${path}[${index}]`))
    .toSorted((one, other) => one.score - other.score)
  return worst ?? { ...checkLimit('', { ...limit, minimum: 0 }, path) }
}
