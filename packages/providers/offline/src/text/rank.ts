import { breathe } from './breathe.ts'
import type { Graph } from './graph.ts'
import type { Sentence } from './prepare.ts'

const damping = 0.85
const rounds = 30

/** How much the place in the graph counts against everything else: a central sentence is often the most general one. */
const centrality = 0.5
/** What each figure and each name add: they are what readers look for and cannot guess. */
export const figureBonus = 0.7
export const mostFigures = 4
const nameBonus = 0.1
/** What a sentence keeps that cannot be understood by itself. */
export const leaningFactor = 0.55
const hostFactor = 0.3
const announcingFactor = 0.5

/**
 * How much each sentence deserves to be kept, between 0 and 1: TextRank over the graph, times the fitness of its form and
 * what it has of figures and names. Where it stands in the source makes no difference: speakers begin with greetings.
 */
export async function scoreSentences(
  sentences: readonly Sentence[],
  graph: Graph,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const ranks = await textRank(graph, signal)
  const best = ranks.reduce((most, rank) => Math.max(most, rank), 0)
  const scores = sentences.map((sentence, index) => {
    if (sentence.kind === 'unusable') return 0
    const central = best === 0 ? 1 : ((ranks[index] ?? 0) / best) ** centrality
    return central * formOf(sentence)
  })
  const highest = scores.reduce((most, score) => Math.max(most, score), 0)
  return highest === 0 ? scores : scores.map((score) => score / highest)
}

function formOf({ fitness, stands, isHost, announces, figures, names }: Sentence): number {
  return (
    fitness *
    (stands ? 1 : leaningFactor) *
    (isHost ? hostFactor : 1) *
    (announces ? announcingFactor : 1) *
    (1 + figureBonus * Math.min(mostFigures, figures) + nameBonus * Math.min(2, names))
  )
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
