import { createHash } from 'node:crypto'
import type { Json } from '../values/index.ts'

/**
 * A short text that is the same for equal values, whatever the order of their keys: 128 bits of SHA-256 over
 * the JSON with sorted keys, as 32 hexadecimal digits.
 *
 * @example fingerprint({ a: 1, b: 2 }) === fingerprint({ b: 2, a: 1 }) // true
 */
export function fingerprint(value: Json): string {
  return createHash('sha256').update(canonical(value)).digest('hex').slice(0, 32)
}

function canonical(value: Json): string {
  return JSON.stringify(value, (_key, part: Json) => (isObject(part) ? sorted(part) : part))
}

function sorted(part: { readonly [key: string]: Json }): { readonly [key: string]: Json } {
  // fromEntries makes a property even of `__proto__`.
  return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
}

function isObject(part: Json): part is { readonly [key: string]: Json } {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
}
