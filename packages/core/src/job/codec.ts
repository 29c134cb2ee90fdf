import { types } from 'node:util'
import { PipelineError } from '../errors/index.ts'
import type { Json } from '../values/index.ts'
import {
  type Place,
  refuseAccessor,
  refuseCycle,
  refuseDate,
  refuseDepth,
  refuseFunction,
  refuseInstance,
  refuseSymbol,
  refuseUnreadable,
} from './place.ts'

/*
 * Values as a log holds them. What JSON knows stays as it is; anything else becomes an object with the key `$`:
 *
 *     { "$": "date", "value": "2026-01-31T00:00:00.000Z" }
 *
 *     undefined   –                        set      [member, …]
 *     number      "NaN" "Infinity" "-0"    bytes    base64
 *     bigint      "12345"                  text     JSON text, for strings that databases refuse (below)
 *     date        ISO 8601                 object   [[key, value], …], for objects whose keys need care
 *     map         [[key, value], …]
 *
 * A user's own object with the key `$` takes the last form, so a tag is always ours. So does one with the key
 * `__proto__`, which is harmless in JSON and a trap for code that copies objects, and one with a key that JSON has
 * to escape: the JSON.parse of Node 24 can take such a key for another one (after `{"a":1,"\\":2}` was parsed,
 * `{"a":1,"\"":2}` comes back with the key `\`). Strings with U+0000 or a lone surrogate are escaped once more:
 * Postgres refuses both inside JSON, and UTF-8 knows no lone surrogates. Thus an encoded value passes through any
 * database unchanged.
 */
