import type { Chapter, Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { countWords } from '../text/index.ts'
import { subjects } from '../titles.ts'
import { headingFor, headline } from './headlines.ts'
import { type Piece, paragraphs, startPiece } from './piece.ts'
import { hasPlenty, sectionsOf, wordsIn } from './sections.ts'

export interface BlogPost {
  readonly title: string
  readonly introduction: string
  readonly sections: readonly {
    readonly heading: string
    readonly body: string
    readonly cues: readonly string[]
  }[]
  readonly conclusion: string
  readonly cues: readonly string[]
}

const targets: Readonly<Record<string, number>> = {
  '500_words': 500,
  '1000_words': 1_000,
  '2000_words': 2_000,
}

/**
 * The share of a thin source that a post takes: the more of its length is missing, the fewer sentences are worth a post of
 * that kind. Otherwise the longer lengths would be copies of the shortest.
 */
function shareFor(filled: number): number {
  if (filled >= 0.45) return 1
  return filled >= 0.22 ? 0.85 : 0.72
}

/**
 * Sections follow the chapters of the source, with runs of its sentences in their order. The introduction and the
 * conclusion are chosen first, from the beginning and the end, so that no section uses them up.
 */
export function writeBlogPost(material: Material, assignment: Assignment): BlogPost {
  const wanted = assignment.words ?? targets[assignment.variant ?? ''] ?? 1_000
  // Of a thin source a shorter post is made in the same proportions.
  const possible = Math.min(wanted, material.usableWords)
  const share = shareFor(possible / (targets[assignment.variant ?? ''] ?? wanted))
  const post = compose(material, possible)
  return share === 1 ? post : compose(material, wordsOf(post) * share)
}

function wordsOf({ introduction, sections, conclusion }: BlogPost): number {
  return countWords([introduction, ...sections.map(({ body }) => body), conclusion].join(' '))
}

function compose(material: Material, target: number): BlogPost {
  const { analysis } = material
  const piece = startPiece(material)
  const ranges = sectionsOf(material, Math.round(target / 280) + 1)
  const size = analysis.sentences.length
  const title = hasPlenty(material) ? headline(piece) : material.title
  // From twice the words that are wanted: wide enough to choose, narrow enough to leave the sections whole.
  const share = (words: number): number =>
    Math.ceil(size * Math.min(0.3, Math.max(0.08, (2 * words) / analysis.words)))
  // Of a very thin source a third each, so that something is left between.
  const opening = Math.min(Math.max(30, target * 0.09), material.usableWords / 3)
  const closing = Math.min(Math.max(25, target * 0.07), material.usableWords / 3)
  const introduction = piece.take({
    range: { start: 0, end: share(opening) },
    words: opening,
    runs: 0.8,
    chains: true,
    needed: true,
  })
  const conclusion = piece.take({
    range: { start: size - share(closing), end: size },
    words: closing,
    runs: 0.8,
    chains: true,
    needed: true,
  })
  const formulas = analysis.language.formulas
  const coverage =
    target < 800 ? '' : ` ${formulas.coverage.replace('{list}', subjects(analysis, ranges, 4))}`
  const sections = writeSections(piece, ranges, target * 0.985)
  return {
    title,
    introduction: paragraphs(introduction, formulas.attributed).join('\n\n') + coverage,
    sections,
    conclusion: paragraphs(conclusion, formulas.attributed).join('\n\n'),
    cues: piece.cues(),
  }
}

function writeSections(piece: Piece, ranges: readonly Chapter[], target: number): BlogPost['sections'] {
  const wordsOf = (range: Chapter): number => wordsIn(piece.material, range)
  let any = false
  let left = ranges.reduce((sum, range) => sum + wordsOf(range), 0)
  return ranges.flatMap((range) => {
    const heading = hasPlenty(piece.material) ? headingFor(piece, range, range.title) : range.title
    // What one section lacks the ones behind it may have.
    const budget = ((target - piece.words()) * wordsOf(range)) / left
    left -= wordsOf(range)
    const body = piece.take({
      range,
      words: budget,
      runs: 0.5,
      chains: true,
      needed: range === ranges.at(-1) && !any,
    })
    any ||= body.length > 0
    if (body.length === 0) return []
    const { attributed } = piece.material.analysis.language.formulas
    return [
      {
        heading,
        body: paragraphs(body, attributed).join('\n\n'),
        cues: [...new Set(body.flatMap(({ cues }) => cues))],
      },
    ]
  })
}
