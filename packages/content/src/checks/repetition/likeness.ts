import { primaryOf } from '../text/segmenter.ts'
import { sentencesOf } from '../text/sentences.ts'
import type { PlacedText } from '../text/texts.ts'
import { casedWordsOf } from '../text/words.ts'
import { compareSentences, runsOf } from './overlap.ts'

/** A sentence of a piece, ready to be compared. */
export interface Sentence {
  readonly path: string
  readonly text: string
  readonly cased: readonly string[]
  readonly words: readonly string[]
  /** The words in a row, to be looked up by. */
  readonly key: string
}

export function sentencesIn(texts: readonly PlacedText[], language: string): readonly Sentence[] {
  return texts.flatMap(({ path, text }) =>
    sentencesOf(text, language).map((sentence) => {
      const cased = casedWordsOf(sentence, language)
      const words = cased.map((word) => word.toLowerCase())
      return { path, text: sentence, cased, words, key: words.join(' ') }
    }),
  )
}

/** How alike two sentences have to be so that the one repeats the other. */
const likely = 0.85
/** What share of its pairs of words a sentence has to have in common with another one before they are compared. */
const sharedPairs = 0.5
/** In how many sentences a pair of words is looked for. */
const mostPlaces = 20

const countingWords = new Set(
  (
    'one two three four five six seven eight nine ten first second third fourth fifth ' +
    'un una uno dos tres cuatro cinco seis siete ocho nueve diez primer primera primero segunda segundo tercera tercero ' +
    'ein eine eins zwei drei vier fünf sechs sieben acht neun zehn erste ersten erster zweite zweiten zweiter dritte dritten dritter'
  ).split(' '),
)

/** Finds, for one sentence after the other, which of those before it says almost the same. */
export interface Likeness {
  /** The sentence before that this one repeats with a few words changed; this one is known from then on. */
  before(sentence: Sentence): Sentence | undefined
}

/**
 * Sentences that have other figures or names say something different (`In 2019 it made 40 tonnes`); in German every noun
 * is written like a name, so there capitals say nothing.
 */
export function likenessIn(language: string): Likeness {
  const places = new Map<string, Sentence[]>()
  const namesShow = primaryOf(language) !== 'de'
  const isParticular = (word: string | undefined, index: number) =>
    word !== undefined &&
    (/\p{N}/u.test(word) ||
      countingWords.has(word.toLowerCase()) ||
      (namesShow && index > 0 && /^\p{Lu}/u.test(word)))
  return {
    before(sentence) {
      const pairs = new Set(runsOf(sentence.words, 2))
      const counts = new Map<Sentence, number>()
      for (const pair of pairs) {
        const known = places.get(pair) ?? []
        for (const other of known) counts.set(other, (counts.get(other) ?? 0) + 1)
        if (known.length < mostPlaces) places.set(pair, [...known, sentence])
      }
      const [best] = [...counts].toSorted(([, one], [, other]) => other - one)
      if (best === undefined || best[1] < pairs.size * sharedPairs) return undefined
      const [other] = best
      const { likeness, onlyInOne, onlyInOther } = compareSentences(sentence.words, other.words)
      const differs =
        onlyInOne.some((index) => isParticular(sentence.cased[index], index)) &&
        onlyInOther.some((index) => isParticular(other.cased[index], index))
      return likeness >= likely && !differs ? other : undefined
    },
  }
}
