import { type Finding, findingsOf } from '../finding.ts'
import { withoutQuotations } from '../text/quoted.ts'
import { primaryOf } from '../text/segmenter.ts'
import { isProse, type PlacedText } from '../text/texts.ts'
import { wordsOf } from '../text/words.ts'
import { runsOf, wordsInRuns } from './overlap.ts'

/** A piece among others of its generation. */
export interface SiblingPiece {
  /** What findings call it: `blog_post.500_words`. */
  readonly name: string
  /** BCP 47. */
  readonly language: string
  readonly texts: readonly PlacedText[]
}

/** More of a piece than this in the words of another one, and a reader of both feels cheated. */
const largestShare = 0.3
/** Shorter pieces share a phrase with everything. */
const fewestWords = 30
const hashtag = /[#@][\p{L}\p{N}_]+/gu

/**
 * Whether the pieces of one generation say things each in its own words: for every piece a finding, which names the other
 * piece and the share of its words that stand in that one too. Advice only, since readers seldom see both. Quotations and
 * hashtags do not count, and pieces in different languages are not compared.
 *
 * @returns findings by the name of the piece
 */
export function checkAcross(pieces: readonly SiblingPiece[]): ReadonlyMap<string, readonly Finding[]> {
  const read = pieces.map(({ name, language, texts }) => {
    const own = texts
      .filter(isProse)
      .map(({ text }) => wordsOf(withoutQuotations(text).replace(hashtag, ' '), language))
    const runs = own.map((words) => runsOf(words))
    return {
      name,
      language: primaryOf(language),
      words: own.reduce((sum, words) => sum + words.length, 0),
      runs,
      known: new Set(runs.flat()),
    }
  })
  return new Map(
    read.map((piece) => {
      const others = read.filter((other) => other !== piece && other.language === piece.language)
      const shares = others.map((other) => {
        const words = piece.runs.reduce(
          (sum, runs) => sum + wordsInRuns(runs, (run) => other.known.has(run)),
          0,
        )
        return { name: other.name, share: piece.words < fewestWords ? 0 : words / piece.words }
      })
      return [piece.name, findingsFor(shares)] as const
    }),
  )
}

function findingsFor(
  shares: readonly { readonly name: string; readonly share: number }[],
): readonly Finding[] {
  const faults = shares
    .filter(({ share }) => share > largestShare)
    .toSorted((one, other) => other.share - one.share)
    .map(({ name, share }) => ({
      message: `${Math.round(share * 100)} % of the words stand in ${name} as well; put them differently, or say something else`,
      score: 1 - share,
    }))
  return findingsOf(
    { name: 'across', required: false, code: 'TEXT_REPEATED', weight: 1 },
    faults,
    'in words of its own beside the other pieces',
  )
}
