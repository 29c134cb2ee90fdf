import { postgres } from '@repurpose/adapter-postgres'
import { createRepurpose, type Job, pipeline } from '@repurpose/core'
import { z } from 'zod'
import { steps } from '../../lesson.ts'
import { copyRows } from '../history.ts'
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
  async history(client, kind, { finished, waiting, elsewhere }) {
    const copy = async (state: string, count: number, lane: string) => {
      const { rows } = await client.query<{ like: string; base: string }>(
        `select 'number = ' || min(number) as like, nextval('repurpose.numbers') as base from repurpose.jobs
         where pipeline = '${kind}' and state = '${state}' and lane = 'default'`,
      )
      const [{ like, base } = { like: 'false', base: '0' }] = rows
      const number = `${base} + n`
      const id = `('01a20000-' || lpad(to_hex((${number}) >> 16), 4, '0') || '-7000-8000-' || lpad(to_hex(${number}), 12, '0'))`
      const age = { created_at: `t.created_at - ${count} + n`, ended_at: `t.ended_at - ${count} + n` }
      const labels = `jsonb_build_object('tenant', 't' || n % 1000)`
      const names = { number, id, root_id: id, age: number, labels, lane: `'${lane}'` }
      await copyRows(client, { table: 'repurpose.jobs', like, count, set: { ...names, ...age } })
      await copyRows(client, {
        table: 'repurpose.facts',
        like: like.replace('number', 'job'),
        count,
        set: { job: number, position: `nextval('repurpose.positions')` },
      })
      await client.query(
        `insert into repurpose.job_labels (key, value, job)
         select 'tenant', 't' || n % 1000, ${number} from generate_series(1, ${count}) n`,
      )
      await client.query(`select setval('repurpose.numbers', ${base} + ${count} + 1)`)
    }
    await copy('succeeded', finished, 'default')
    await copy('queued', elsewhere, 'elsewhere')
    await copy('queued', waiting, 'default')
  },
}
