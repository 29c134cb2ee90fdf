import { withoutQuotations } from '../text/quoted.ts'
import { sentencesOf } from '../text/sentences.ts'
import { comparableWords } from '../text/words.ts'

/** Fewer words (`Short paragraphs.`) may stand in any text. */
const fewestWords = 5
/** So many words in a row are a piece of an instruction, also where its sentence is not there as a whole. */
const longestRun = 10

/** Instructions made ready to be looked for in a text. */
export interface Leaks {
  /** The first run of words that a text has from the instructions. */
  find(text: string): string | undefined
}

/** What stands in quotation marks in an instruction is an example, or meant to appear. */
export function leaksOf(instructions: readonly string[]): Leaks {
  const sentences = new Set<string>()
  const runs = new Set<string>()
  for (const sentence of instructions.flatMap((text) => sentencesOf(withoutQuotations(text)))) {
    // `- title: what it is about` is known by what follows the name of the field.
    for (const part of [sentence, sentence.replace(/^[-*\s]*[\w ]{1,40}:\s/, '')]) {
      const words = comparableWords(part)
      if (words.length >= fewestWords) sentences.add(` ${words.join(' ')} `)
      for (const run of runsOf(words)) runs.add(run)
    }
  }
  return {
    find(text) {
      const words = comparableWords(text)
      const joined = ` ${words.join(' ')} `
      for (const sentence of sentences) if (joined.includes(sentence)) return sentence.trim()
      return runsOf(words).find((run) => runs.has(run))
    },
  }
}

function runsOf(words: readonly string[]): readonly string[] {
  const count = Math.max(0, words.length - longestRun + 1)
  return Array.from({ length: count }, (_, start) => words.slice(start, start + longestRun).join(' '))
}
