import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import type { Sentence } from '../text/index.ts'
import { hasFigure } from './headlines.ts'
import { paragraphs, startPiece } from './piece.ts'
import { bestChapters } from './sections.ts'

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

/** Text and points share no sentence. The text is drawn from all chapters, by their length. */
export function writeSummary(material: Material, assignment: Assignment): Summary {
  const length = lengths[assignment.variant ?? ''] ?? { words: 200, points: 5 }
  const target = assignment.words ?? length.words
  const { analysis } = material
  const piece = startPiece(material)
  // A thin source keeps a part of its sentences for the points.
  const available = analysis.sentences.filter(({ kind }) => kind === 'statement').length
  const points = Math.min(length.points, Math.floor(available / 3))
  const shortened = Math.min(target, Math.max(1, material.usableWords * (points === 0 ? 1 : 0.75)))
  // A short text cannot visit every chapter.
  const visited = bestChapters(material, Math.max(1, Math.floor(target / 22)))
  const wishes = { runs: 0.3, chains: target > 150, fits: ({ words }: Sentence) => words >= 6 }
  const lift = (sentence: Sentence): number => (hasFigure(sentence) ? 1.15 : 1)
  const sentences = visited.flatMap((range) => piece.take({ ...wishes, range, words: shortened / visited.length, floor: 0.3, lift }))
  const missing = shortened - piece.words()
  const text = [...sentences, ...piece.take({ ...wishes, words: missing, runs: 0.6, needed: sentences.length === 0 })]
  const ordered = text.sort((one, other) => one.index - other.index)
  const listed = piece.take({ words: Number.POSITIVE_INFINITY, most: points, fits: ({ words }) => words <= 26 })
  return {
    title: material.title,
    text: paragraphs(ordered).join('\n\n'),
    points: listed.map(({ opening }) => opening),
    cues: piece.cues(),
  }
}
