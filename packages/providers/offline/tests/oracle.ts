import { languageOf } from '../src/languages/index.ts'

/**
 * Judges from outside whether a text is extractive. It shares no code with the writers: a text passes when, formulas apart,
 * its words are runs of the source's words in their order, with a few left out where fillers were taken away.
 */
export interface Oracle {
  /** The parts of a text that the source does not say, as a list of words; empty for an extractive text. */
  foreign(text: string): readonly string[]
}

const longestGap = 5
/** From fewer words a run of the source proves nothing, except at the end of a phrase. */
const shortestRun = 1

function wordsOf(text: string): readonly string[] {
  return text.normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

export function oracleFor(lines: readonly string[], language: string): Oracle {
  const said = lines.flatMap((line) => wordsOf(line))
  const places = new Map<string, number[]>()
  for (const [at, word] of said.entries()) places.set(word, [...(places.get(word) ?? []), at])
  const formulas = formulaPatterns(language)

  /** How many words from `start` on the source says in order, and how many of its own words it skips for that. */
  const runFrom = (words: readonly string[], start: number): number => {
    let longest = 0
    for (const place of places.get(words[start] ?? '') ?? []) {
      let at = place
      let length = 1
      for (let next = start + 1; next < words.length; next += 1) {
        const found = said.indexOf(words[next] ?? '', at + 1)
        if (found < 0 || found - at > longestGap + 1) break
        at = found
        length += 1
      }
      longest = Math.max(longest, length)
    }
    return longest
  }

  return {
    foreign(text) {
      const plain = formulas.reduce((rest, formula) => rest.replace(formula, ' $1 '), text)
      const words = wordsOf(plain)
      const strange: string[] = []
      for (let at = 0; at < words.length; ) {
        const run = runFrom(words, at)
        if (run < shortestRun) strange.push(words[at] ?? '')
        at += Math.max(run, 1)
      }
      return strange
    },
  }
}

/** Sentences are judged one by one: each has to be one run of the source. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/** Whether the source says a whole sentence in one run. */
export function saysWhole(lines: readonly string[], language: string): (sentence: string) => boolean {
  const said = lines.flatMap((line) => wordsOf(line))
  const formulas = formulaPatterns(language)
  return (sentence) => {
    if (formulas.some((formula) => sentence.replace(formula, '').trim() === '')) return true
    const words = wordsOf(sentence)
    return said.some((word, place) => {
      if (word !== words[0]) return false
      let at = place
      return words.slice(1).every((next) => {
        const found = said.indexOf(next, at + 1)
        const near = found >= 0 && found - at <= longestGap + 1
        at = found
        return near
      })
    })
  }
}

/** Every fixed phrase of a language; what stands in for a placeholder is kept as `$1`. */
function formulaPatterns(language: string): readonly RegExp[] {
  const { formulas } = languageOf(language) ?? { formulas: {} }
  return stringsIn(formulas)
    .filter((formula) => formula.trim().length > 3)
    .sort((one, other) => other.length - one.length)
    .map((formula) => {
      const [before = '', after] = formula.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      // A heading that is a formula may stand in a sentence of the source: only whole lines and sentences count.
      return after === undefined
        ? new RegExp(`(?<![\\p{L}])${before}(?![\\p{L}])()`, 'gu')
        : new RegExp(`(?<![\\p{L}])${before}([^\\n]*?)${after}(?=\\s|$)`, 'gu')
    })
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((item) => stringsIn(item))
}
