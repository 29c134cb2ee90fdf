import pg from 'pg'

/** How values of a row are read; given with each statement, so that nobody else's statements are read so. */
export interface ValueParsers {
  getTypeParser(oid: number): (value: string) => unknown
}

const asText = (value: string): string => value
const asBoolean = (value: string): boolean => value === 't'

const int8Array = 1016
const textArrays: ReadonlySet<number> = new Set([1002, 1009, 1014, 1015, 199, 3807])
/** Fixed here, because an application may have changed what its copy of the driver does with them. */
const parsers: ReadonlyMap<number, (value: string) => unknown> = new Map<number, (value: string) => unknown>([
  [16, asBoolean],
  [20, Number],
  [21, Number],
  [23, Number],
  [25, asText],
  [700, Number],
  [701, Number],
  [114, asText],
  [3802, asText],
  [1043, asText],
  [int8Array, (value) => elements(value).map((element) => (element === null ? null : Number(element)))],
  ...[...textArrays].map((oid) => [oid, elements] as const),
])

/** `int8` as number, `json` and `jsonb` as text, arrays of them as arrays; all else as the driver does it. */
export const valueParsers: ValueParsers = {
  getTypeParser: (oid) => parsers.get(oid) ?? pg.types.getTypeParser(oid, 'text'),
}

/** The elements of a one-dimensional array as PostgreSQL writes it: `{1,NULL,"a \"b\""}`. */
function elements(literal: string): readonly (string | null)[] {
  const found: (string | null)[] = []
  for (const [, quoted, bare] of literal.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^",]+)/gs)) {
    if (quoted !== undefined) found.push(quoted.replace(/\\(.)/gs, '$1'))
    else if (bare !== undefined) found.push(bare === 'NULL' ? null : bare)
  }
  return found
}
