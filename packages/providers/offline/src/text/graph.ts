import { breathe } from './breathe.ts'

/** How alike two sentences are, for the pairs that are at all; symmetric. Weights lie between 0 and 1. */
export interface Graph {
  readonly neighbours: readonly (readonly Edge[])[]
}

export interface Edge {
  readonly to: number
  readonly weight: number
}

const mostNeighbours = 24
/** A term in more sentences than this tells little about any of them and would make the work quadratic. */
const mostPostings = 300

/**
 * Cosine of the TF-IDF vectors of sentences, through an inverted index: only pairs that share a term are looked at,
 * and only the nearest neighbours are kept, so memory grows with the number of sentences and not with its square.
 */
export async function similarityGraph(
  terms: readonly (readonly string[])[],
  signal: AbortSignal,
): Promise<Graph> {
  const vectors = weigh(terms)
  const postings = new Map<string, { readonly index: number; readonly weight: number }[]>()
  for (const [index, vector] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const list = postings.get(term)
      if (list === undefined) postings.set(term, [{ index, weight }])
      else list.push({ index, weight })
    }
  }
  const neighbours: Edge[][] = terms.map(() => [])
  const dots = new Float64Array(terms.length)
  for (const [index, vector] of vectors.entries()) {
    if (index % 200 === 0) await breathe(signal)
    const touched: number[] = []
    for (const [term, weight] of vector) {
      const list = postings.get(term) ?? []
      if (list.length > mostPostings) continue
      for (const other of list) {
        // Each pair once, from its later sentence.
        if (other.index >= index) break
        if (dots[other.index] === 0) touched.push(other.index)
        dots[other.index] = (dots[other.index] ?? 0) + weight * other.weight
      }
    }
    const edges = touched.map((to): Edge => ({ to, weight: dots[to] ?? 0 }))
    for (const to of touched) dots[to] = 0
    edges.sort((one, other) => other.weight - one.weight || one.to - other.to)
    for (const { to, weight } of edges.slice(0, mostNeighbours)) {
      neighbours[index]?.push({ to, weight })
      neighbours[to]?.push({ to: index, weight })
    }
  }
  return { neighbours }
}

/** TF-IDF vectors of length 1. */
function weigh(terms: readonly (readonly string[])[]): readonly ReadonlyMap<string, number>[] {
  const frequency = new Map<string, number>()
  for (const list of terms)
    for (const term of new Set(list)) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  return terms.map((list) => {
    const counts = new Map<string, number>()
    for (const term of list) counts.set(term, (counts.get(term) ?? 0) + 1)
    let square = 0
    for (const [term, count] of counts) {
      const weight = (1 + Math.log(count)) * Math.log(1 + terms.length / (frequency.get(term) ?? 1))
      counts.set(term, weight)
      square += weight * weight
    }
    for (const [term, weight] of counts) counts.set(term, weight / Math.sqrt(square))
    return counts
  })
}
