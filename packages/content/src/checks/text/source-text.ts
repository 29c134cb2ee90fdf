import type { Cue } from '@repurpose/core'
import { comparableWords } from './words.ts'

/** What a source says, made ready to be looked up in. */
export interface SourceText {
  /** Its words in order, in the form in which passages are compared. Names of speakers are not among them. */
  readonly words: readonly string[]
  /** Whether the source has a word at all, be it in the name of a speaker. */
  has(word: string): boolean
  /** Whether the words of a text stand in the source one after the other; letter case and punctuation aside. */
  says(text: string): boolean
  /** The id of the cue to which a word belongs, by its position. */
  cueAt(position: number): string | undefined
}

/** The same cues are looked up by every check of every piece. */
const known = new WeakMap<readonly Cue[], SourceText>()

export function sourceTextOf(cues: readonly Cue[]): SourceText {
  const before = known.get(cues)
  if (before !== undefined) return before
  const source = readSource(cues)
  known.set(cues, source)
  return source
}

function readSource(cues: readonly Cue[]): SourceText {
  const words: string[] = []
  const firsts: number[] = []
  for (const { text } of cues) {
    firsts.push(words.length)
    for (const word of comparableWords(text)) words.push(word)
  }
  const joined = ` ${words.join(' ')} `
  const vocabulary = new Set(words)
  for (const { speaker = '' } of cues) for (const word of comparableWords(speaker)) vocabulary.add(word)
  return {
    words,
    has: (word) => vocabulary.has(word),
    says(text) {
      const wanted = comparableWords(text)
      return wanted.length > 0 && joined.includes(` ${wanted.join(' ')} `)
    },
    cueAt(position) {
      const index = firsts.findLastIndex((first) => first <= position)
      return cues[index]?.id
    },
  }
}
