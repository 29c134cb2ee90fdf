export { breathe } from './breathe.ts'
export { chapterCount, cutChapters, type Range } from './chapters.ts'
export { clip } from './clip.ts'
export { type Cue, readCues } from './cues.ts'
export { type Graph, similarityGraph } from './graph.ts'
export { countTokens, countWords, weightedLength } from './measure.ts'
export {
  type CountedPhrase,
  findPhrases,
  joinList,
  type Phrases,
  sentenceCase,
  topPhrases,
} from './phrases.ts'
export { prepare, type Sentence } from './prepare.ts'
export { scoreSentences } from './rank.ts'
export { splitSentences } from './sentences.ts'
export type { Token } from './token.ts'
export { readerFor } from './tokens.ts'
