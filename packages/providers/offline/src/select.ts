import type { Analysis } from './analysis.ts'

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
  /** What weighs less is not worth a place, even if words are left. */
  readonly floor?: number | undefined
}

const longestChain = 3
/** Two sentences more alike than this say the same. */
const tooAlike = 0.8
const redundancyWeight = 0.7

/**
 * Chooses sentences for a number of words: the heaviest first, less what earlier choices say already (maximal
 * marginal relevance). The indices come in the order of the source.
 */
export function choose({ sentences, graph }: Analysis, wish: Wish): readonly number[] {
  const allowed = new Set(wish.from)
  const chosen = new Set<number>()
  const redundancy = new Map<number, number>()
  let words = 0
  const lengthOf = (chain: readonly number[]): number =>
    chain.reduce((total, index) => total + (sentences[index]?.words ?? 0), 0)

  /** Notes how much others say of what this sentence says. */
  const cast = (index: number): void => {
    for (const { to, weight } of graph.neighbours[index] ?? [])
      redundancy.set(to, Math.max(redundancy.get(to) ?? 0, weight))
  }
  for (const index of wish.used) cast(index)

  const take = (chain: readonly number[]): void => {
    words += lengthOf(chain)
    for (const index of chain) {
      chosen.add(index)
      cast(index)
    }
  }

  const best = (): readonly number[] | undefined => {
    let winner: readonly number[] | undefined
    let highest = 0
    for (const index of wish.from) {
      if (wish.weigh(index) < (wish.floor ?? 0)) continue
      const chain = chainTo(index)
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

  const isFree = (index: number): boolean =>
    allowed.has(index) &&
    !wish.used.has(index) &&
    sentences[index]?.kind !== 'unusable' &&
    (wish.fits?.(index) ?? true)

  /** The sentence with those before it that it cannot be understood without. */
  const chainTo = (index: number): readonly number[] | undefined => {
    if (chosen.has(index) || !isFree(index) || sentences[index]?.kind === 'question') return undefined
    if ((redundancy.get(index) ?? 0) > tooAlike) return undefined
    const chain = [index]
    for (let first = index; sentences[first]?.stands !== true && !chosen.has(first - 1); first -= 1) {
      // A question leans on nothing: it opens what answers it.
      if (first !== index && sentences[first]?.asksAlone === true) break
      if (wish.chains !== true || chain.length >= longestChain || !isFree(first - 1)) return undefined
      chain.unshift(first - 1)
    }
    return chain
  }

  const valueFor = (index: number, chain: readonly number[]): number => {
    const weight = chain.reduce((total, link) => total + wish.weigh(link), 0) / chain.length
    const neighbour = chosen.has(index + 1) || chosen.has((chain[0] ?? index) - 1)
    return (
      weight * (neighbour ? 1 + (wish.runs ?? 0) : 1) * (1 - redundancyWeight * (redundancy.get(index) ?? 0))
    )
  }

  for (let chain = best(); chain !== undefined; chain = best()) take(chain)
  return [...chosen].sort((one, other) => one - other)
}
