import { languageOf } from '../src/languages/index.ts'

/** Fillers that were taken away leave gaps of at most so many words. */
const longestGap = 5

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/**
 * Judges from outside whether texts are extractive: gives the sentences of a text that the source does not say. A
 * sentence is said when its words stand in the source in their order, with small gaps; fixed phrases do not count.
 */
export function extractiveJudge(
  lines: readonly string[],
  language: string,
): (text: string) => readonly string[] {
  const said = lines.flatMap((line) => wordsOf(line))
  const places = new Map<string, number[]>()
  for (const [at, word] of said.entries()) places.set(word, [...(places.get(word) ?? []), at])
  const formulas = formulaPatterns(language)

  const follows = (words: readonly string[], start: number): boolean => {
    let at = start
    return words.slice(1).every((word) => {
      const gap = said.slice(at + 1, at + 2 + longestGap).indexOf(word)
      at += gap + 1
      return gap >= 0
    })
  }

  return (text) => {
    const plain = formulas.reduce((rest, formula) => rest.replace(formula, ' '), text)
    return plain
      .split(/(?<=[.!?…])\s+|\n+/u)
      .map((sentence) => sentence.trim())
      .filter((sentence) => {
        const words = wordsOf(sentence)
        return words.length > 0 && !(places.get(words[0] ?? '') ?? []).some((place) => follows(words, place))
      })
  }
}

/** Every fixed phrase of a language as a pattern, with what stands in for its placeholder. */
function formulaPatterns(language: string): readonly RegExp[] {
  return stringsIn(languageOf(language)?.formulas)
    .filter((formula) => formula.trim().length > 3)
    .sort((one, other) => other.length - one.length)
    .map((formula) => {
      const [before = '', after] = formula
        .split(/\{\w+\}/)
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      return after === undefined
        ? new RegExp(`(?<![\\p{L}])${before}(?![\\p{L}])`, 'gu')
        : new RegExp(`(?<![\\p{L}])${before}[^\\n]*?${after}(?=\\s|$)`, 'gu')
    })
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((item) => stringsIn(item))
}
