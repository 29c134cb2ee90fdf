import type { Chapter, Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { subjects } from '../titles.ts'
import { headingFor, headline } from './headlines.ts'
import { paragraphs, type Piece, startPiece } from './piece.ts'
import { sectionsOf, wordsIn } from './sections.ts'

export interface BlogPost {
  readonly title: string
  readonly introduction: string
  readonly sections: readonly { readonly heading: string; readonly body: string; readonly cues: readonly string[] }[]
  readonly conclusion: string
  readonly cues: readonly string[]
}

const targets: Readonly<Record<string, number>> = { '500_words': 500, '1000_words': 1_000, '2000_words': 2_000 }

/**
 * Sections follow the chapters of the source, with runs of its sentences in their order. The introduction and the
 * conclusion are chosen first, from the beginning and the end, so that no section uses them up.
 */
export function writeBlogPost(material: Material, assignment: Assignment): BlogPost {
  const target = assignment.words ?? targets[assignment.variant ?? ''] ?? 1_000
  const { analysis } = material
  const piece = startPiece(material)
  const ranges = sectionsOf(material, Math.round(target / 280) + 1)
  const size = analysis.sentences.length
  const title = headline(piece)
  const introduction = piece.take({ range: { start: 0, end: Math.ceil(size * 0.3) }, words: Math.max(30, target * 0.09), runs: 0.3, chains: true })
  const conclusion = piece.take({ range: { start: Math.floor(size * 0.75), end: size }, words: Math.max(25, target * 0.07), runs: 0.3, chains: true })
  const formulas = analysis.language.formulas
  const coverage = target < 800 ? '' : ` ${formulas.coverage.replace('{list}', subjects(analysis, ranges, 4))}`
  const sections = writeSections(piece, ranges, target * 0.985)
  return {
    title,
    introduction: paragraphs(introduction).join('\n\n') + coverage,
    sections,
    conclusion: paragraphs(conclusion).join('\n\n'),
    cues: piece.cues(),
  }
}

function writeSections(piece: Piece, ranges: readonly Chapter[], target: number): BlogPost['sections'] {
  const wordsOf = (range: Chapter): number => wordsIn(piece.material, range)
  let left = ranges.reduce((sum, range) => sum + wordsOf(range), 0)
  return ranges.flatMap((range) => {
    const heading = headingFor(piece, range, range.title)
    // What one section lacks the ones behind it may have.
    const budget = ((target - piece.words()) * wordsOf(range)) / left
    left -= wordsOf(range)
    const body = piece.take({ range, words: budget, runs: 0.5, chains: true })
    if (body.length === 0) return []
    return [{ heading, body: paragraphs(body).join('\n\n'), cues: [...new Set(body.flatMap(({ cues }) => cues))] }]
  })
}
