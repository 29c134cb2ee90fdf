import type { Material } from '../../material.ts'
import type { Assignment } from '../../prompt-parts.ts'
import { clip, follows, type Range, type Sentence } from '../../text/index.ts'
import { focused } from '../focus.ts'
import { hook } from '../headlines.ts'
import { type Hand, paragraphs, placeOf, runningText, startPiece } from '../piece.ts'
import { hashtags } from './hashtags.ts'

export interface TaggedPost {
  readonly text: string
  readonly hashtags: readonly string[]
  readonly cues: readonly string[]
}

/** A hook above the fold, short paragraphs in the order of the source, a question to the reader. */
export function writeLinkedIn(material: Material, assignment: Assignment): TaggedPost {
  const limit = Math.min(assignment.characters ?? 3_000, 3_000)
  const words = Math.min(assignment.words ?? 170, limit / 9)
  const closing = material.analysis.language.formulas.linkedin
  return post(material, { hand: 'linkedin', fold: 200, words, limit, closing })
}

/** A caption: a hook that ends before the fold, paragraphs of a sentence or two, something to do. */
export function writeInstagram(material: Material, assignment: Assignment): TaggedPost {
  const limit = Math.min(assignment.characters ?? 2_200, 2_200)
  const words = Math.min(assignment.words ?? 110, limit / 9)
  const closing = material.analysis.language.formulas.save
  return post(material, { hand: 'instagram', fold: 125, words, limit, closing })
}

interface PostForm {
  readonly hand: Hand
  /** Characters that are seen before "more". */
  readonly fold: number
  readonly words: number
  readonly limit: number
  readonly closing: string
}

function post(whole: Material, { hand, fold, words, limit, closing }: PostForm): TaggedPost {
  const material = focused(whole, placeOf(hand))
  const piece = startPiece(material, { hand })
  const first = hook(piece, { fits: ({ opening }) => opening.length <= fold })
  const body = piece.take({ words, parts: material.chapters, runs: 0.6, chains: true, floor: 0.2 })
  const blocks = [...(first === undefined ? [] : [first.opening]), ...shortParagraphs(body)]
  const tags = hashtags(material)
  const left = limit - tags.join(' ').length - 2
  return { text: within([...blocks, closing], left), hashtags: tags, cues: piece.cues() }
}

/** Paragraphs of a sentence or two, as they are read on a telephone. */
function shortParagraphs(sentences: readonly Sentence[]): readonly string[] {
  const blocks: Sentence[][] = []
  for (const [at, sentence] of sentences.entries()) {
    const block = blocks.at(-1)
    const goesOn = follows(sentence, sentences[at - 1])
    const words = block?.reduce((total, part) => total + part.words, 0) ?? 0
    if (block !== undefined && goesOn && (words + sentence.words <= 45 || !sentence.stands))
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
export function writeFacebook(whole: Material, assignment: Assignment): FacebookPost {
  const material = focused(whole, placeOf('facebook'))
  const { facebook } = material.analysis.language.formulas
  const limit = Math.min(assignment.characters ?? 500, 500)
  const piece = startPiece(material, { hand: 'facebook' })
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
