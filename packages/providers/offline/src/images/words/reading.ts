import { cleanText, fold } from './fold.ts'
import { type Motif, motifs } from './motifs.ts'
import { subjectOf } from './subject.ts'

/** How strongly a prompt speaks of each motif; absent is 0. What it says first, and its subject, count most. */
export type Weights = ReadonlyMap<Motif, number>

interface Rule {
  readonly motif: Motif
  readonly matches: (word: string) => boolean
}

const { exact, loose } = compile()

export function weighMotifs(prompt: string): Weights {
  const weights = new Map<Motif, number>()
  const add = (motif: Motif, weight: number) => weights.set(motif, (weights.get(motif) ?? 0) + weight)
  for (const text of [prompt, subjectOf(prompt)]) {
    const words = fold(cleanText(text)).match(/[\p{L}\p{N}]+/gu) ?? []
    for (const [position, word] of words.entries()) {
      for (const motif of motifsOf(word)) add(motif, 12 / (12 + position))
    }
  }
  if (/→|->|=>/.test(prompt)) add('process', 1.5)
  return weights
}

/** The motif that the prompt speaks of most, among some. */
export function strongest<Chosen extends Motif>(
  weights: Weights,
  among: readonly Chosen[],
): Chosen | undefined {
  let best: Chosen | undefined
  let most = 0
  for (const motif of among) {
    const weight = weights.get(motif) ?? 0
    if (weight > most) [best, most] = [motif, weight]
  }
  return best
}

function motifsOf(word: string): ReadonlySet<Motif> {
  const found = new Set(exact.get(word))
  for (const { motif, matches } of loose) {
    if (matches(word)) found.add(motif)
  }
  return found
}

function compile(): {
  readonly exact: ReadonlyMap<string, readonly Motif[]>
  readonly loose: readonly Rule[]
} {
  const exact = new Map<string, Motif[]>()
  const loose: Rule[] = []
  for (const [motif, words] of Object.entries(motifs) as readonly (readonly [Motif, string])[]) {
    for (const word of words.split(' ')) {
      if (word.endsWith('*')) loose.push({ motif, matches: (text) => text.startsWith(word.slice(0, -1)) })
      else if (word.startsWith('*')) loose.push({ motif, matches: (text) => text.endsWith(word.slice(1)) })
      else exact.set(word, [...(exact.get(word) ?? []), motif])
    }
  }
  return { exact, loose }
}