const tagKey = '$'
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are among what JSON escapes
const specialKey = /^\$$|^__proto__$|["\\\u0000-\u001f\p{Surrogate}]/u
type Tag = 'undefined' | 'number' | 'bigint' | 'date' | 'map' | 'set' | 'bytes' | 'text' | 'object' | 'stored'
type JsonObject = { readonly [key: string]: Json }

/** Far beyond real data, and far below the depth at which the JSON parsers of engines give up. */
const deepest = 500

/**
 * A value as JSON that `decode` turns back into an equal value. The result shares nothing with `value`.
 *
 * Takes null, booleans, numbers (NaN, infinities and -0 too), strings, bigint, undefined, valid dates, maps, sets,
 * bytes, arrays and plain objects, nested to 500 levels. As in JSON, a property that is undefined is dropped, and so
 * are symbol keys and names added to an array; a hole in an array comes back as undefined, a Buffer as a Uint8Array,
 * an object without prototype as an ordinary one.
 *
 * @param path where the value belongs, as errors should name it
 * @throws PipelineError `NOT_SERIALIZABLE` for anything else, naming the exact place
 * @example encode({ at: new Date(0) }, 'course/plan') // { at: { $: 'date', value: '1970-01-01T00:00:00.000Z' } }
 */
export function encode(value: unknown, path: string): Json {
  const place: Place = { path, names: [], ancestors: [] }
  try {
    return encodeValue(value, place)
  } catch (error) {
    throw PipelineError.isInstance(error) ? error : refuseUnreadable(place, error)
  }
}

function encodeValue(value: unknown, place: Place): Json {
  switch (typeof value) {
    case 'string':
      return encodeText(value)
    case 'number':
      return encodeNumber(value)
    case 'boolean':
      return value
    case 'undefined':
      return { [tagKey]: 'undefined' }
    case 'bigint':
      return tagged('bigint', String(value))
    case 'object':
      return value === null ? null : encodeObject(value, place)
    case 'function':
      throw refuseFunction(place)
    default:
      throw refuseSymbol(place)
  }
}

function encodeText(text: string): Json {
  const portable = text.isWellFormed() && !text.includes('\u0000')
  return portable ? text : tagged('text', JSON.stringify(text).slice(1, -1))
}

function encodeNumber(value: number): Json {
  if (Object.is(value, -0)) return tagged('number', '-0')
  return Number.isFinite(value) ? value : tagged('number', String(value))
}

function encodeObject(value: object, place: Place): Json {
  const { ancestors } = place
  if (ancestors.length === deepest) throw refuseDepth(place, deepest)
  const ancestor = ancestors.indexOf(value)
  if (ancestor !== -1) throw refuseCycle(place, ancestor)
  ancestors.push(value)
  const json = encodeKind(value, place)
  ancestors.pop()
  return json
}

function encodeKind(value: object, place: Place): Json {
  if (isPlain(value)) return encodeRecord(value, place)
  if (types.isUint8Array(value)) {
    return tagged('bytes', Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64'))
  }
  if (!isBuiltIn(value)) throw refuseInstance(place, value)
  if (Array.isArray(value)) return encodeList(value, place)
  if (types.isDate(value)) {
    if (Number.isNaN(value.getTime())) throw refuseDate(place)
    return tagged('date', value.toISOString())
  }
  if (types.isMap(value)) return tagged('map', encodeMap(value, place))
  if (types.isSet(value)) return tagged('set', encodeList([...value], place))
  throw refuseInstance(place, value)
}

function encodeList(list: readonly unknown[], place: Place): Json[] {
  // Not map(), which leaves holes.
  const json: Json[] = []
  for (let index = 0; index < list.length; index += 1) json.push(encodeAt(index, list[index], place))
  return json
}

function encodeMap(map: ReadonlyMap<unknown, unknown>, place: Place): Json[] {
  return Array.from(map, ([key, value], index) => [
    encodeAt(index, key, place),
    encodeAt(typeof key === 'string' ? key : index, value, place),
  ])
}

function encodeRecord(record: object, place: Place): Json {
  const keys = Object.keys(record)
  const special = keys.some((key) => specialKey.test(key))
  const entries: Json[] = []
  const json: { [key: string]: Json } = {}
  for (const key of keys) {
    const value = readProperty(record, key, place)
    if (value === undefined) continue
    const encoded = encodeAt(key, value, place)
    if (special) entries.push([encodeText(key), encoded])
    else json[key] = encoded
  }
  return special ? tagged('object', entries) : json
}

function readProperty(record: object, key: string, place: Place): unknown {
  const property = Object.getOwnPropertyDescriptor(record, key)
  if (property !== undefined && 'value' in property) return property.value
  place.names.push(key)
  throw refuseAccessor(place)
}

/** Encodes a part. The name stays on the place when this throws, so that the error finds it there. */
function encodeAt(name: string | number, part: unknown, place: Place): Json {
  place.names.push(name)
  const json = encodeValue(part, place)
  place.names.pop()
  return json
}

/** Objects of literals, of `JSON.parse` and without prototype, from any realm (test runners have several). */
function isPlain(value: object): boolean {
  const prototype: object | null = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return true
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf')
}

/** Whether the object's class stands directly below Object, which a user's class that extends Map does not. */
function isBuiltIn(value: object): boolean {
  const grandparent: object | null = Object.getPrototypeOf(Object.getPrototypeOf(value))
  return grandparent !== null && Object.getPrototypeOf(grandparent) === null
}

export function tagged(tag: Tag, value: Json): JsonObject {
  return { [tagKey]: tag, value }
}

/** What a tagged value carries, or `undefined` when `json` does not have this tag. */
export function untagged(tag: Tag, json: Json): Json | undefined {
  return isObject(json) && json[tagKey] === tag ? json['value'] : undefined
}

/**
 * The value that `encode` was given. The result shares nothing with `json`.
 *
 * @throws PipelineError `NOT_SERIALIZABLE` for a tag that this version does not know, or a value in the asset store
 */
export function decode(json: Json): unknown {
  if (isList(json)) return json.map((item) => decode(item))
  if (!isObject(json)) return json
  if (!Object.hasOwn(json, tagKey)) return decodeEntries(Object.entries(json))
  return decodeTagged(json[tagKey], json['value'])
}

function decodeTagged(tag: Json | undefined, value: Json | undefined): unknown {
  if (tag === 'undefined') return undefined
  if (typeof value === 'string') {
    if (tag === 'text') return JSON.parse(`"${value}"`)
    if (tag === 'number') return Number(value)
    if (tag === 'bigint') return BigInt(value)
    if (tag === 'date') return new Date(value)
    if (tag === 'bytes') return new Uint8Array(Buffer.from(value, 'base64'))
  }
  if (isList(value)) {
    if (tag === 'set') return new Set(value.map(decode))
    if (tag === 'map') return new Map(entriesOf(value).map(([key, item]) => [decode(key), decode(item)]))
    if (tag === 'object') {
      return decodeEntries(entriesOf(value).map(([key, item]) => [String(decode(key)), item]))
    }
  }
  throw new PipelineError({
    code: 'NOT_SERIALIZABLE',
    message:
      tag === 'stored'
        ? 'A recorded value lies in the asset store and has to be loaded from there.'
        : `A recorded value of the kind ${JSON.stringify(tag)} cannot be read.`,
    action: 'Run the version of the library that recorded it, or a newer one.',
  })
}

function decodeEntries(entries: readonly (readonly [string, Json])[]): object {
  const record: { [key: string]: unknown } = {}
  for (const [key, value] of entries) {
    if (key === '__proto__') addProperty(record, key, decode(value))
    else record[key] = decode(value)
  }
  return record
}

/** Assigning to `__proto__` would set the prototype; this makes a property. */
function addProperty(record: object, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true })
}

function entriesOf(list: readonly Json[]): (readonly [Json, Json])[] {
  return list.map((entry) => {
    if (isList(entry) && entry[0] !== undefined && entry[1] !== undefined) return [entry[0], entry[1]]
    throw new PipelineError({
      code: 'NOT_SERIALIZABLE',
      message: 'A recorded list of entries is damaged.',
      action: 'Restore the log from a backup; encoded values must be stored unchanged.',
    })
  })
}

// `Array.isArray` does not narrow readonly arrays.
function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json)
}

function isObject(json: Json): json is JsonObject {
  return typeof json === 'object' && json !== null && !isList(json)
}
