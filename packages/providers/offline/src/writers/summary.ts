import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import type { Sentence } from '../text/index.ts'
import { type Piece, paragraphs, startPiece } from './piece.ts'

const lengths: Readonly<Record<string, { readonly words: number; readonly points: number }>> = {
  short: { words: 80, points: 3 },
  medium: { words: 200, points: 5 },
  detailed: { words: 500, points: 8 },
}

export interface Summary {
  readonly title: string
  readonly text: string
  readonly points: readonly string[]
  readonly cues: readonly string[]
}

/** Text and points share no sentence. */
export function writeSummary(material: Material, assignment: Assignment): Summary {
  const length = lengths[assignment.variant ?? ''] ?? { words: 200, points: 5 }
  const target = assignment.words ?? length.words
  const piece = startPiece(material)
  // A thin source keeps a part of its sentences for the points.
  const available = material.analysis.sentences.filter(({ kind }) => kind === 'statement').length
  const most = Math.min(length.points, Math.max(Math.floor(available / 3), available > 1 ? 1 : 0))
  const text = summarise(
    piece,
    Math.min(target, Math.max(1, material.usableWords * (available > 3 ? 0.75 : 0.6))),
  )
  const points = piece.take({
    words: Number.POSITIVE_INFINITY,
    most,
    fits: ({ words }) => words <= 26,
    needed: most > 0,
  })
  return { title: material.title, text, points: points.map(({ opening }) => opening), cues: piece.cues() }
}

/** A summary as nothing but text. */
export function writePlain(material: Material, words: number): string {
  return summarise(startPiece(material), words)
}

function summarise(piece: Piece, words: number): string {
  const { chapters: parts } = piece.material
  const fits = (sentence: Sentence): boolean => sentence.words >= 6
  const chains = words > 150
  const chosen = piece.take({ words, parts, runs: 0.2, chains, fits, floor: 0.2 })
  const more = piece.take({
    words: words - piece.words(),
    runs: 0.6,
    chains: true,
    needed: chosen.length === 0,
  })
  const inOrder = [...chosen, ...more].sort((one, other) => one.index - other.index)
  return paragraphs(inOrder, piece.material.analysis.language.formulas.attributed).join('\n\n')
}
