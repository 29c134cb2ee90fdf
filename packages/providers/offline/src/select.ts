import type { Analysis } from './analysis.ts'
import { follows, hasTellingFigure, leaningFactor, type Range } from './text/index.ts'

/** What to choose sentences by. */
export interface Wish {
  /** Sentences that may be chosen: their indices. */
  readonly from: readonly number[]
  /** Words to come near to; never above by more than a twentieth, unless a single sentence is longer. */
  readonly words: number
  readonly most?: number | undefined
  /** Sentences used already, which are passed over. */
  readonly used: ReadonlySet<number>
  readonly weigh: (index: number) => number
  /** Runs of neighbouring sentences read better than single ones: how much neighbours of chosen sentences gain. */
  readonly runs?: number | undefined
  /** A sentence that leans on the one before may come along with it. Otherwise only sentences that stand alone are chosen. */
  readonly chains?: boolean | undefined
  readonly fits?: ((index: number) => boolean) | undefined
  /** A sentence said already that others may lean on. */
  readonly after?: number | undefined
  /** What weighs less is not worth a place, even if words are left. */
  readonly floor?: number | undefined
  /** Parts of the source: none has much more than its share, as long as others have as good. */
  readonly parts?: readonly Range[] | undefined
}

const longestChain = 3
/** Shorter ones (`That's all.`) come along with others only. In words. */
const shortestSentence = 3
/** Two sentences more alike than this say the same. */
const tooAlike = 0.8
const redundancyWeight = 0.7
/** What a sentence keeps of its weight that speaks of `the rule` where no chosen sentence has named it. */
const echoFactor = 0.7
/** So many times its share a part may have before its sentences count for less. */
const mostShares = 2
const overShareFactor = 0.7
/** What a figure keeps of its weight where half of what is chosen are figures already. */
const figureFactor = 0.75

/**
 * Chooses sentences for a number of words: the heaviest first, less what earlier choices say already (maximal
 * marginal relevance). The indices come in the order of the source.
 */
export function choose({ sentences, graph }: Analysis, wish: Wish): readonly number[] {
  const weights = new Map(wish.from.map((index) => [index, wish.weigh(index)]))
  const chosen = new Set<number>()
  const redundancy = new Map<number, number>()
  /** Words by part. */
  const taken = new Map<number, number>()
  let words = 0
  let withFigures = 0
  const lengthOf = (chain: readonly number[]): number =>
    chain.reduce((total, index) => total + (sentences[index]?.words ?? 0), 0)

  /** Notes how much others say of what this sentence says. */
  const cast = (index: number): void => {
    for (const { to, weight } of graph.neighbours[index] ?? [])
      redundancy.set(to, Math.max(redundancy.get(to) ?? 0, weight))
  }
  for (const index of wish.used) cast(index)

  const isFigure = (index: number): boolean => {
    const sentence = sentences[index]
    return sentence !== undefined && hasTellingFigure(sentence)
  }

  const take = (chain: readonly number[]): void => {
    words += lengthOf(chain)
    for (const index of chain) {
      chosen.add(index)
      if (isFigure(index)) withFigures += 1
      cast(index)
      taken.set(partOf(index), (taken.get(partOf(index)) ?? 0) + (sentences[index]?.words ?? 0))
    }
  }

  const best = (): readonly number[] | undefined => {
    let winner: readonly number[] | undefined
    let highest = 0
    for (const [index, weight] of weights) {
      if (weight < (wish.floor ?? 0)) continue
      const chain = chainOf(index)
      if (chain === undefined || !hasRoom(lengthOf(chain), chain.length)) continue
      const value = valueFor(index, chain)
      if (value > highest) {
        highest = value
        winner = chain
      }
    }
    return winner
  }

  const hasRoom = (length: number, count: number): boolean => {
    if (wish.most !== undefined && chosen.size + count > wish.most) return false
    return words + length <= wish.words * 1.05
  }

  const fitting = new Map<number, boolean>()
  const isFree = (index: number): boolean => {
    const known = fitting.get(index)
    if (known !== undefined) return known
    const fits =
      weights.has(index) &&
      !wish.used.has(index) &&
      sentences[index]?.kind !== 'unusable' &&
      (wish.fits?.(index) ?? true)
    fitting.set(index, fits)
    return fits
  }

  /** Whether the sentence before an index was said right before it. */
  const leads = (index: number): boolean => {
    const sentence = sentences[index]
    return sentence !== undefined && follows(sentence, sentences[index - 1])
  }

  const isSaid = (index: number): boolean => chosen.has(index) || wish.after === index

  /** The sentence with those before it that it cannot be understood without, and the one behind that it promises. */
  const chainOf = (index: number): readonly number[] | undefined => {
    if (chosen.has(index) || !isFree(index) || sentences[index]?.kind === 'question') return undefined
    if ((redundancy.get(index) ?? 0) > tooAlike) return undefined
    if (wish.chains !== true && sentences[index]?.stands !== true) return undefined
    if ((sentences[index]?.words ?? 0) < shortestSentence) return undefined
    const chain = [index]
    for (
      let first = index;
      sentences[first]?.stands !== true && !(isSaid(first - 1) && leads(first));
      first -= 1
    ) {
      // A question leans on nothing: it opens what answers it.
      if (first !== index && sentences[first]?.asksAlone === true) break
      if (wish.chains !== true || chain.length >= longestChain || !leads(first) || !isFree(first - 1))
        return undefined
      chain.unshift(first - 1)
    }
    if (sentences[index]?.announces !== true || chosen.has(index + 1)) return chain
    const isKept = wish.chains === true && leads(index + 1) && isFree(index + 1)
    return isKept && sentences[index + 1]?.announces !== true ? [...chain, index + 1] : undefined
  }

  const valueFor = (index: number, chain: readonly number[]): number => {
    const length = lengthOf(chain)
    const weight = chain.reduce((sum, link) => {
      const { stands = true, words: count = 0 } = sentences[link] ?? {}
      // What leans is worth less by itself only.
      const whole = (weights.get(link) ?? 0) / (stands ? 1 : leaningFactor)
      return sum + (whole * (1 - redundancyWeight * (redundancy.get(link) ?? 0)) * count) / length
    }, 0)
    const first = chain[0] ?? index
    const neighbour = (chosen.has(index + 1) && leads(index + 1)) || (chosen.has(first - 1) && leads(first))
    const echo = sentences[first]?.echoes
    return (
      weight *
      (neighbour ? 1 + (wish.runs ?? 0) : 1) *
      (echo === undefined || chosen.has(echo) ? 1 : echoFactor) *
      (isOverShare(index, length) ? overShareFactor : 1) *
      (withFigures * 2 > chosen.size && isFigure(index) ? figureFactor : 1)
    )
  }

  const partOf = (index: number): number =>
    wish.parts?.findIndex(({ start, end }) => start <= index && index < end) ?? -1

  /** Whether the part of the source that a sentence belongs to has had its due. */
  const isOverShare = (index: number, length: number): boolean => {
    const part = wish.parts?.[partOf(index)]
    if (part === undefined) return false
    const share = (part.end - part.start) / wish.from.length
    return (taken.get(partOf(index)) ?? 0) + length > Math.max(mostShares * share * wish.words, length)
  }

  for (let chain = best(); chain !== undefined; chain = best()) take(chain)
  return [...chosen].sort((one, other) => one - other)
}
