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
  const { analysis, title } = piece.material
  const about = new Set(
    topPhrases(analysis.phrases, analysis.sentences, { start: 0, end: analysis.sentences.length }, 3).flatMap(
      ({ stems }) => stems,
    ),
  )
  const [sentence] = piece.take({
    words: 10,
    most: 1,
    fits: (candidate) =>
      isPunchy(candidate, piece, longest) && candidate.terms.some((term) => about.has(term)),
  })
  return sentence === undefined ? title : asHeading(sentence)
}

/** The sentence that opens a post or a video: short, complete, and with a figure where there is one. */
export function hook(
  piece: Piece,
  options: { readonly range?: Range | undefined; readonly words?: number | undefined } = {},
): Sentence | undefined {
  const { language } = piece.material.analysis
  const words = options.words ?? 18
  const [sentence] = piece.take({
    range: options.range,
    words,
    most: 1,
    needed: true,
    fits: (candidate) => candidate.stands && candidate.words >= 5 && candidate.words <= words,
    lift: (candidate) =>
      (hasFigure(candidate) ? 1.15 : 1) *
      (language.firstPerson.test(candidate.opening) ? 0.8 : 1) *
      (language.general.test(candidate.opening) ? 1.15 : 1),
  })
  return sentence
}

/** Prefers what holds beyond the story it was told in: no figure, no `I`, a verb that says how things are. */
export function generality(sentence: Sentence, { material }: Piece): number {
  const { general, firstPerson } = material.analysis.language
  return (
    (hasFigure(sentence) ? 0.5 : 1) *
    (firstPerson.test(sentence.opening) ? 0.6 : 1) *
    (general.test(sentence.opening) ? 1.4 : 1)
  )
}

export function hasFigure({ tokens }: Sentence): boolean {
  return tokens.some(({ tag }) => tag === 'number')
}
