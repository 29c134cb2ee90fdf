import { segmenterFor } from './segmenter.ts'

/** Scripts that put no space between words. */
const unspacedCharacter = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`
const unspaced = new RegExp(unspacedCharacter, 'u')
const spacedWord = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu
const comparableWord = new RegExp(
  String.raw`${unspacedCharacter}\p{M}*|(?:(?!${unspacedCharacter})[\p{L}\p{M}\p{N}])+`,
  'gu',
)

/**
 * The words of a text in lower case, without punctuation; also of languages that put no space between them.
 *
 * @example wordsOf('It’s a well-known fact.') // ["it's", 'a', 'well', 'known', 'fact']
 */
export function wordsOf(text: string, language = 'en'): readonly string[] {
  return casedWordsOf(text, language).map((word) => word.toLowerCase())
}

/** The same with capitals where the text has them. */
export function casedWordsOf(text: string, language = 'en'): readonly string[] {
  const plain = text.normalize('NFKC').replaceAll('’', "'")
  if (!unspaced.test(plain)) return plain.match(spacedWord) ?? []
  const words: string[] = []
  for (const { segment, isWordLike } of segmenterFor('word', language).segment(plain)) {
    if (isWordLike === true) words.push(segment)
  }
  return words
}

/**
 * The words of a text in the form in which passages are compared: apostrophes part words as well, so that it does not
 * matter how they are written, and where no space parts words every character is one, so that it does not matter what
 * stands beside it.
 */
export function comparableWords(text: string): readonly string[] {
  return text.normalize('NFKC').toLowerCase().match(comparableWord) ?? []
}
