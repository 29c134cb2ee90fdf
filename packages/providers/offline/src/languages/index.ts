import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import type { Language } from './language.ts'
import { portuguese } from './portuguese.ts'
import { spanish } from './spanish.ts'

export type { Language } from './language.ts'

/** The languages this model can read and write. English comes first: it is taken when a text is too short to tell. */
export const languages: readonly Language[] = [english, spanish, german, french, portuguese, italian]

export function languageOf(code: string): Language | undefined {
  const primary = code.toLowerCase().split('-')[0]
  return languages.find((language) => language.code === primary)
}

/** What stands in the gaps of the fixed phrase that a text is; `undefined` for a text that is none. */
export function formulasIn(text: string, language: Language): string | undefined {
  for (const pattern of formulaPatterns(language)) {
    const found = pattern.exec(text.trim())
    if (found !== null) return found.slice(1).join(' ')
  }
  return undefined
}

const patterns = new WeakMap<Language, readonly RegExp[]>()

function formulaPatterns(language: Language): readonly RegExp[] {
  const known = patterns.get(language)
  if (known !== undefined) return known
  // Of two sentences each may stand alone.
  const made = phrasesIn(language.formulas)
    .flatMap((formula) => [formula, ...formula.split(/(?<=[.!?])\s+/)])
    .filter((formula) => formula.trim().length > 3)
    .map((formula) => {
      const parts = formula.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      return new RegExp(`^${parts.join('(.+?)')}$`, 'iu')
    })
  patterns.set(language, made)
  return made
}

function phrasesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(phrasesIn) : []
}

/** So much of a text tells its language. */
const sampleLength = 20_000

/** How the words of a text spread over the languages: the share of words that are stop words of each. */
function shares(sample: string): readonly { readonly language: Language; readonly share: number }[] {
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+(?:['’](?=\s))?/gu) ?? []
  return languages.map((language) => {
    const hits = words.filter((word) => language.stopWords.has(word)).length
    return { language, share: hits / Math.max(1, words.length) }
  })
}

export type Recognition =
  | { readonly language: Language }
  /** The text is clearly in a language that is not the expected one, or in none that this model reads. */
  | { readonly language: undefined; readonly found: string | undefined }

/**
 * The language to read a text in. The expected one is taken unless the text is clearly something else: a text of
 * forty words or more in which another language's stop words are far more frequent, or no known language's are.
 */
export function recognize(text: string, expected: string | undefined): Recognition {
  const wanted = expected === undefined ? undefined : languageOf(expected)
  if (expected !== undefined && wanted === undefined) return { language: undefined, found: undefined }
  const sample = text.slice(0, sampleLength).replace(/\[[^\]\s]*\]/g, ' ')
  const letters = count(sample, /\p{L}/gu)
  if (letters > 20 && count(sample, /\p{Script=Latin}/gu) < letters / 2)
    return { language: undefined, found: undefined }
  const ranking = shares(sample)
  const best = ranking.reduce((one, other) => (other.share > one.share ? other : one))
  if (letters < fewestLetters) return { language: wanted ?? (best.share > 0 ? best.language : english) }
  if (best.share < leastShare) return { language: undefined, found: undefined }
  if (wanted === undefined) return { language: best.language }
  const share = ranking.find(({ language }) => language === wanted)?.share ?? 0
  return best.share - share > clearLead
    ? { language: undefined, found: best.language.code }
    : { language: wanted }
}

/** Fewer letters than these prove nothing. */
const fewestLetters = 200
/** Of a text in a known language at least so many words are stop words; half of them are usual. */
const leastShare = 0.15
const clearLead = 0.12

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
