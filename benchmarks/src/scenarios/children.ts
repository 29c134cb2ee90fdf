import { child, memoryBackend, pipeline } from '@repurpose/core'
import { z } from 'zod'
import type { Measures, Scenario } from '../scenario.ts'
import { openRepurpose } from '../subjects.ts'
import { timed } from '../timing.ts'

const few = 400
const many = 1_600

const page = pipeline('page', z.object({ number: z.number() }))
  .stage('write', ({ input }) => `Page ${input.number}`)
  .result(({ outputs }) => outputs.write)

const book = pipeline('book', z.object({ pages: z.number(), window: z.number().optional() }))
  .stage('pages', async ({ input, spawnAll }) => {
    const pages = Array.from({ length: input.pages }, (_, number) =>
      child(page, { number }, { key: String(number) }),
    )
    const outcomes = await spawnAll('page', pages, { concurrency: input.window })
    return outcomes.length
  })
  .result(({ outputs }) => outputs.pages)

async function makeBook(pages: number, window: number | undefined) {
  const backend = memoryBackend()
  await using repurpose = openRepurpose({ backend, work: { concurrency: 10 } })
  let log = 0
  const ms = await timed(async () => {
    const job = await repurpose.start(book, { pages, ...(window === undefined ? {} : { window }) })
    await job.result()
    log = (await backend.read({ jobId: job.id, after: 0 })).length
  })
  return { ms, log }
}

async function measure(window: number | undefined): Promise<Measures> {
  await makeBook(many, window)
  const small = await makeBook(few, window)
  const large = await makeBook(many, window)
  return {
    fewMs: small.ms,
    manyMs: large.ms,
    growth: large.ms / small.ms,
    fewLog: small.log,
    manyLog: large.log,
  }
}

export const scenario: Scenario = {
  title: `A parent with ${many.toLocaleString('en')} children`,
  about: `One job spawns ${few} or ${many.toLocaleString('en')} others, which do nothing, and gathers their results; 10 run at once. The parent
parks meanwhile. Four times as many children should take four times as long and as many facts: anything more would
be a cost that grows with the square.`,
  metrics: {
    fewMs: { title: `${few} children`, unit: 'milliseconds' },
    manyMs: { title: `${many.toLocaleString('en')} children`, unit: 'milliseconds' },
    growth: { title: 'growth (4 is linear)', unit: 'times' },
    fewLog: { title: `log, ${few}`, unit: 'count' },
    manyLog: { title: `log, ${many.toLocaleString('en')}`, unit: 'count' },
  },
  contenders: {
    'all at once': () => measure(undefined),
    'a window of 10': () => measure(10),
  },
}
