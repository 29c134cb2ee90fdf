import type { Material } from '../../material.ts'
import { follows, type Range, type Sentence } from '../../text/index.ts'
import { focused, scopeOf } from '../focus.ts'
import { hook } from '../headlines.ts'
import { type Piece, placeOf, runningText, startPiece } from '../piece.ts'
import { bestChapters } from '../sections.ts'
import type { Network } from './networks.ts'

export interface Thread {
  readonly posts: readonly string[]
  readonly cues: readonly string[]
}

/** From so much of the source on a thread looks for its last post. */
const ending = 0.88

/**
 * A hook that carries the whole, a post from each of several chapters, and a last one from the end of the source. Every post
 * begins with a sentence that can be understood by somebody who sees it alone.
 */
export function writeThread(whole: Material, network: Network): Thread {
  const material = focused(whole, placeOf(network.hand))
  const scope = scopeOf(material)
  const piece = startPiece(material, { hand: network.hand })
  const closing = network.closing(material.analysis.language)
  const first = hook(piece, { fits: (sentence) => network.measure(sentence.opening) <= network.limit })
  const end = Math.floor(scope.start + (scope.end - scope.start) * ending)
  const takeLast = (dealt: boolean): readonly Sentence[] =>
    piece.take({
      range: { start: end, end: scope.end },
      words: 34,
      most: 1,
      dealt,
      fits: (sentence) => network.measure(joined(sentence.opening, closing)) <= network.limit,
    })
  const own = takeLast(true)
  const last = own.length > 0 ? own : takeLast(false)
  const stops = Math.max(1, Math.min(network.posts - 2, stopsIn(material)))
  const middle = rangesFor(material, stops).flatMap((range) =>
    postFrom(piece, { start: range.start, end: Math.min(range.end, end) }, network),
  )
  const hooks = first === undefined ? [] : [grow(piece, [first], network, first.index + network.sentences)]
  const lasts = last.map((sentence) => joined(sentence.opening, closing))
  // Without an end of its own, what closes a thread stands in its last post.
  const posts = [...hooks.map((post) => runningText(post)), ...middle]
  if (lasts.length > 0 || closing === '') return { posts: [...posts, ...lasts], cues: piece.cues() }
  const before = posts.at(-1) ?? ''
  const closed = joined(before, closing)
  const fits = before !== '' && network.measure(closed) <= network.limit
  return { posts: fits ? [...posts.slice(0, -1), closed] : posts, cues: piece.cues() }
}

/** In a short source several posts come from one chapter. */
function stopsIn({ chapters }: Material): number {
  return chapters.length < 4 ? chapters.length * 2 : chapters.length
}

function postFrom(piece: Piece, range: Range, network: Network): readonly string[] {
  const [lead] = piece.take({
    range,
    words: 40,
    most: 1,
    fits: ({ opening }) => network.measure(opening) <= network.limit,
  })
  if (lead === undefined) return []
  return [runningText(grow(piece, [lead], network, range.end))]
}

/** A post with the sentences that follow it in the source, as far as it has room for them. */
function grow(piece: Piece, post: readonly Sentence[], network: Network, end: number): readonly Sentence[] {
  const grown = [...post]
  while (grown.length < network.sentences) {
    const before = grown.at(-1)
    const start = (before?.index ?? 0) + 1
    const [next] = piece.take({
      range: { start, end: Math.min(end, start + 1) },
      words: 60,
      most: 1,
      chains: true,
      fits: (sentence) =>
        sentence.words > 5 &&
        follows(sentence, before) &&
        !sentence.announces &&
        network.measure(runningText([...grown, sentence])) <= network.limit - 10,
      after: before,
    })
    if (next === undefined) return grown
    grown.push(next)
  }
  return grown
}

function joined(sentence: string, line: string): string {
  return line === '' ? sentence : `${sentence}\n\n${line}`
}

/** The chapters with most to say, or equal parts where there are too few. */
function rangesFor(material: Material, count: number): readonly Range[] {
  if (material.chapters.length >= count) return bestChapters(material, count)
  const { start, end } = scopeOf(material)
  const size = (end - start) / count
  return Array.from({ length: count }, (_, at) => ({
    start: Math.floor(start + at * size),
    end: Math.floor(start + (at + 1) * size),
  }))
}
