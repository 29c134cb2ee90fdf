import type { Language } from './languages/index.ts'
import {
  breathe,
  type Cue,
  chapterCount,
  cutChapters,
  findPhrases,
  type Graph,
  markEchoes,
  type Phrases,
  prepare,
  type Range,
  readCues,
  readerFor,
  type Sentence,
  scoreSentences,
  similarityGraph,
  splitSentences,
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
  /** The sentences that lie in each cue. */
  readonly byCue: ReadonlyMap<string, readonly number[]>
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
  const speakers = new Set(cues.flatMap(({ speaker }) => speaker?.split(' ') ?? []))
  const sentences: Sentence[] = []
  const seen = new Set<string>()
  let afterGap = false
  for (const [index, sentence] of spoken.entries()) {
    if (index % 100 === 0) await breathe(signal)
    afterGap ||= sentence.afterGap
    const prepared = prepare({ ...sentence, afterGap }, sentences.at(-1), { language, read, speakers })
    const key = sentenceKey(prepared.opening)
    // Nothing but fillers.
    if (key === '') continue
    afterGap = false
    sentences.push(seen.has(key) ? { ...prepared, kind: 'unusable', stands: false } : prepared)
    seen.add(key)
  }
  const kept = keepStanding(markEchoes(markHosts(sentences), language))
  const graph = await similarityGraph(
    kept.map(({ kind, terms }) => (kind === 'unusable' ? [] : terms)),
    signal,
  )
  const scores = await scoreSentences(kept, graph, language, signal)
  const words = kept.reduce((total, sentence) => total + sentence.words, 0)
  const chapters = cutChapters(kept, { start: 0, end: kept.length }, chapterCount(words))
  return {
    language,
    cues,
    sentences: kept,
    scores,
    graph,
    phrases: findPhrases(kept, language),
    chapters,
    words,
    byCue: indexByCue(kept),
  }
}

function indexByCue(sentences: readonly Sentence[]): ReadonlyMap<string, readonly number[]> {
  const byCue = new Map<string, number[]>()
  for (const { index, cues } of sentences) {
    for (const cue of cues) {
      const list = byCue.get(cue)
      if (list === undefined) byCue.set(cue, [index])
      else list.push(index)
    }
  }
  return byCue
}

function markHosts(sentences: readonly Sentence[]): readonly Sentence[] {
  const hosts = hostsOf(sentences)
  return sentences.map((sentence) =>
    hosts.has(sentence.speaker ?? '') ? { ...sentence, isHost: true } : sentence,
  )
}

/** Those who ask: of two or more speakers the ones with a question in every four sentences. */
function hostsOf(sentences: readonly Sentence[]): ReadonlySet<string> {
  const counts = new Map<string, { all: number; questions: number }>()
  for (const { speaker, kind } of sentences) {
    if (speaker === undefined) continue
    const count = counts.get(speaker) ?? { all: 0, questions: 0 }
    counts.set(speaker, count)
    count.all += 1
    if (kind === 'question') count.questions += 1
  }
  const hosts = [...counts]
    .filter(([, { all, questions }]) => questions * 4 >= all)
    .map(([speaker]) => speaker)
  return new Set(hosts.length < counts.size ? hosts : [])
}

const fewestStanding = 3

/** In a source where hardly a sentence stands alone all have to: that reads better than nothing. */
function keepStanding(sentences: readonly Sentence[]): readonly Sentence[] {
  if (sentences.filter(({ stands }) => stands).length >= fewestStanding) return sentences
  const anyStatement = sentences.some(({ kind }) => kind === 'statement')
  return sentences.map((sentence) => {
    const { kind } = sentence
    return kind === 'statement' || !anyStatement ? { ...sentence, kind: 'statement', stands: true } : sentence
  })
}

/** What two sentences share that a reader would take for the same one. */
function sentenceKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
