import type { Json } from '../values/index.ts'
import { parsePath, replacedAt, valueAt } from './answer-path.ts'

/**
 * A draft with the fields that a reply brings, or `undefined` where it brings none of them. The reply names them by
 * their paths, or has the form of the draft. All other fields stay as they are, to the byte.
 */
export function mergeFields(
  draft: Json | undefined,
  reply: Json,
  fields: readonly string[],
): Json | undefined {
  let merged: Json | undefined
  for (const field of fields) {
    const path = parsePath(field)
    if (path === undefined) continue
    const named = valueAt(reply, [field])
    const value = named === undefined ? valueAt(reply, path) : named
    if (value !== undefined) merged = replacedAt(merged ?? draft, path, value) ?? merged
  }
  return merged
}
