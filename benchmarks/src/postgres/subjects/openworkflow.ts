import { defineWorkflow, OpenWorkflow } from 'openworkflow'
import { BackendPostgres } from 'openworkflow/postgres'
import { steps } from '../../lesson.ts'
import { copyRows, uuidOf } from '../history.ts'
import {
  type Client,
  type Input,
  type Kind,
  now,
  type Observer,
  type Subject,
  type WorkOptions,
} from '../subject.ts'

/** OpenWorkflow: its worker polls, its lease of 30 s cannot be changed, and it tells nobody of what it recorded. */
const specOf = (kind: Kind) => ({ name: kind })

function workflows(observer: Observer) {
  return [
    defineWorkflow<Input, unknown>(specOf('steps'), async ({ input, step }) => {
      observer.begun(input.index)
      const { points } = await step.run({ name: 'outline' }, () => steps.outline(input))
      const { paragraphs } = await step.run({ name: 'write' }, () => steps.write(points))
      const result = await step.run({ name: 'review' }, () => steps.review(paragraphs))
      observer.ended()
      return result
    }),
    defineWorkflow<Input, unknown>(specOf('no-op'), async ({ input }) => {
      observer.begun(input.index)
      observer.ended()
      return now()
    }),
    defineWorkflow<Input, unknown>(specOf('endless'), async ({ input, step }) => {
      observer.begun(input.index)
      await step.run({ name: 'outline' }, () => steps.outline(input))
      return step.run({ name: 'endless' }, () => new Promise<never>(() => {}))
    }),
  ]
}

async function work({ url, concurrency, observer }: WorkOptions): Promise<void> {
  const backend = await BackendPostgres.connect(url, { runMigrations: false })
  const client = new OpenWorkflow({ backend })
  for (const { spec, fn } of workflows(observer)) client.implementWorkflow(spec, fn)
  await client.newWorker({ concurrency }).start()
}

async function open({ url }: { readonly url: string }): Promise<Client> {
  const backend = await BackendPostgres.connect(url, { runMigrations: false })
  const client = new OpenWorkflow({ backend })
  const handles = new Map<string, Awaited<ReturnType<typeof client.runWorkflow>>>()
  return {
    start: (kind, indexes) =>
      Promise.all(
        indexes.map(async (index) => {
          const handle = await client.runWorkflow(specOf(kind), { index, title: `Lesson ${index}` })
          handles.set(handle.workflowRun.id, handle)
          return handle.workflowRun.id
        }),
      ),
    result: async (id) => handles.get(id)?.result(),
  }
}

export const subject: Subject = {
  async tables(url) {
    const backend = await BackendPostgres.connect(url)
    await backend.stop()
  },
  work,
  open,
  async history(client, kind, { finished, waiting, elsewhere }) {
    const runs = 'openworkflow.workflow_runs'
    const one = async (status: string) => {
      const { rows } = await client.query<{ like: string }>(
        `select 'id = ' || quote_literal(id) as like from ${runs} where workflow_name = $1 and status = $2 and namespace_id = 'default' limit 1`,
        [kind, status],
      )
      return rows[0]?.like ?? 'false'
    }
    const [done, pending] = [await one('completed'), await one('pending')]
    const id = (what: string) => `${uuidOf(what)}::text`
    await copyRows(client, { table: runs, like: done, count: finished, set: { id: id('done') } })
    await copyRows(client, {
      table: 'openworkflow.step_attempts',
      like: `workflow_run_${done}`,
      count: finished,
      set: { workflow_run_id: id('done'), id: `${uuidOf('step')}::text || t.step_name` },
    })
    const other = { id: id('elsewhere'), namespace_id: `'elsewhere'` }
    await copyRows(client, { table: runs, like: pending, count: elsewhere, set: other })
    await copyRows(client, { table: runs, like: pending, count: waiting, set: { id: id('waiting') } })
  },
}
