import type { Chapter, Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { countWords, type Sentence } from '../text/index.ts'
import { type Piece, paragraphs, runningText, startPiece } from './piece.ts'
import { sectionsOf, wordsIn } from './sections.ts'

interface Line {
  readonly speaker: string
  readonly say: string
}

export interface PodcastScript {
  readonly title: string
  readonly segments: readonly { readonly title: string; readonly lines: readonly Line[] }[]
  readonly cues: readonly string[]
}

const wordsPerMinute = 150
/** The share of the words that is chosen; the rest is for the questions that lead to it. */
const answers = 0.97

/**
 * A host leads from subject to subject with fixed phrases; everything else is said by those who said it, or by a guest
 * where the source names nobody.
 */
export function writePodcast(material: Material, assignment: Assignment): PodcastScript {
  const seconds = assignment.seconds ?? 600
  const { analysis } = material
  const { podcast } = analysis.language.formulas
  const piece = startPiece(material)
  const chapters = sectionsOf(material, Math.max(2, Math.round(seconds / 100)))
  const framing = countWords(`${podcast.welcome} ${podcast.closing}`) + chapters.length * 8
  const target = (assignment.words ?? (seconds / 60) * wordsPerMinute) - framing
  const lengths = chapters.map((chapter) => wordsIn(material, chapter))
  let left = lengths.reduce((total, length) => total + length, 0)
  const segments = chapters.flatMap((chapter, at) => {
    const length = lengths[at] ?? 0
    const sentences = piece.take({
      range: chapter,
      words: ((target * answers - piece.words()) * length) / left,
      runs: 0.6,
      chains: true,
      talk: true,
    })
    left -= length
    return sentences.length === 0 ? [] : [{ chapter, sentences: withQuestions(piece, sentences) }]
  })
  return {
    title: material.title,
    segments: segments.map(({ chapter, sentences }, at) => ({
      title: chapter.title,
      lines: [
        ...leadIn(piece, chapter, at, segments.length),
        ...spoken(sentences, material),
        ...leadOut(piece, at, segments.length),
      ],
    })),
    cues: piece.cues(),
  }
}

function leadIn({ material }: Piece, { title }: Chapter, at: number, count: number): readonly Line[] {
  const { podcast } = material.analysis.language.formulas
  const next = podcast.next[(at - 1) % podcast.next.length] ?? podcast.first
  const isLast = at > 1 && at === count - 1
  const segue = at === 0 ? podcast.first : isLast ? podcast.last : next
  const line = { speaker: podcast.host, say: segue.replace('{topic}', title) }
  if (at > 0) return [line]
  const welcome = { speaker: podcast.host, say: podcast.welcome.replace('{topic}', material.title) }
  return title === material.title ? [welcome] : [welcome, line]
}

function leadOut({ material }: Piece, at: number, count: number): readonly Line[] {
  const { podcast } = material.analysis.language.formulas
  return at === count - 1 ? [{ speaker: podcast.host, say: podcast.closing }] : []
}

/** In a conversation an answer brings its question along. */
function withQuestions(piece: Piece, sentences: readonly Sentence[]): readonly Sentence[] {
  return sentences.flatMap((sentence) => {
    const question = piece.questionBefore(sentence)
    return question === undefined || question.speaker === sentence.speaker ? [sentence] : [question, sentence]
  })
}

/** One line a paragraph, and a new one wherever the speaker changes. */
function spoken(sentences: readonly Sentence[], material: Material): readonly Line[] {
  const { podcast } = material.analysis.language.formulas
  const turns: Sentence[][] = []
  for (const sentence of sentences) {
    const turn = turns.at(-1)
    if (turn !== undefined && turn[0]?.speaker === sentence.speaker) turn.push(sentence)
    else turns.push([sentence])
  }
  return turns.flatMap((turn) => {
    const speaker = turn[0]?.speaker ?? podcast.guest
    const texts = turn.length < 3 ? [runningText(turn)] : paragraphs(turn)
    return texts.map((say) => ({ speaker, say }))
  })
}
