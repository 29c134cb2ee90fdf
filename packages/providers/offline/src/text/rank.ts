import type { Language } from '../languages/index.ts'
import { breathe } from './breathe.ts'
import type { Graph } from './graph.ts'
import { follows, type Sentence } from './prepare.ts'
import type { Token } from './token.ts'

const damping = 0.85
const rounds = 30

/** How much the place in the graph counts against everything else: a central sentence is often the most general one. */
const centrality = 0.5
/** What a figure adds, whether there are several or not: a list of figures says less than one of them with its reason. */
const figureBonus = 0.55
const nameBonus = 0.1
/** What a sentence keeps that cannot be understood by itself. */
export const leaningFactor = 0.55
const hostFactor = 0.3
const announcingFactor = 0.5
/** What speakers gain who say themselves that this is their point, who answer a question, who come to their end. */
const weightyFactor = 1.35
const believedFactor = 0.5
const answerFactor = 1.15
const closingFactor = 1.12
/** From so much of the source on it comes to its end. */
const closing = 0.92

/**
 * How much each sentence deserves to be kept, between 0 and 1: TextRank over the graph, times the fitness of its form and
 * what it has of meaning, figures and names.
 */
export async function scoreSentences(
  sentences: readonly Sentence[],
  graph: Graph,
  { weighty, believed }: Pick<Language, 'weighty' | 'believed'>,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const ranks = await textRank(graph, signal)
  const best = ranks.reduce((most, rank) => Math.max(most, rank), 0)
  const scores = sentences.map((sentence, index) => {
    if (sentence.kind === 'unusable') return 0
    const central = best === 0 ? 1 : ((ranks[index] ?? 0) / best) ** centrality
    const before = sentences[index - 1]
    const isAnswer = before?.kind === 'question' && follows(sentence, before)
    return (
      central *
      formOf(sentence) *
      (weighty.test(sentence.text) ? weightyFactor : 1) *
      (believed.test(sentence.text) ? believedFactor : 1) *
      (isAnswer ? answerFactor : 1) *
      (index >= sentences.length * closing ? closingFactor : 1)
    )
  })
  const highest = scores.reduce((most, score) => Math.max(most, score), 0)
  return highest === 0 ? scores : scores.map((score) => score / highest)
}

function formOf(sentence: Sentence): number {
  const { fitness, stands, isHost, announces, names } = sentence
  return (
    fitness *
    (stands ? 1 : leaningFactor) *
    (isHost ? hostFactor : 1) *
    (announces ? announcingFactor : 1) *
    (1 + (hasTellingFigure(sentence) ? figureBonus : 0) + nameBonus * Math.min(2, names))
  )
}

/** Figures that tell nothing by themselves: what can be counted on two hands, clock times, years. */
const plainFigure =
  /^(?:\d|10|\d{1,2}[:.]\d{2}|1[5-9]\d\d|20\d\d|one|two|three|four|five|six|seven|eight|nine|ten|ein\p{L}{0,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|una?|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|uma?|dois|duas|três|quatro|sete|oito|dez|\p{L}+(?:th|rd|nd|st)s?)$/iu

/** Whether a sentence has a figure that a reader could not guess. Neighbouring tokens are one figure. */
export function hasTellingFigure({ tokens }: Pick<Sentence, 'tokens'>): boolean {
  const isNumber = (token: Token | undefined): boolean => token?.tag === 'number'
  return tokens.some((token, at) => {
    if (!isNumber(token)) return false
    if (isNumber(tokens[at - 1]) || isNumber(tokens[at + 1])) return true
    return !plainFigure.test(token.lower)
  })
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
