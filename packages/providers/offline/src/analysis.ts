import type { Language } from './languages/index.ts'
import {
  breathe, chapterCount, type Cue, cutChapters, findPhrases, type Graph, type Phrases, prepare, type Range, readCues, readerFor,
  type Sentence, scoreSentences, similarityGraph, splitSentences,
} from './text/index.ts'

/** Everything the writers know of a source. */
export interface Analysis {
  readonly language: Language
  readonly cues: readonly Cue[]
  readonly sentences: readonly Sentence[]
  /** By sentence, between 0 and 1. */
  readonly scores: readonly number[]
  readonly graph: Graph
  readonly phrases: Phrases
  readonly chapters: readonly Range[]
  readonly words: number
}

/**
 * Reads a source. Takes about a second for 30,000 words and lets others run in between.
 *
 * @throws the signal's reason once it is aborted.
 */
export async function analyse(source: string, language: Language, signal: AbortSignal): Promise<Analysis> {
  const cues = readCues(source)
  await breathe(signal)
  const spoken = splitSentences(cues, language)
  const read = await readerFor(language)
  const sentences: Sentence[] = []
  const seen = new Set<string>()
  for (const [index, sentence] of spoken.entries()) {
    if (index % 100 === 0) await breathe(signal)
    const prepared = prepare(sentence, sentences.at(-1), language, read)
    const key = sentenceKey(prepared.opening)
    sentences.push(seen.has(key) ? { ...prepared, kind: 'unusable', stands: false } : prepared)
    seen.add(key)
  }
  const graph = await similarityGraph(sentences.map(({ kind, terms }) => (kind === 'unusable' ? [] : terms)), signal)
  const scores = await scoreSentences(sentences, graph, signal)
  const words = sentences.reduce((total, sentence) => total + sentence.words, 0)
  const chapters = cutChapters(sentences, { start: 0, end: sentences.length }, chapterCount(words))
  return { language, cues, sentences, scores, graph, phrases: findPhrases(sentences, language), chapters, words }
}

/** What two sentences share that a reader would take for the same one. */
export function sentenceKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
