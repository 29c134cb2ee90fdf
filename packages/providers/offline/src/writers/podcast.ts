import type { Chapter, Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { countWords, follows, type Sentence } from '../text/index.ts'
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
    const words = ((target * answers - piece.words()) * length) / left
    const talked = exchangesIn(piece, chapter, words * 0.6)
    const told = piece.take({
      range: chapter,
      words: words - talked.reduce((sum, sentence) => sum + sentence.words, 0),
      runs: 0.6,
      chains: true,
      talk: true,
    })
    const sentences = [...talked, ...withQuestions(piece, told)].sort((one, other) => one.index - other.index)
    left -= length
    return sentences.length === 0 ? [] : [{ chapter, sentences }]
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

/** In words, and sentences of an answer. */
const exchanges = { shortest: 4, longest: 45, least: 20, usual: 45, sentences: 6 }
const mostExchanges = 2

/** The best questions of a chapter that somebody else answers, with their answers; they are used up by it. */
function exchangesIn(piece: Piece, { start, end }: Chapter, words: number): readonly Sentence[] {
  const { analysis, weights } = piece.material
  const found = analysis.sentences
    .slice(start, end)
    .flatMap((question) => {
      const answer = replyTo(question, piece, end)
      if (answer.length === 0) return []
      const weight = answer.reduce((sum, { index }) => sum + (weights[index] ?? 0), 0) / answer.length
      return [{ said: [question, ...answer], weight: weight * (question.asksAlone ? 1 : 0.5) }]
    })
    .sort((one, other) => other.weight - one.weight)
  const chosen: Sentence[] = []
  let left = words
  for (const { said } of found) {
    const length = said.reduce((sum, sentence) => sum + sentence.words, 0)
    if (chosen.filter(({ kind }) => kind === 'question').length >= mostExchanges) break
    if (length > left || !piece.claim(said)) continue
    left -= length
    chosen.push(...said)
  }
  return chosen
}

function replyTo(question: Sentence, { material }: Piece, end: number): readonly Sentence[] {
  const { shortest, longest, least, usual, sentences: most } = exchanges
  if (question.kind !== 'question' || question.words < shortest || question.words > longest) return []
  const reply: Sentence[] = []
  let words = 0
  let before = question
  for (const sentence of material.analysis.sentences.slice(
    question.index + 1,
    Math.min(end, question.index + 1 + most),
  )) {
    const isTheirs =
      sentence.speaker !== question.speaker && sentence.speaker === (reply[0] ?? sentence).speaker
    const isFit =
      sentence.kind === 'statement' && !material.barred.has(sentence.index) && material.allows(sentence.text)
    if (!isTheirs || !isFit || !follows(sentence, before) || (words >= usual && sentence.stands)) break
    reply.push(sentence)
    words += sentence.words
    before = sentence
  }
  return words >= least && material.allows(question.text) ? reply : []
}

/** In a conversation an answer brings its question along. */
function withQuestions(piece: Piece, sentences: readonly Sentence[]): readonly Sentence[] {
  return sentences.flatMap((sentence) => {
    const question = piece.questionBefore(sentence, true)
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
