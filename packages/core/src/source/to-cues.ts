import { segmenterFor } from './segmenter.ts'
import type { Cue } from './source.ts'

/** A shorter sentence goes along with the next one of its paragraph. */
const shortest = 30
/** A longer sentence, as in a transcript without punctuation, is cut between words. */
const longest = 500

const lineEnd = /\r\n?|[\u0085\u2028\u2029]/g
const spaces = /[^\S\n]+/g
/** A line that goes on in the next one: no full stop at its end, a small letter after it. */
const wrapped = /([^\s.!?…:;]) ?\n ?(?=\p{Lowercase_Letter})/gu

/**
 * A text without timings as cues to cite: about one for each sentence, with the ids `c1`, `c2`, …, all times 0. Cues
 * never cross a paragraph or a line that ends like one; white space is made single spaces.
 *
 * @param language BCP 47, for where sentences end; English without it
 * @example toCues('The first sentence of a text. And then the second one follows.')
 * // [{ id: 'c1', startMs: 0, endMs: 0, text: 'The first sentence of a text.' }, { id: 'c2', … }]
 */
export function toCues(text: string, language?: string | undefined): readonly Cue[] {
  return text
    .replace(lineEnd, '\n')
    .replace(spaces, ' ')
    .replace(wrapped, '$1 ')
    .split('\n')
    .flatMap((line) => sentencesOf(line.trim(), language))
    .map((sentence, index) => ({ id: `c${index + 1}`, startMs: 0, endMs: 0, text: sentence }))
}

function sentencesOf(line: string, language: string | undefined): readonly string[] {
  if (line === '') return []
  const sentences: string[] = []
  let open = ''
  for (const { segment } of segmenterFor('sentence', language).segment(line)) {
    open += segment
    if (open.length < shortest) continue
    sentences.push(...cut(open, language))
    open = ''
  }
  sentences.push(open)
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '')
}

function cut(sentence: string, language: string | undefined): readonly string[] {
  if (sentence.length <= longest) return [sentence]
  const parts: string[] = []
  let open = ''
  for (const { segment } of segmenterFor('word', language).segment(sentence)) {
    if (open.length + segment.length > longest) {
      parts.push(open)
      open = ''
    }
    open += segment
  }
  return [...parts, open]
}
