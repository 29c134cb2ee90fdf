import type { Material } from '../material.ts'
import type { Assignment } from '../prompt-parts.ts'
import { clip, type Range, type Sentence, weightedLength } from '../text/index.ts'
import { keyPhrases } from '../titles.ts'
import { hook } from './headlines.ts'
import { type Piece, paragraphs, runningText, startPiece } from './piece.ts'
import { bestChapters } from './sections.ts'

const postLimit = 280

export interface Thread {
  readonly posts: readonly string[]
  readonly cues: readonly string[]
}

/** A hook, a post from each of several chapters, and a last post that ends the thread. */
export function writeThread(material: Material): Thread {
  const { analysis, chapters } = material
  const { thread } = analysis.language.formulas
  const piece = startPiece(material, { hand: 0 })
  const first = hook(piece)
  const end = Math.floor(analysis.sentences.length * 0.88)
  const last = piece.take({
    range: { start: end, end: analysis.sentences.length },
    words: 34,
    most: 1,
    fits: (sentence) => fitsWith(sentence, thread.closing),
  })
  const stops = Math.min(6, chapters.length < 4 ? chapters.length * 2 : chapters.length)
  const middle = rangesFor(material, stops).flatMap((range) =>
    postFrom(piece, { start: range.start, end: Math.min(range.end, end) }),
  )
  const posts = [
    ...(first === undefined ? [] : [withLine(first.opening, middle.length > 0 ? thread.opening : '')]),
    ...middle,
    ...last.map(({ opening }) => withLine(opening, thread.closing)),
  ]
  return { posts, cues: piece.cues() }
}

/** Two sentences where both fit into a post, else one. */
function postFrom(piece: Piece, range: Range): readonly string[] {
  const [lead] = piece.take({
    range,
    words: 38,
    most: 1,
    fits: (sentence) => weightedLength(sentence.opening) <= postLimit,
  })
  if (lead === undefined) return []
  const room = (sentence: Sentence): boolean => {
    return sentence.words > 6 && weightedLength(`${lead.opening} ${sentence.text}`) <= postLimit - 10
  }
  const next = piece.take({
    range: { start: lead.index + 1, end: Math.min(range.end, lead.index + 2) },
    words: 40,
    most: 1,
    fits: room,
  })
  return [runningText([lead, ...next])]
}

function fitsWith(sentence: Sentence, line: string): boolean {
  return weightedLength(withLine(sentence.opening, line)) <= postLimit
}

/** Below the sentence, if there is room. */
function withLine(sentence: string, line: string): string {
  const both = line === '' ? sentence : `${sentence}\n\n${line}`
  return weightedLength(both) <= postLimit ? both : clip(sentence, postLimit, weightedLength)
}

/** The chapters with most to say, or equal parts where there are too few. */
function rangesFor(material: Material, count: number): readonly Range[] {
  if (material.chapters.length >= count) return bestChapters(material, count)
  const size = material.analysis.sentences.length / count
  return Array.from({ length: count }, (_, at) => ({
    start: Math.floor(at * size),
    end: Math.floor((at + 1) * size),
  }))
}

export interface LinkedInPost {
  readonly text: string
  readonly hashtags: readonly string[]
  readonly cues: readonly string[]
}

/** A hook above the fold, short paragraphs in the order of the source, a question to the reader. */
export function writeLinkedIn(material: Material, assignment: Assignment): LinkedInPost {
  const { analysis } = material
  const limit = Math.min(assignment.characters ?? 3_000, 3_000)
  const piece = startPiece(material, { hand: 1 })
  const first = hook(piece)
  const body = piece.take({
    words: Math.min(assignment.words ?? 170, limit / 9),
    runs: 0.6,
    chains: true,
    floor: 0.3,
  })
  const blocks = [...(first === undefined ? [] : [first.opening]), ...shortParagraphs(body)]
  return {
    text: within([...blocks, analysis.language.formulas.linkedin], limit),
    hashtags: hashtags(material),
    cues: piece.cues(),
  }
}

/** Paragraphs of a sentence or two, as they are read on a telephone. */
function shortParagraphs(sentences: readonly Sentence[]): readonly string[] {
  const blocks: Sentence[][] = []
  for (const [at, sentence] of sentences.entries()) {
    const block = blocks.at(-1)
    const follows = sentences[at - 1]?.index === sentence.index - 1
    const words = block?.reduce((total, part) => total + part.words, 0) ?? 0
    if (block !== undefined && follows && (words + sentence.words <= 45 || !sentence.stands))
      block.push(sentence)
    else blocks.push([sentence])
  }
  return blocks.map((block) => runningText(block))
}

export interface FacebookPost {
  readonly text: string
  readonly cues: readonly string[]
}

/** A hook, a few sentences from the same chapter and a question, in at most 500 characters. */
export function writeFacebook(material: Material, assignment: Assignment): FacebookPost {
  const { facebook } = material.analysis.language.formulas
  const limit = Math.min(assignment.characters ?? 500, 500)
  const piece = startPiece(material, { hand: 2 })
  const first = hook(piece)
  const room = limit - facebook.length - 4 - (first?.opening.length ?? 0)
  const take = (range: Range | undefined): readonly Sentence[] =>
    piece.take({
      range,
      words: Math.min(assignment.words ?? 50, Math.floor(room / 6.5)),
      runs: 0.6,
      chains: true,
      floor: 0.2,
      fits: ({ text }) => text.length + 1 <= room,
    })
  const near = take(
    material.chapters.find(
      ({ start, end }) => first !== undefined && start <= first.index && first.index < end,
    ),
  )
  const body = near.length > 0 ? near : take(undefined)
  const opening = first === undefined ? [] : [clip(first.opening, limit - facebook.length - 2)]
  return { text: within([...opening, ...paragraphs(body), facebook], limit), cues: piece.cues() }
}

/** Blocks with an empty line between, the ones before the last left out from the end until they fit. */
function within(blocks: readonly string[], limit: number): string {
  const kept = [...blocks]
  while (kept.length > 2 && kept.join('\n\n').length > limit) kept.splice(-2, 1)
  return kept.join('\n\n')
}

function hashtags({ analysis }: Material): readonly string[] {
  const phrases = keyPhrases(analysis, { start: 0, end: analysis.sentences.length }, 5)
  return phrases.map((phrase) => {
    const words = phrase.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '')
    return `#${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`
  })
}
