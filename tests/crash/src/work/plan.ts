import { isDeepStrictEqual } from 'node:util'
import type { Job, Repurpose } from '@repurpose/core'
import { seededRandom } from '../random.ts'
import { leaf, leafResult, type note, noteResult, noteSource, tree, treeResult } from './family.ts'
import {
  approval,
  approvalResult,
  fan,
  fanResult,
  fragile,
  fragileResult,
  napping,
  nappingResult,
  plain,
  plainResult,
} from './single.ts'

type Instance = Repurpose<typeof note>

/** What somebody outside does to a job while it runs. */
export type Meddling = 'cancel' | 'pause' | 'reprioritize'

/** A job that is to be started from outside, and what has to become of it. */
export interface PlannedJob {
  readonly id: string
  /** The pipeline's name. */
  readonly pipeline: string
  readonly meddling: Meddling | undefined
  /** Whether the signal that it waits for comes before anyone waits. */
  readonly isSignalEarly: boolean
  start(repurpose: Instance): Promise<Job>
  /** What it has to come to, unless it was cancelled. */
  readonly result: unknown
}

interface Kind {
  readonly weight: number
  readonly pipeline: string
  make(n: number, id: string): Pick<PlannedJob, 'start' | 'result'>
}

const kinds: readonly Kind[] = [
  {
    weight: 30,
    pipeline: 'plain',
    make(n, id) {
      const input = { n, fails: n % 3, isLarge: n % 11 === 0 }
      return { start: (repurpose) => repurpose.start(plain, input, { id }), result: plainResult(input) }
    },
  },
  {
    weight: 20,
    pipeline: 'fan',
    make(n, id) {
      const input = { n, parts: 2 + (n % 4) }
      return { start: (repurpose) => repurpose.start(fan, input, { id }), result: fanResult(input) }
    },
  },
  {
    weight: 16,
    pipeline: 'approval',
    make(n, id) {
      return {
        start: (repurpose) => repurpose.start(approval, { n }, { id }),
        result: approvalResult({ n }),
      }
    },
  },
  {
    weight: 12,
    pipeline: 'napping',
    make(n, id) {
      // More than a second parks the job, less is slept through on the worker.
      const input = { n, napMs: n % 3 === 0 ? 1_200 : 30 }
      return { start: (repurpose) => repurpose.start(napping, input, { id }), result: nappingResult(input) }
    },
  },
  {
    weight: 8,
    pipeline: 'tree',
    make(n, id) {
      const input = { n, branches: 2 + (n % 2), leaves: 1 + (n % 3), atOnce: 1 + (n % 3) }
      return { start: (repurpose) => repurpose.start(tree, input, { id }), result: treeResult(input) }
    },
  },
  {
    weight: 6,
    pipeline: 'generation',
    make(n, id) {
      const words = 20 + n
      const content = { note: ['short', 'long'] } as const
      const source = { text: noteSource(words) }
      return {
        start: (repurpose) => repurpose.generate({ source, content, language: 'en' }, { id }),
        result: noteResult(words),
      }
    },
  },
  {
    weight: 4,
    pipeline: 'fragile',
    make(n, id) {
      return { start: (repurpose) => repurpose.start(fragile, { n }, { id }), result: fragileResult({ n }) }
    },
  },
  {
    weight: 4,
    pipeline: 'batch',
    make(n, id) {
      const inputs = Array.from({ length: 3 + (n % 5) }, (_, index) => ({ n: n + index }))
      return {
        start: (repurpose) => repurpose.startAll(leaf, inputs, { id, concurrency: 2 }),
        result: inputs.map(leafResult),
      }
    },
  },
]

/** The same jobs for the same seed, in every process. */
export function planJobs(options: { readonly seed: number; readonly jobs: number }): readonly PlannedJob[] {
  const random = seededRandom(options.seed)
  return Array.from({ length: options.jobs }, (_, index) => {
    const kind = pickKind(random.next())
    const id = `${kind.pipeline}-${String(index).padStart(5, '0')}`
    const fate = random.next()
    const meddling = fate < 0.05 ? 'cancel' : fate < 0.1 ? 'pause' : fate < 0.15 ? 'reprioritize' : undefined
    return {
      id,
      pipeline: kind.pipeline,
      meddling,
      isSignalEarly: random.next() < 0.3,
      ...kind.make(random.between(1, 200), id),
    }
  })
}

function pickKind(chance: number): Kind {
  const total = kinds.reduce((sum, { weight }) => sum + weight, 0)
  let left = chance * total
  for (const kind of kinds) {
    left -= kind.weight
    if (left < 0) return kind
  }
  throw new Error('A chance is below 1.')
}

/** What a job came to, as far as the plan speaks of it. */
export function resultOf(pipeline: string, result: unknown): unknown {
  // The results of core's own two pipelines tell more: ids, costs and durations.
  if (pipeline === 'generation') return (result as { readonly contents: unknown }).contents
  if (pipeline !== 'batch') return result
  const { outcomes } = result as { readonly outcomes: readonly { readonly value?: unknown }[] }
  return outcomes.map(({ value }) => value)
}

export function isSameResult(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other)
}
