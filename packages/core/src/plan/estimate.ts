import type { PieceSpec } from '../content/index.ts'
import type { Usage } from '../job/index.ts'
import type { Source } from '../source/index.ts'

// Rough averages over European languages and current tokenisers. An estimate may be off by half.
const charactersPerToken = 4
const tokensPerWord = 1.5
const spokenWordsPerMinute = 150
const tokensOfInstructions = 500
const tokensOfAnyAnswer = 600

/** Roughly what writing one piece takes, where the size of the source is known before it is loaded. */
export function estimateUsage(source: Source, spec: PieceSpec): Usage | undefined {
  const characters = charactersOf(source)
  if (characters === undefined) return undefined
  return {
    inputTokens: Math.ceil(characters / charactersPerToken) + tokensOfInstructions,
    outputTokens: outputTokensOf(spec),
  }
}

function charactersOf(source: Source): number | undefined {
  if ('text' in source) return source.text.length
  if ('cues' in source) return source.cues.reduce((count, { text }) => count + text.length, 0)
  return undefined
}

function outputTokensOf({ words, seconds, characters }: PieceSpec): number {
  if (words !== undefined) return Math.ceil(words.target * tokensPerWord)
  if (seconds !== undefined) return Math.ceil((seconds / 60) * spokenWordsPerMinute * tokensPerWord)
  return characters === undefined ? tokensOfAnyAnswer : Math.ceil(characters / charactersPerToken)
}

/**
 * How long work takes that is begun in order, `concurrency` at a time, in the unit of `durations`: each piece goes to
 * the place that is free first.
 */
export function spanOf(durations: readonly number[], concurrency: number): number {
  const places = Array.from({ length: Math.max(1, Math.min(concurrency, durations.length)) }, () => 0)
  for (const duration of durations) {
    const earliest = Math.min(...places)
    places[places.indexOf(earliest)] = earliest + duration
  }
  return Math.max(...places)
}
