import { InputError } from '../errors/index.ts'
import type { Schema, SchemaIssue } from '../ports/index.ts'

/** Of a message: schema libraries repeat every strange key of an object in it. */
const longestMessage = 500

/**
 * A value as a schema understands it.
 *
 * @throws InputError `INPUT_INVALID` with the path of the first offending field; all of them in `context.issues`.
 */
export async function parseInput<Output>(
  schema: Schema<Output>,
  value: unknown,
  path: string,
): Promise<Output> {
  const result = await schema['~standard'].validate(value)
  if (result.issues === undefined) return result.value
  const [first] = result.issues
  throw new InputError({
    message: first === undefined ? 'The schema refused the value.' : messageOf(first),
    path: first === undefined ? path : issuePath(first, path),
    action: 'Correct the field and send it again; nothing was stored.',
    context: {
      issues: result.issues
        .slice(0, 20)
        .map((issue) => ({ path: issuePath(issue, path), message: messageOf(issue) })),
    },
  })
}

function messageOf({ message }: SchemaIssue): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage)}…`
}

function issuePath(issue: SchemaIssue, path: string): string {
  return (issue.path ?? []).reduce<string>((before, segment) => {
    const key = typeof segment === 'object' ? segment.key : segment
    return typeof key === 'number' ? `${before}[${key}]` : `${before}.${String(key)}`
  }, path)
}
