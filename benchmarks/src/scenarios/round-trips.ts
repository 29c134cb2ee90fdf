import { memoryBackend, pipeline } from '@repurpose/core'
import { z } from 'zod'
import { countingBackend } from '../counting-backend.ts'
import type { Measures, Scenario } from '../scenario.ts'
import { openRepurpose } from '../subjects.ts'
import { threeSteps } from '../three-steps.ts'

const jobs = 200

const noop = pipeline('no-op', z.object({ title: z.string(), minutes: z.number() })).stage('work', () => 1)

/** Round trips per job, one job after the other. */
async function measure(target: typeof threeSteps | typeof noop): Promise<Measures> {
  const { backend, counts } = countingBackend(memoryBackend())
  const repurpose = openRepurpose({ backend })
  for (let index = 0; index < jobs; index += 1) {
    const job = await repurpose.start(target, { title: `Lesson ${index}`, minutes: 5 })
    await job.result()
  }
  const perJob = (...names: readonly Parameters<typeof counts.get>[0][]) =>
    names.reduce((total, name) => total + (counts.get(name) ?? 0), 0) / jobs
  return {
    create: perJob('create'),
    claim: perJob('claim'),
    append: perJob('append', 'spawn'),
    settle: perJob('settle'),
    work: perJob('create', 'claim', 'append', 'spawn', 'settle'),
    result: perJob('subscribe', 'get', 'read'),
  }
}

export const scenario: Scenario = {
  title: 'Round trips per job',
  about: `What a durable backend would have to carry over the wire for one job, counted by a wrapper around the in-memory
one. Three steps in a row need three writes, because a step's result is durable before the next begins; everything else
travels with them. The result is awaited by subscribing and reading, which costs the caller's process and no worker.`,
  metrics: {
    create: { title: 'create', unit: 'count' },
    claim: { title: 'claim', unit: 'count' },
    append: { title: 'append', unit: 'count' },
    settle: { title: 'settle', unit: 'count' },
    work: { title: '**all of the work**', unit: 'count' },
    result: { title: 'awaiting the result', unit: 'count' },
  },
  contenders: {
    'a job that does nothing': () => measure(noop),
    'a job with three steps': () => measure(threeSteps),
  },
}
