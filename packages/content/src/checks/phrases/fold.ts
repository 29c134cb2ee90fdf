import { primaryOf } from '../text/segmenter.ts'

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const wordCharacter = /[\p{L}\p{M}\p{N}]/u

/**
 * A text in the form in which phrases are looked for: lower case, straight apostrophes, hyphens and white space as single
 * spaces. In English `naïve` is `naive`; in other languages accents make other words of words (`año` and `ano`).
 */
export function fold(text: string, language: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[\s\p{Pd}]+/gu, ' ')
    .trim()
  switch (primaryOf(language)) {
    case 'en':
      return plain.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
    case 'de':
      return plain.replaceAll('ß', 'ss')
    default:
      return plain
  }
}

/**
 * Whether a folded text has a folded phrase as words of their own: `art` is not in `start`. Endings are left alone: `tool`
 * is not in `tools` either.
 */
export function hasPhrase(text: string, phrase: string): boolean {
  if (phrase === '') return false
  const from = isWord(phrase.at(0))
  const to = isWord(phrase.at(-1))
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length
    if (!(from && isWord(text[at - 1])) && !(to && isWord(text[end]))) return true
  }
  return false
}

/** Whether a character goes on with a word beside it. Where no spaces part words, none does. */
function isWord(character: string | undefined): boolean {
  return character !== undefined && wordCharacter.test(character) && !unspaced.test(character)
}
