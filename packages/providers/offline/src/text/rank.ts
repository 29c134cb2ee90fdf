import { breathe } from './breathe.ts'
import type { Graph } from './graph.ts'
import type { Sentence } from './prepare.ts'

const damping = 0.85
const rounds = 30

/**
 * How much each sentence deserves to be kept, between 0 and 1: TextRank over the graph, times the fitness of its form,
 * with a prior for what stands near the beginning and the end.
 */
export async function scoreSentences(
  sentences: readonly Sentence[],
  graph: Graph,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const ranks = await textRank(graph, signal)
  const best = ranks.reduce((most, rank) => Math.max(most, rank), 0)
  const last = sentences.length - 1
  const scores = sentences.map(({ kind, fitness, stands, isHost }, index) => {
    if (kind === 'unusable') return 0
    const central = best === 0 ? 1 : Math.sqrt((ranks[index] ?? 0) / best)
    const prior = 1 + 0.12 * Math.exp(-index / 10) + 0.12 * Math.exp(-(last - index) / 8)
    return central * prior * fitness * (stands ? 1 : 0.55) * (isHost ? 0.3 : 1)
  })
  const highest = scores.reduce((most, score) => Math.max(most, score), 0)
  return highest === 0 ? scores : scores.map((score) => score / highest)
}

async function textRank({ neighbours }: Graph, signal: AbortSignal): Promise<Float64Array> {
  const size = neighbours.length
  const outgoing = neighbours.map((edges) => edges.reduce((total, { weight }) => total + weight, 0))
  let ranks = new Float64Array(size).fill(1 / Math.max(1, size))
  for (let round = 0; round < rounds; round += 1) {
    await breathe(signal)
    const next = new Float64Array(size).fill((1 - damping) / Math.max(1, size))
    for (const [index, edges] of neighbours.entries()) {
      const share = (damping * (ranks[index] ?? 0)) / (outgoing[index] || 1)
      for (const { to, weight } of edges) next[to] = (next[to] ?? 0) + share * weight
    }
    ranks = next
  }
  return ranks
}
