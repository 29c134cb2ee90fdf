import { isProse, type PlacedText, textsOf } from './texts.ts'

/** The same number for the same text on every machine (FNV-1a). */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  // What is last in the text would otherwise move the low bits alone.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0
  return (value ^ (value >>> 13)) >>> 0
}

/** Chooses by a seed, and the same every time. */
export interface Chance {
  one<Item>(items: readonly Item[]): Item | undefined
}

export function chanceOf(seed: string): Chance {
  let drawn = 0
  return {
    one(items) {
      drawn += 1
      return items.length === 0 ? undefined : items[hash(`${seed} ${drawn}`) % items.length]
    },
  }
}

/** Texts that hold sentences, and are long enough for a defect to hide in. */
export function proseOf(value: unknown, fewestWords = 8): readonly PlacedText[] {
  return textsOf(value).filter((placed) => isProse(placed) && wordsIn(placed.text) >= fewestWords)
}

export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Sentences with eight words or more, without Markdown, quotations and lists around them. */
export function plainSentences(text: string): readonly string[] {
  return text
    .split(/\n+/)
    .filter((line) => !/^\s*(?:[-*•✔→>|]|\d+[.)/])/.test(line))
    .flatMap((line) => line.split(/(?<=\p{Ll}\p{Ll}[.!?])\s+(?=[\p{Lu}¿¡])/u))
    .map((sentence) => sentence.trim())
    .filter(
      (sentence) =>
        /^[\p{Lu}¿]/u.test(sentence) && /[.!?]$/.test(sentence) && !/["“”„«»*`[\]]/.test(sentence),
    )
}

/** A copy of a value with another text, or anything else, at a path. */
export function withAt(value: unknown, path: string, replacement: unknown): unknown {
  const copy = structuredClone(value)
  const keys = path.match(/[^.[\]]+/g) ?? []
  const last = keys.pop()
  if (last === undefined) return replacement
  let place = copy as Record<string, unknown>
  for (const key of keys) place = place[key] as Record<string, unknown>
  place[last] = replacement
  return copy
}

export function at(value: unknown, path: string): unknown {
  return (path.match(/[^.[\]]+/g) ?? []).reduce<unknown>(
    (place, key) => (place as Record<string, unknown> | undefined)?.[key],
    value,
  )
}

/** What stands in a field that is a list; empty where there is none. */
export function listAt(value: unknown, path: string): readonly unknown[] {
  const list = at(value, path)
  return Array.isArray(list) ? list : []
}

/** Puts a sentence behind another one of a text, so that it does not always stand at the end. */
export function insertSentence(text: string, sentence: string, chance: Chance): string {
  const anchors = plainSentences(text)
  const anchor = chance.one(anchors)
  if (anchor === undefined) return `${text} ${sentence}`
  return text.replace(anchor, () => `${anchor} ${sentence}`)
}
