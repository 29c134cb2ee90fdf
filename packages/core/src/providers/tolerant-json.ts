import type { Json } from '../values/index.ts'
import { type JsonRegion, readJsonRegion } from './json-region.ts'

export interface TolerantJson {
  readonly value: Json
  /** The text ended before the value did: `value` is only what was there. */
  readonly truncated: boolean
}

/**
 * The JSON in a model's answer, or `undefined` when there is none. Takes what models do to JSON: text and code fences
 * around it, trailing commas, comments, single quotes, unquoted keys, line breaks and quotes inside strings, Python's
 * literals, a missing end. It never guesses between two readings: what is broken in any other way is no JSON, and the
 * model is asked to repair it. Valid JSON is read exactly as `JSON.parse` reads it.
 *
 * Written here instead of taken from a package (jsonrepair was tried): a package that fixes any text turns the words
 * around an answer into strings of an array, changes an apostrophe into a quotation mark, does not say that an answer
 * was cut off, and takes quadratic time on unescaped quotes. Each of these would become content.
 */
export function parseTolerantJson(text: string): TolerantJson | undefined {
  const exact = parseExactly(text)
  if (exact !== undefined) return { value: exact, truncated: false }
  const region = longestRegion(text)
  if (region === undefined || region.state === 'broken') return undefined
  return { value: region.value, truncated: region.state === 'cut' }
}

function parseExactly(text: string): Json | undefined {
  try {
    // JSON.parse gives nothing but JSON.
    return JSON.parse(text.trim()) as Json
  } catch {
    return undefined
  }
}

/** Of everything that begins like an object or list, the longest: words in brackets around an answer are shorter. */
function longestRegion(text: string): JsonRegion | undefined {
  let longest: JsonRegion | undefined
  let length = 0
  const opening = /[[{]/g
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const region = readJsonRegion(text, match.index)
    opening.lastIndex = region.end
    if (region.end - match.index > length) {
      longest = region
      length = region.end - match.index
    }
  }
  return longest
}
