/*
 * Values on their way to PGlite and back, as the driver of a server has them: the same statements run on both. An
 * instance of the caller's may read and write types in ways of its own, so every type that matters is said anew.
 */

/** How PGlite is told to read and write types, by their number. */
export interface TypeOptions {
  readonly parsers: { readonly [type: number]: (text: string) => unknown }
  readonly serializers: { readonly [type: number]: (value: unknown) => string }
}

const types = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  text: 25,
  oid: 26,
  json: 114,
  float4: 700,
  float8: 701,
  bpchar: 1042,
  varchar: 1043,
  timestamptz: 1184,
  numeric: 1700,
  jsonb: 3802,
}
const arrays = {
  json: 199,
  bool: 1000,
  int2: 1005,
  int4: 1007,
  text: 1009,
  varchar: 1015,
  int8: 1016,
  float4: 1021,
  float8: 1022,
  oid: 1028,
  numeric: 1231,
  timestamptz: 1185,
  jsonb: 3807,
}

const asIs = (text: string): string => text
const boolean = (text: string): boolean => text === 't'
const moment = (text: string): Date => new Date(text)
const arrayOf = (read: (text: string) => unknown) => (text: string) => parseArray(text, read)

/** Given with every statement: values come as text already, from `toParameter`. */
export const typeOptions: TypeOptions = {
  parsers: {
    [types.bool]: boolean,
    [types.int8]: Number,
    [types.int2]: Number,
    [types.int4]: Number,
    [types.text]: asIs,
    [types.oid]: Number,
    [types.json]: asIs,
    [types.float4]: Number,
    [types.float8]: Number,
    [types.bpchar]: asIs,
    [types.varchar]: asIs,
    [types.timestamptz]: moment,
    [types.numeric]: asIs,
    [types.jsonb]: asIs,
    [arrays.json]: arrayOf(asIs),
    [arrays.bool]: arrayOf(boolean),
    [arrays.int2]: arrayOf(Number),
    [arrays.int4]: arrayOf(Number),
    [arrays.text]: arrayOf(asIs),
    [arrays.varchar]: arrayOf(asIs),
    [arrays.int8]: arrayOf(Number),
    [arrays.float4]: arrayOf(Number),
    [arrays.float8]: arrayOf(Number),
    [arrays.oid]: arrayOf(Number),
    [arrays.numeric]: arrayOf(asIs),
    [arrays.timestamptz]: arrayOf(moment),
    [arrays.jsonb]: arrayOf(asIs),
  },
  serializers: Object.fromEntries(
    [...Object.values(types), ...Object.values(arrays)].map((type) => [type, String]),
  ),
}

/** A value as PostgreSQL reads it: text, or null. Objects become JSON, arrays become arrays of the database. */
export function toParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return `{${value.map(toElement).join(',')}}`
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function toElement(value: unknown): string {
  const text = toParameter(value)
  if (text === null) return 'NULL'
  return Array.isArray(value) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** Reads an array as PostgreSQL writes it: `{a,"b,\"c\"",NULL,{d}}`, with or without bounds (`[0:1]={a,b}`). */
function parseArray(text: string, read: (element: string) => unknown): readonly unknown[] {
  let at = text.indexOf('{')

  const readList = (): readonly unknown[] => {
    const list: unknown[] = []
    at += 1
    while (text[at] !== '}') {
      if (text[at] === '{') list.push(readList())
      else if (text[at] === '"') list.push(read(readQuoted()))
      else list.push(readPlain())
      if (text[at] === ',') at += 1
    }
    at += 1
    return list
  }
  const readQuoted = (): string => {
    let from = at + 1
    let element = ''
    for (at = from; text[at] !== '"'; at += 1) {
      if (text[at] !== '\\') continue
      element += text.slice(from, at)
      at += 1
      from = at
    }
    element += text.slice(from, at)
    at += 1
    return element
  }
  const readPlain = (): unknown => {
    const from = at
    while (text[at] !== ',' && text[at] !== '}') at += 1
    const element = text.slice(from, at)
    return element === 'NULL' ? null : read(element)
  }

  return readList()
}
