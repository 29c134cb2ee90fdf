import { type Range, type Sentence, topPhrases } from '../text/index.ts'
import type { Piece } from './piece.ts'

/** A sentence as a heading: without its full stop. */
function asHeading(sentence: Sentence): string {
  return sentence.opening.replace(/\.$/, '')
}

function isPunchy(sentence: Sentence, piece: Piece, longest: number): boolean {
  const { opening, words, stands } = sentence
  const { language } = piece.material.analysis
  if (!stands || words < 4 || opening.length > longest || !language.general.test(opening)) return false
  return !/[,;:“”"«»„()]/.test(opening) && !language.firstPerson.test(opening) && !hasFigure(sentence)
}

/** A short sentence of the range that works as its heading, used up by it; else the title that is given. */
export function headingFor(piece: Piece, range: Range, title: string): string {
  const [sentence] = piece.take({
    range,
    words: 8,
    most: 1,
    fits: (candidate) =>
      isPunchy(candidate, piece, 60) && (piece.material.weights[candidate.index] ?? 0) > 0.3,
  })
  return sentence === undefined ? title : asHeading(sentence)
}

/** A short general sentence about what the source is about; else the source's title. */
export function headline(piece: Piece, longest = 70): string {
  const { title } = piece.material
  const about = subjectOf(piece)
  const [sentence] = piece.take({
    words: 10,
    most: 1,
    fits: (candidate) =>
      isPunchy(candidate, piece, longest) && candidate.terms.some((term) => about.has(term)),
  })
  return sentence === undefined ? title : asHeading(sentence)
}

/** The sentence that opens a post or a video: short, complete, turning something around; another one for every hand. */
export function hook(
  piece: Piece,
  options: {
    readonly range?: Range | undefined
    readonly words?: number | undefined
    readonly fits?: ((sentence: Sentence) => boolean) | undefined
  } = {},
): Sentence | undefined {
  const { analysis, leads } = piece.material
  const words = options.words ?? 20
  const about = subjectOf(piece)
  const take = (
    most: number,
    isWanted: (sentence: Sentence) => boolean,
    needed: boolean,
    dealt?: boolean,
  ): Sentence | undefined => {
    const [sentence] = piece.take({
      range: options.range,
      words: most,
      most: 1,
      needed,
      dealt,
      floor: dealt === true ? 0.2 : undefined,
      fits: (candidate) =>
        candidate.stands &&
        candidate.words >= 5 &&
        candidate.words <= most &&
        isWanted(candidate) &&
        options.fits?.(candidate) !== false,
      lift: (candidate) =>
        (analysis.language.weighty.test(candidate.opening) ? 1.3 : 1) *
        (analysis.language.contrast.test(candidate.opening) ? 1.15 : 1) *
        (analysis.language.firstPerson.test(candidate.opening) ? 0.8 : 1) *
        (analysis.language.general.test(candidate.opening) ? 1.15 : 1) *
        (candidate.terms.some((term) => about.has(term)) ? 1.2 : 1) *
        (candidate.echoes === undefined ? 1 : 0.6),
    })
    return sentence
  }
  const isLead = ({ index }: Sentence): boolean => leads.has(index)
  return (
    (leads.size > 0 ? (take(words, isLead, false) ?? take(words * 1.6, isLead, false)) : undefined) ??
    take(words, () => true, false, true) ??
    take(words, () => true, true)
  )
}

/** The terms of the phrases that the source is most about. */
function subjectOf({ material: { analysis } }: Piece): ReadonlySet<string> {
  const whole = { start: 0, end: analysis.sentences.length }
  return new Set(topPhrases(analysis.phrases, analysis.sentences, whole, 5).flatMap(({ stems }) => stems))
}

/** Prefers what holds beyond the story it was told in: no figure, no name, no `I`, a verb that says how things are. */
export function generality(sentence: Sentence, { material }: Piece): number {
  const { general, firstPerson } = material.analysis.language
  return (
    (hasFigure(sentence) ? 0.35 : 1) *
    (sentence.names > 0 ? 0.6 : 1) *
    (firstPerson.test(sentence.opening) ? 0.6 : 1) *
    (general.test(sentence.opening) ? 1.6 : 1) *
    (sentence.echoes === undefined ? 1 : 0.6) *
    (sentence.tokens.some(isPast) ? 0.6 : 1)
  )
}

/** Told by the part-of-speech model, in English. */
function isPast({ tag, lower }: Sentence['tokens'][number]): boolean {
  return tag === 'verb' && /^(?:was|were|had|did)$|ed$/.test(lower)
}

function hasFigure({ tokens }: Sentence): boolean {
  return tokens.some(({ tag }) => tag === 'number')
}

/** Prefers what speaks of what stands above it. */
export function titleFactor({ tokens }: Sentence, title: string): number {
  const named = new Set(title.toLowerCase().match(/[\p{L}\p{M}]{4,}/gu))
  return tokens.some(({ lower, isStop }) => !isStop && named.has(lower)) ? 1.4 : 1
}
