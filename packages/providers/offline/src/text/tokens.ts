import type { Language } from '../languages/index.ts'
import type { Reader, Tag, Token } from './token.ts'

/** Reads English with its part-of-speech model, any other language by its stop words. */
export async function readerFor(language: Language): Promise<Reader> {
  if (language.code !== 'en') return plainReader(language)
  const { englishReader } = await import('./english.ts')
  return englishReader(language)
}

const piece = /[\p{L}]{1,6}['’](?=\p{L})|[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*|[^\s]/gu
const wordLike = /[\p{L}\p{N}]/u

function plainReader(language: Language): Reader {
  return (text) => {
    const tokens: Token[] = []
    for (const [token] of text.matchAll(piece)) {
      const lower = token.toLowerCase().replace('’', "'")
      const isWord = wordLike.test(token)
      const isStop = language.stopWords.has(lower)
      tokens.push({
        text: token,
        lower,
        stem: roughStem(lower, language),
        tag: tagOf(token, tokens.at(-1), isStop, language),
        isWord,
        isStop,
      })
    }
    return tokens
  }
}

/** Inflection in these languages sits at the end of a word, so that its beginning serves as a stem. */
function roughStem(lower: string, { inflection, capitalNouns }: Language): string {
  const cut = lower.replace(inflection, '')
  const stem = cut.length < 3 ? lower : cut
  // A plural may change its vowel (`Dach`, `Dächer`).
  return (capitalNouns ? stem.normalize('NFD').replace(/\u0308/g, '') : stem).slice(0, 8)
}

function isNumeral(token: string, { numerals, determiners }: Language): boolean {
  const lower = token.toLowerCase()
  return lower.length > 2 && numerals.test(lower) && !determiners.has(lower)
}

/** A noun is what has a capital in German, and what follows a determiner elsewhere. */
function tagOf(token: string, before: Token | undefined, isStop: boolean, language: Language): Tag {
  if (/^\p{N}/u.test(token) || isNumeral(token, language)) return 'number'
  if (isStop || !wordLike.test(token)) return 'other'
  const isCapital = /^\p{Lu}/u.test(token)
  if (language.capitalNouns) return isCapital ? 'noun' : 'unknown'
  if (isCapital && before?.isWord === true) return 'name'
  // Articles are pronouns too: `la contamos`.
  if (language.verbs.test(token.toLowerCase())) return 'verb'
  return before !== undefined && language.determiners.has(before.lower) ? 'noun' : 'unknown'
}

/** The words of a sentence that say what it is about, by stem. */
export function termsOf(tokens: readonly Token[]): readonly string[] {
  return tokens
    .filter(
      ({ isWord, isStop, stem, tag }) =>
        isWord && !isStop && stem.length > 2 && tag !== 'other' && tag !== 'pronoun' && tag !== 'number',
    )
    .map(({ stem }) => stem)
}
