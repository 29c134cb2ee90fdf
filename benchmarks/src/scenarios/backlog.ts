import { pipeline } from '@repurpose/core'
import { z } from 'zod'
import type { Measures, Scenario } from '../scenario.ts'
import { type OpenPeer, openRepurpose, peers } from '../subjects.ts'
import { timed } from '../timing.ts'

const jobs = 100_000

interface Order {
  readonly index: number
  readonly text: string
}

function order(index: number): Order {
  return { index, text: `${index} ${'A sentence of a transcript. '.repeat(7)}` }
}

const deliver = pipeline('deliver', z.object({ index: z.number(), text: z.string() }))
  .stage('work', ({ input }) => input.index)
  .result(({ outputs }) => outputs.work)

/** Time to hand everything in, and what it holds in memory after a collection. */
async function measure(fill: () => Promise<unknown>): Promise<Measures> {
  collect()
  const before = process.memoryUsage()
  const enqueueMs = await timed(fill)
  collect()
  const after = process.memoryUsage()
  return {
    enqueueMs,
    heap: (after.heapUsed - before.heapUsed) / jobs,
    rss: after.rss - before.rss,
  }
}

function collect(): void {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc.')
  globalThis.gc()
  globalThis.gc()
}

async function measureRepurpose(): Promise<Measures> {
  const repurpose = openRepurpose({ work: false })
  const measures = await measure(async () => {
    for (let index = 0; index < jobs; index += 1) await repurpose.start(deliver, order(index))
  })
  const { states } = await repurpose.queue.counts()
  if (states.queued !== jobs) throw new Error('Not all jobs are waiting.')
  return measures
}

async function measurePeer(open: OpenPeer): Promise<Measures> {
  const queue = open(10, async (input: Order) => input.index)
  queue.pause()
  return measure(async () => {
    // The promises are the queue's way to give results; nobody keeps them here, as nobody keeps job handles above.
    for (let index = 0; index < jobs; index += 1) void queue.push(order(index))
  })
}

export const scenario: Scenario = {
  title: `A backlog of ${jobs.toLocaleString('en')} jobs`,
  about: `Handed in while nobody works, each with an input of its own of some 200 characters, one after the other. The peers
hold a closure or the input, and a promise. Ours holds a job that can be found by its id, listed, counted, prioritised,
cancelled and read, with its input as given and as parsed. Heap per job and growth of the resident set are taken after two
forced collections.`,
  metrics: {
    enqueueMs: { title: 'to hand all in', unit: 'milliseconds', isCompared: true },
    heap: { title: 'heap per job', unit: 'bytes', isCompared: true },
    rss: { title: 'resident set', unit: 'bytes', isCompared: true },
  },
  contenders: {
    repurpose: measureRepurpose,
    'p-queue': () => measurePeer(peers['p-queue']),
    fastq: () => measurePeer(peers.fastq),
  },
}
