import { pipeline } from '@repurpose/core'
import { z } from 'zod'
import type { Measures, Scenario } from '../scenario.ts'
import { quantile } from '../statistics.ts'
import { openRepurpose } from '../subjects.ts'

const warmUp = 50
const jobs = 300

/** When the job's code ran, and when its signal aborted, by job. */
const begun = new Map<string, number>()
const aborted = new Map<string, number>()

/** Works until it is told to stop. */
const endless = pipeline('endless', z.object({})).stage('work', ({ job, signal }) => {
  begun.set(job.id, performance.now())
  return new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      aborted.set(job.id, performance.now())
      reject(signal.reason)
    })
  })
})

async function measure(): Promise<Measures> {
  const repurpose = openRepurpose()
  const samples = { code: [], fact: [], abort: [] } as Record<'code' | 'fact' | 'abort', number[]>
  for (let index = -warmUp; index < jobs; index += 1) {
    const startedAt = performance.now()
    const job = await repurpose.start(endless, {})
    for await (const { type } of job.events()) if (type === 'stage.started') break
    const factAt = performance.now()
    const cancelledAt = performance.now()
    await job.cancel()
    await job.outcome()
    if (index < 0) continue
    samples.code.push((begun.get(job.id) ?? Number.NaN) - startedAt)
    samples.fact.push(factAt - startedAt)
    samples.abort.push((aborted.get(job.id) ?? Number.NaN) - cancelledAt)
  }
  return Object.fromEntries(
    Object.entries(samples).flatMap(([name, values]) => [
      [`${name}50`, quantile(values, 0.5)],
      [`${name}99`, quantile(values, 0.99)],
    ]),
  )
}

export const scenario: Scenario = {
  title: 'Latency',
  about: `An idle worker takes a job that works until it is stopped, ${jobs} times in a row. From the call of \`start()\` to
the first line of the stage and to its first fact in \`events()\`; from the call of \`cancel()\` to the abort of the stage's
signal. A fact that nothing depends on waits up to 10 ms for company, to save a round trip: that is what is seen in the
first fact of a stage that records nothing else.`,
  metrics: {
    code50: { title: 'start → code, p50', unit: 'milliseconds' },
    code99: { title: 'p99', unit: 'milliseconds' },
    fact50: { title: 'start → fact, p50', unit: 'milliseconds' },
    fact99: { title: 'p99', unit: 'milliseconds' },
    abort50: { title: 'cancel → abort, p50', unit: 'milliseconds' },
    abort99: { title: 'p99', unit: 'milliseconds' },
  },
  contenders: { repurpose: measure },
}
