import type { Json } from '../values/index.ts'

/** A step into JSON: a property's name, or an item's index. */
export type Segment = string | number

export type JsonRecord = { readonly [key: string]: Json }

/** What needs no quotes in a path. */
const plainName = /^[^\s.[\]"]+$/
const token = /(?:^|\.)([^\s.[\]"]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y

/**
 * A path as it is told to people and models: `sections[2].heading`; a name that would break that form stands in quotes,
 * `sections[2]["first heading"]`. The whole is the empty path.
 */
export function formatPath(segments: readonly PropertyKey[]): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === 'number') return `${path}[${segment}]`
    const name = String(segment)
    if (!plainName.test(name)) return `${path}[${JSON.stringify(name)}]`
    return path === '' ? name : `${path}.${name}`
  }, '')
}

/** The reverse of `formatPath`; `undefined` for what is no path. */
export function parsePath(path: string): readonly Segment[] | undefined {
  const segments: Segment[] = []
  token.lastIndex = 0
  for (let at = 0; at < path.length; at = token.lastIndex) {
    const [found, name, index, quoted] = token.exec(path) ?? []
    if (found === undefined) return undefined
    const segment = name ?? (quoted === undefined ? Number(index) : unquoted(quoted))
    if (segment === undefined) return undefined
    segments.push(segment)
  }
  return segments
}

function unquoted(text: string): string | undefined {
  try {
    // JSON that begins with a quote is a string.
    return JSON.parse(text) as string
  } catch {
    return undefined
  }
}

/**
 * Where in a value a path leads. Where it leads nowhere, the nearest place that a value can be put to make it lead
 * somewhere: a property that is missing in an object, the end of a list, or what stands in the way.
 */
export function placeIn(json: Json | undefined, path: readonly Segment[]): readonly Segment[] {
  const place: Segment[] = []
  let value = json
  for (const segment of path) {
    const found = find(value, segment)
    if (found === undefined) break
    place.push(found.key)
    value = found.member
  }
  return place
}

/** What stands at a path, if anything does. */
export function valueAt(json: Json | undefined, path: readonly Segment[]): Json | undefined {
  return path.reduce<Json | undefined>((value, segment) => find(value, segment)?.member, json)
}

/**
 * The same value with another one at a path, or `undefined` where the path leads to no place. All around it is shared,
 * not copied, and keeps its order.
 */
export function replacedAt(
  json: Json | undefined,
  [segment, ...rest]: readonly Segment[],
  value: Json,
): Json | undefined {
  if (segment === undefined) return value
  const found = find(json, segment)
  if (found === undefined) return undefined
  const member = replacedAt(found.member, rest, value)
  return member === undefined ? undefined : found.replacedBy(member)
}

export function isRecord(json: Json | undefined): json is JsonRecord {
  return typeof json === 'object' && json !== null && !isList(json)
}

/** `Array.isArray` does not narrow readonly arrays. */
export function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json)
}

interface Found {
  /** What the segment means in this container. */
  readonly key: Segment
  readonly member: Json | undefined
  /** The container with another member in this place. */
  replacedBy(member: Json): Json
}

/** An object has a place for every name, a list for every index up to its end. */
function find(container: Json | undefined, segment: Segment): Found | undefined {
  if (isRecord(container)) {
    const key = String(segment)
    return {
      key,
      member: Object.hasOwn(container, key) ? container[key] : undefined,
      // A computed name makes a property even of `__proto__`.
      replacedBy: (member) => ({ ...container, [key]: member }),
    }
  }
  if (!isList(container)) return undefined
  const index = typeof segment === 'number' || /^\d+$/.test(segment) ? Number(segment) : -1
  if (index < 0 || index > container.length) return undefined
  return {
    key: index,
    member: container[index],
    replacedBy: (member) => container.toSpliced(index, 1, member),
  }
}
