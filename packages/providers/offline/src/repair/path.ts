import { isRecord } from '../json-reading.ts'

/** `sections[1].body` as `['sections', 1, 'body']`. */
export function stepsOf(path: string): readonly (string | number)[] {
  return Array.from(path.matchAll(/\[(\d+)\]|\["([^"]+)"\]|[^.[\]]+/g), ([name, index, quoted]) => {
    if (index !== undefined) return Number(index)
    return quoted ?? name
  })
}

/** What stands at a path; `undefined` where there is nothing. */
export function valueAt(value: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>((current, step) => {
    if (Array.isArray(current)) return typeof step === 'number' ? current[step] : undefined
    return isRecord(current) && Object.hasOwn(current, step) ? current[step] : undefined
  }, value)
}

/** The last name in a path, which tells what a field is: `heading` of `points[2].heading`, `posts` of `posts[0]`. */
export function fieldName(path: string): string {
  return String(stepsOf(path).findLast((step) => typeof step === 'string') ?? '')
}
