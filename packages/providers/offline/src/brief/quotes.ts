import type { Analysis } from '../analysis.ts'
import { hasTellingFigure, type Range, type Sentence } from '../text/index.ts'

/** Of the best sentences so many are looked at: in a source full of markup none may be quotable. */
const mostTried = 160

export interface QuoteWish {
  readonly count: number
  /** Each of them gives its best before any gives its second. */
  readonly parts: readonly Range[]
  readonly weigh: (index: number) => number
  /** What may not be quoted. */
  readonly barred?: ReadonlySet<number> | undefined
}

/**
 * The sentences that would do best alone on a page, word for word as their cues have them, the most striking first. They
 * come from all parts of the source. Where too few are striking, others that can be understood alone fill up.
 */
export function findQuotes(
  analysis: Analysis,
  { count, parts, weigh, barred }: QuoteWish,
): readonly Sentence[] {
  const verbatim = versesOf(analysis)
  const ranked = (mayBeQuoted: (sentence: Sentence) => boolean): readonly Sentence[] =>
    analysis.sentences
      .filter((sentence) => barred?.has(sentence.index) !== true && mayBeQuoted(sentence))
      .map((sentence) => ({ sentence, worth: strikingness(sentence, weigh(sentence.index), analysis) }))
      .sort((one, other) => other.worth - one.worth || one.sentence.index - other.sentence.index)
      .slice(0, mostTried)
      .map(({ sentence }) => sentence)
      .filter((sentence) => isVerbatim(sentence, verbatim))
  const chosen = inTurns(ranked(isQuotable), parts).slice(0, count)
  if (chosen.length >= count) return chosen
  const more = ranked((sentence) => isSayable(sentence) && !chosen.includes(sentence))
  return [...chosen, ...more.slice(0, count - chosen.length)]
}

/** The cues' own words, by cue. */
function versesOf({ cues }: Analysis): ReadonlyMap<string, string> {
  return new Map(cues.map((cue) => [cue.id, cue.verbatim.replace(/\s+/g, ' ').trim()]))
}

/** Whether a sentence stands in its cues as it is: nothing was taken out of it, markup for one. */
function isVerbatim({ cues, verbatim }: Sentence, verses: ReadonlyMap<string, string>): boolean {
  return cues
    .map((cue) => verses.get(cue) ?? '')
    .join(' ')
    .includes(verbatim)
}

function isQuotable(sentence: Sentence): boolean {
  const { stands, isHost, isSignpost, announces, words, verbatim, opening, cues } = sentence
  // A quotation cannot be cleaned, so that it has to begin where the sentence does and to need no cleaning.
  const isClean = opening.slice(1) === verbatim.slice(1)
  return (
    stands && isClean && !isHost && !isSignpost && !announces && words >= 6 && words <= 32 && cues.length <= 6
  )
}

function isSayable({ kind, isHost, words }: Sentence): boolean {
  return kind === 'statement' && !isHost && words >= 5 && words <= 60
}

/** How well a sentence would do alone on a page: short ones gain, and claims that somebody could deny. */
function strikingness(sentence: Sentence, weight: number, { language }: Analysis): number {
  const { words, opening, stands, names } = sentence
  return (
    Math.sqrt(weight) *
    // Figures make a sentence worth knowing and not worth quoting.
    (hasTellingFigure(sentence) ? 0.4 : 1) *
    (language.weighty.test(opening) ? 1.3 : 1) *
    (words <= 20 ? 1.2 : 1) *
    (language.contrast.test(opening) ? 1.5 : 1) *
    (language.general.test(opening) ? 1.2 : 1) *
    (names > 0 ? 0.85 : 1) *
    (language.firstPerson.test(opening) ? 0.9 : 1) *
    (stands ? 1 : 0.5)
  )
}

/** In rounds, each part's next best; within a round the best first. */
function inTurns(ranked: readonly Sentence[], parts: readonly Range[]): readonly Sentence[] {
  const rounds: Sentence[][] = []
  const taken = new Map<number, number>()
  for (const sentence of ranked) {
    const part = parts.findIndex(({ start, end }) => start <= sentence.index && sentence.index < end)
    const round = taken.get(part) ?? 0
    taken.set(part, round + 1)
    const members = rounds[round] ?? []
    rounds[round] = members
    members.push(sentence)
  }
  return rounds.flat()
}
