import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { paragraphs, startPiece } from './piece.ts'

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
  const { analysis, chapters } = material
  const piece = startPiece(material)
  // A thin source keeps a part of its sentences for the points.
  const available = analysis.sentences.filter(({ kind }) => kind === 'statement').length
  const points = Math.min(length.points, Math.floor(available / 3))
  const shortened = Math.min(target, Math.max(1, analysis.words * (points === 0 ? 1 : 0.75)))
  const sentences = spread(chapters.length, target).flatMap((share, at) => {
    const range = share === undefined ? undefined : chapters[at]
    return share === undefined || range === undefined ? [] : piece.take({ range, words: share * shortened, runs: 0.3, chains: target > 120 })
  })
  const missing = shortened - piece.words()
  const text = [...sentences, ...piece.take({ words: missing, runs: 0.6, chains: true })]
  const ordered = text.sort((one, other) => one.index - other.index)
  const listed = piece.take({ words: Number.POSITIVE_INFINITY, most: points, fits: ({ words }) => words <= 26 })
  return {
    title: material.title,
    text: paragraphs(ordered).join('\n\n'),
    points: listed.map(({ opening }) => opening),
    cues: piece.cues(),
  }
}

/** How the words are dealt out to the chapters: a short text cannot visit all of them. */
function spread(chapters: number, words: number): readonly (number | undefined)[] {
  const visited = Math.max(1, Math.min(chapters, Math.floor(words / 28)))
  const step = chapters / visited
  const stops = new Set(Array.from({ length: visited }, (_, stop) => Math.floor(stop * step)))
  return Array.from({ length: chapters }, (_, chapter) => (stops.has(chapter) ? 1 / visited : undefined))
}
