import { postgres } from '@repurpose/adapter-postgres'
import { createRepurpose, type Job, pipeline } from '@repurpose/core'
import { z } from 'zod'
import { steps } from '../../lesson.ts'
import {
  type Client,
  now,
  type Observer,
  type OpenOptions,
  pause,
  type Subject,
  talk,
  type WorkOptions,
} from '../subject.ts'

/** The library on Postgres, as its users open it. */
const input = z.object({ index: z.number(), title: z.string() })

function pipelines(observer: Observer) {
  return {
    steps: pipeline('steps', input)
      .stage('lesson', async ({ input, step }) => {
        observer.begun(input.index)
        const { points } = await step('outline', () => steps.outline(input))
        const { paragraphs } = await step('write', () => steps.write(points))
        const result = await step('review', () => steps.review(paragraphs))
        observer.ended()
        return result
      })
      .result(({ outputs }) => outputs.lesson),
    'no-op': pipeline('no-op', input)
      .stage('work', ({ input }) => {
        observer.begun(input.index)
        observer.ended()
        return now()
      })
      .result(({ outputs }) => outputs.work),
    endless: pipeline('endless', input).stage('work', async ({ input, step }) => {
      observer.begun(input.index)
      await step('outline', () => steps.outline(input))
      await step('endless', () => new Promise<never>(() => {}))
    }),
    talk: pipeline('talk', input).stage('work', async ({ step, report }) => {
      for (let index = 0; index < talk.sentences; index += 1) {
        await pause(talk.pauseMs)
        await step(`sentence-${index}`, async () => now())
        await pause(talk.pauseMs)
        // The only text that is told live without a model's help.
        report(index / talk.sentences, String(now()))
      }
    }),
  }
}

async function work({ url, concurrency, pool, lease, observer }: WorkOptions): Promise<void> {
  const leased = lease === 'default' ? {} : { lease: '1s' as const }
  const repurpose = createRepurpose({
    backend: postgres({ url, poolSize: pool, migrate: false, ...leased }),
    pipelines: Object.values(pipelines(observer)),
  })
  await repurpose.work({ concurrency })
}

async function open({ url, pool }: OpenOptions): Promise<Client> {
  const backend = postgres({ url, poolSize: pool, migrate: false })
  const repurpose = createRepurpose({ backend, work: false })
  const known = pipelines({ begun: () => {}, ended: () => {} })
  const jobs = new Map<string, Job>()
  return {
    start: (kind, indexes) =>
      Promise.all(
        indexes.map(async (index) => {
          const job = await repurpose.start(known[kind], { index, title: `Lesson ${index}` })
          jobs.set(job.id, job)
          return job.id
        }),
      ),
    result: async (id) => jobs.get(id)?.result(),
    async listen(id, heard) {
      for await (const event of jobs.get(id)?.events() ?? []) {
        if (event.type === 'step.succeeded') heard(Number(event.value))
      }
    },
    async listenTransient(id, heard) {
      for await (const event of jobs.get(id)?.events() ?? []) {
        if (event.type === 'progress' && event.message !== undefined) heard(Number(event.message))
      }
    },
  }
}

export const subject: Subject = {
  async tables(url) {
    const backend = postgres({ url })
    await backend.open()
    await backend.close()
  },
  work,
  open,
}
