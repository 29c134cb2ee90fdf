export { breathe } from './breathe.ts'
export { chapterCount, cutChapters, type Range } from './chapters.ts'
export { clip } from './clip.ts'
export { type Cue, placesOf, readCues } from './cues.ts'
export { markEchoes } from './echoes.ts'
export { figuresIn } from './figures.ts'
export { type Graph, similarityGraph } from './graph.ts'
export { countGraphemes, countTokens, countWords, emojiAsBytes, weightedLength } from './measure.ts'
export type { Phrase } from './phrase.ts'
export {
  type CountedPhrase,
  findPhrases,
  joinList,
  type Phrases,
  sentenceCase,
  topPhrases,
} from './phrases.ts'
export { follows, prepare, type Sentence } from './prepare.ts'
export { hasTellingFigure, leaningFactor, scoreSentences } from './rank.ts'
export { splitSentences } from './sentences.ts'
export { readerFor } from './tokens.ts'
