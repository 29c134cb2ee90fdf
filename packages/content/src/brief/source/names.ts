import type { Cue } from '@repurpose/core'
import { runsOf } from './quotes.ts'
import { type SourceWords, sourceWords, wordsIn } from './words.ts'

/** A name may be declined by so many letters: `Annas`, `Moskaus`. */
const longestEnding = 2
const shortestStem = 4

/** Whether a name stands in the source: as it is, declined, in parts that are said apart, or as that of a speaker. */
export function isNamed(name: string, cues: readonly Cue[]): boolean {
  const source = sourceWords(cues)
  const wanted = wordsIn(name).map(({ word }) => word)
  if (wanted.length === 0) return false
  if (runsOf(wanted, source).length > 0) return true
  if (source.speakers.some((speaker) => wanted.every((word) => speaker.includes(word)))) return true
  // In scripts without spaces words are single characters, which are found anywhere.
  return wanted.every((word) => word.length > 1 && isSaid(word, source))
}

function isSaid(word: string, { places, speakers }: SourceWords): boolean {
  if (places.has(word) || speakers.some((speaker) => speaker.includes(word))) return true
  for (const said of places.keys()) if (isDeclined(said, word) || isDeclined(word, said)) return true
  return false
}

function isDeclined(long: string, short: string): boolean {
  const ending = long.length - short.length
  return short.length >= shortestStem && ending > 0 && ending <= longestEnding && long.startsWith(short)
}

/** How often a name is said. */
export function countName(name: string, cues: readonly Cue[]): number {
  const wanted = wordsIn(name).map(({ word }) => word)
  return runsOf(wanted, sourceWords(cues)).length
}
