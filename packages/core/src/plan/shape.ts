import type { z } from 'zod'
import { InputError } from '../errors/index.ts'

/**
 * A value as a schema understands it.
 *
 * @throws InputError `INPUT_INVALID` with the path of the first field that does not fit; all of them in
 * `context.issues`. What was sent is not repeated: it may be large, or secret.
 */
export function readShape<Shape>(schema: z.ZodType<Shape>, value: unknown, path: string): Shape {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.flatMap((issue) => {
    const fields = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
    return fields.map((field) => ({
      path: placeOf(path, field === undefined ? issue.path : [...issue.path, field.slice(0, 100)]),
      message: field === undefined ? issue.message : 'There is no such field.',
    }))
  })
  const [first] = issues
  throw new InputError({
    message: first?.message ?? 'The value does not fit.',
    path: first?.path ?? path,
    action: 'Correct the field and send the request again; nothing was stored.',
    context: { issues: issues.slice(0, 20) },
  })
}

function placeOf(start: string, keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((place, key) => (typeof key === 'number' ? `${place}[${key}]` : `${place}.${String(key)}`), start)
}
