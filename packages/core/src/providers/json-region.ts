import type { Json } from '../values/index.ts'

/** What was read from an opening bracket on; `end` is where reading stopped, always past the bracket. */
export type JsonRegion =
  | { readonly state: 'whole' | 'cut'; readonly value: Json; readonly end: number }
  | { readonly state: 'broken'; readonly end: number }

/** One for all: there may be one for each bracket of a long text, and its stack says nothing. */
const brokenJson = new Error('This is not JSON.')

/** The text ended before the value began. */
const missing = Symbol('missing')
type Read<Value> = Value | typeof missing

const deepest = 200
const space = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))*/y
const word = /[^\s,:[\]{}"'/]+/y
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const bareKey = /^[\p{ID_Start}$_][\p{ID_Continue}$-]*$/u
const hexadecimal = /[0-9a-fA-F]{4}/y
const literals: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['True', true],
  ['False', false],
  ['None', null],
])
const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['\n', '\n'],
])

/**
 * What may follow the quote that ends a string; after any other text the quote belongs to the string. `$` is the end of
 * the answer. In valid JSON every closing quote is followed by one of these.
 */
const closing = {
  member: /\s*(?:$|\}|,\s*(?:$|["'}]|\/[/*]|[\p{ID_Start}$_][\p{ID_Continue}$-]*\s*:)|\/[/*])/uy,
  item: /\s*(?:$|\]|,\s*(?:$|["'\]{[]|\/[/*]|-?\d|(?:true|false|null|True|False|None)\b)|\/[/*])/uy,
} as const
type Container = keyof typeof closing

/** Reads leniently from an opening bracket to its end, the end of the text, or the first thing that fits nothing. */
export function readJsonRegion(text: string, start: number): JsonRegion {
  let at = start
  let cut = false

  function readValue(container: Container, depth: number): Read<Json> {
    if (atEnd()) return missing
    const character = text[at]
    if (character === '{') return readObject(depth)
    if (character === '[') return readArray(depth)
    if (character === '"' || character === "'") return readString(character, container)
    return readWord()
  }

  function readObject(depth: number): Json {
    const entries: [string, Json][] = []
    readMembers('}', depth, () => {
      const key = readKey()
      if (key === missing || atEnd()) return false
      if (text[at] !== ':') throw brokenJson
      at += 1
      const value = readValue('member', depth + 1)
      if (value === missing) return false
      entries.push([key, value])
      return true
    })
    // Own properties only, also for `__proto__`.
    return Object.fromEntries(entries)
  }

  function readArray(depth: number): Json {
    const items: Json[] = []
    readMembers(']', depth, () => {
      const value = readValue('item', depth + 1)
      if (value === missing) return false
      items.push(value)
      return true
    })
    return items
  }

  /** Members up to the closing bracket, with a comma after each but perhaps the last. */
  function readMembers(end: '}' | ']', depth: number, readMember: () => boolean): void {
    if (depth > deepest) throw brokenJson
    at += 1
    while (!atEnd()) {
      if (text[at] === end) {
        at += 1
        return
      }
      if (!readMember() || atEnd()) return
      if (text[at] === ',') at += 1
      else if (text[at] !== end) throw brokenJson
    }
  }

  function readKey(): Read<string> {
    const quote = text[at]
    if (quote === '"' || quote === "'") return readString(quote, undefined)
    const key = take(word)
    if (cut) return missing
    if (!bareKey.test(key)) throw brokenJson
    return key
  }

  /** A key's string ends at its first quote; that of a value may have quotes inside. */
  function readString(quote: '"' | "'", container: Container | undefined): string {
    let content = ''
    let inside = 0
    for (at += 1; at < text.length; at += 1) {
      const character = text.charAt(at)
      if (character === '\\') content += readEscape()
      else if (character !== quote) content += character
      else if (container === undefined || find(closing[container], at + 1) !== undefined) {
        at += 1
        // An unpaired quotation mark says that the string did not end where its quotes suggest.
        if (quote === '"' && inside % 2 === 1) throw brokenJson
        return content
      } else {
        content += character
        inside += 1
      }
    }
    // Quotes inside and no end: where the string should have ended cannot be told.
    if (quote === '"' && inside > 0) throw brokenJson
    cut = true
    return content
  }

  /** Leaves `at` on the last character of the escape. */
  function readEscape(): string {
    at += 1
    const character = text.charAt(at)
    if (character === 'u' && find(hexadecimal, at + 1) !== undefined) {
      at += 4
      return String.fromCharCode(Number.parseInt(text.slice(at - 3, at + 1), 16))
    }
    // Not an escape of JSON's: a backslash in a formula or path, kept as it is. At the end of the text it is dropped.
    return escapes.get(character) ?? (character === '' ? '' : `\\${character}`)
  }

  function readWord(): Read<Json> {
    const found = take(word)
    if (cut) return missing
    const literal = literals.get(found)
    if (literal !== undefined) return literal
    if (!number.test(found)) throw brokenJson
    return Number(found)
  }

  /** Steps over what fits here. What touches the end of the text may be half a word. */
  function take(pattern: RegExp): string {
    const found = find(pattern, at) ?? ''
    at += found.length
    cut = at === text.length
    return found
  }

  function atEnd(): boolean {
    at += find(space, at)?.length ?? 0
    if (at >= text.length) cut = true
    return cut
  }

  /** What a sticky pattern finds at exactly this place. */
  function find(pattern: RegExp, place: number): string | undefined {
    pattern.lastIndex = place
    return pattern.exec(text)?.[0]
  }

  try {
    const value = text[start] === '{' ? readObject(0) : readArray(0)
    return { state: cut ? 'cut' : 'whole', value, end: at }
  } catch {
    // Nothing but `brokenJson` is thrown here.
    return { state: 'broken', end: Math.max(at, start + 1) }
  }
}
