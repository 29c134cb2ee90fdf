import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { countWords } from '../text/index.ts'
import { titleFactor } from './headlines.ts'
import { type Piece, runningText, startPiece } from './piece.ts'
import { type Part, partsOf, speakersOf } from './sections.ts'

export interface ShowNotes {
  readonly title: string
  readonly summary: string
  readonly topics: readonly (Part & { readonly text: string })[]
  readonly cues: readonly string[]
}

const forms = {
  short: { words: 150, topics: 5, summary: 40, sentences: 1 },
  full: { words: 400, topics: 9, summary: 80, sentences: 3 },
} as const

const longestTitle = 60
/** In words: what begins so soon after another topic belongs to it. */
const shortestTopic = 60

/** Who speaks and what about, and then the topics in their order, each with the cue where it begins and what is said there. */
export function writeShowNotes(material: Material, assignment: Assignment): ShowNotes {
  const form = assignment.variant === 'full' ? forms.full : forms.short
  const target = Math.min(assignment.words ?? form.words, Math.max(30, material.usableWords * 0.7))
  const share = target / form.words
  const parts = partsOf(material, {
    least: Math.max(1, Math.round(form.topics * Math.min(1, share))),
    most: Math.max(1, Math.round(form.topics * share)),
    shortest: shortestTopic,
    longestTitle,
  })
  const piece = startPiece(material, { hand: 'show_notes' })
  const voices = speakersOf(material)
  const summary = piece.take({
    words: form.summary * share - countWords(voices.join(' ')),
    most: 4,
    parts: material.chapters,
    runs: 0.3,
    fits: ({ words }) => words >= 6 && words <= 32,
    lift: ({ index }) => (material.leads.has(index) ? 1.5 : 1),
    needed: true,
  })
  const topics = writeTopics(piece, parts, target - countWords(voices.join(' ')), form.sentences)
  return {
    title: material.title,
    summary: [runningText(summary), ...voices].join(' '),
    topics,
    cues: piece.cues(),
  }
}

function writeTopics(
  piece: Piece,
  parts: ReturnType<typeof partsOf>,
  target: number,
  sentences: number,
): ShowNotes['topics'] {
  let left = parts.length
  let titles = 0
  return parts.flatMap(({ title, cue, start, end }) => {
    // What one topic lacks the ones behind it may have.
    const words = (target - piece.words() - titles) / left - countWords(title)
    left -= 1
    const said = piece.take({
      range: { start, end },
      words: Math.max(12, words),
      most: sentences,
      runs: 0.6,
      chains: sentences > 1,
      lift: (sentence) => titleFactor(sentence, title),
    })
    const chosen =
      said.length > 0 ? said : piece.take({ range: { start, end }, words: 30, most: 1, chains: true })
    if (chosen.length === 0) return []
    titles += countWords(title)
    return [{ title, text: runningText(chosen), cue }]
  })
}
