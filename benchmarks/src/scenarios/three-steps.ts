import { HandWrittenJobs } from '../hand-written-steps.ts'
import type { Measures, Scenario } from '../scenario.ts'
import { type OpenPeer, openRepurpose, peers } from '../subjects.ts'
import { threeSteps } from '../three-steps.ts'
import { rate } from '../timing.ts'

const warmUp = 2_000
const jobs = 10_000
const levels = { narrow: 1, usual: 10, wide: 100 }

async function measure(
  open: (concurrency: number) => (index: number) => Promise<unknown>,
): Promise<Measures> {
  const measures: Record<string, number> = {}
  for (const [metric, concurrency] of Object.entries(levels)) {
    await rate(warmUp, open(concurrency))
    measures[metric] = await rate(jobs, open(concurrency))
  }
  return measures
}

async function measureRepurpose(): Promise<Measures> {
  return measure((concurrency) => {
    const repurpose = openRepurpose({ work: { concurrency } })
    return async (index) => {
      const job = await repurpose.start(threeSteps, { title: `Lesson ${index}`, minutes: 5 })
      return job.result()
    }
  })
}

async function measurePeer(open: OpenPeer): Promise<Measures> {
  return measure((concurrency) => {
    const written = new HandWrittenJobs()
    const queue = open(concurrency, (id: string) => written.run(id))
    return (index) => queue.push(written.create({ title: `Lesson ${index}`, minutes: 5 }))
  })
}

export const scenario: Scenario = {
  title: 'Jobs with three recorded steps',
  about: `${jobs.toLocaleString('en')} jobs of one stage with three asynchronous steps. Equal: the work, the schema (zod)
that checks the input at the door, an id, the input, every step's result and the job's result kept as JSON, looked up
before a step runs. The peers' user wrote that himself, in 30 lines (\`src/hand-written-steps.ts\`). What he does not have:
writes that are refused after the job was lost, values beyond JSON, progress, events, cancel, retry, and anything that a
second process could read.`,
  metrics: {
    narrow: { title: 'one at a time', unit: 'per second', isCompared: true },
    usual: { title: '10 at once', unit: 'per second', isCompared: true },
    wide: { title: '100 at once', unit: 'per second', isCompared: true },
  },
  contenders: {
    repurpose: measureRepurpose,
    'p-queue + hand-written steps': () => measurePeer(peers['p-queue']),
    'fastq + hand-written steps': () => measurePeer(peers.fastq),
  },
}
