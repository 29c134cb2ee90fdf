import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { italian } from './italian.ts'
import type { Language } from './language.ts'
import { portuguese } from './portuguese.ts'
import { spanish } from './spanish.ts'

export type { Formulas, Language } from './language.ts'

/** The languages this model can read and write. English comes first: it is taken when a text is too short to tell. */
export const languages: readonly Language[] = [english, spanish, german, french, portuguese, italian]

export function languageOf(code: string): Language | undefined {
  const primary = code.toLowerCase().split('-')[0]
  return languages.find((language) => language.code === primary)
}

/** How the words of a text spread over the languages: the share of words that are stop words of each. */
function shares(text: string): readonly { readonly language: Language; readonly share: number }[] {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+(?:['’](?=\s))?/gu) ?? []
  return languages
    .map((language) => {
      const hits = words.filter((word) => language.stopWords.has(word)).length
      return { language, share: words.length === 0 ? 0 : hits / words.length }
    })
    .sort((one, other) => other.share - one.share)
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
  const [best] = shares(text)
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters > 20 && latin < letters / 2) return { language: undefined, found: undefined }
  if (best === undefined || letters < 200)
    return {
      language: wanted ?? (best !== undefined && best.share > 0 ? best.language : languages[0]) ?? english,
    }
  if (best.share < 0.15) return { language: undefined, found: undefined }
  if (wanted === undefined) return { language: best.language }
  const share = shares(text).find(({ language }) => language === wanted)?.share ?? 0
  return best.share - share > 0.12 ? { language: undefined, found: best.language.code } : { language: wanted }
}
