import { pipeline } from '@repurpose/core'
import { z } from 'zod'
import type { Measures, Scenario } from '../scenario.ts'
import { type OpenPeer, openRepurpose, peers } from '../subjects.ts'
import { rate } from '../timing.ts'

const warmUp = 2_000
const jobs = 10_000
const levels = { narrow: 1, usual: 10, wide: 100 }

/** Jobs per second at each concurrency, each in a queue of its own. */
async function measure(
  open: (concurrency: number) => Promise<(index: number) => Promise<unknown>>,
): Promise<Measures> {
  const measures: Record<string, number> = {}
  for (const [metric, concurrency] of Object.entries(levels)) {
    await rate(warmUp, await open(concurrency))
    measures[metric] = await rate(jobs, await open(concurrency))
  }
  return measures
}

const noop = pipeline('no-op', z.object({ index: z.number() }))
  .stage('work', ({ input }) => input.index)
  .result(({ outputs }) => outputs.work)

async function measureRepurpose(): Promise<Measures> {
  return measure(async (concurrency) => {
    const repurpose = openRepurpose({ work: { concurrency } })
    return async (index) => {
      const job = await repurpose.start(noop, { index })
      return job.result()
    }
  })
}

async function measurePeer(open: OpenPeer): Promise<Measures> {
  return measure(async (concurrency) => {
    const queue = open(concurrency, async (input: { index: number }) => input.index)
    return (index) => queue.push({ index })
  })
}

export const scenario: Scenario = {
  title: 'Jobs that do nothing',
  about: `${jobs.toLocaleString('en')} jobs are handed in at once; each is created, run and its result awaited. The
peers call a function and keep nothing. Ours parses the input with its schema, writes a log of 5 facts, gives every job
an id, a fence and a life of its own, and keeps all of it.`,
  metrics: {
    narrow: { title: 'one at a time', unit: 'per second', isCompared: true },
    usual: { title: '10 at once', unit: 'per second', isCompared: true },
    wide: { title: '100 at once', unit: 'per second', isCompared: true },
  },
  contenders: {
    repurpose: measureRepurpose,
    'p-queue': () => measurePeer(peers['p-queue']),
    fastq: () => measurePeer(peers.fastq),
  },
}
