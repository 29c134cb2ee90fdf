import { randomUUID } from 'node:crypto'
import { DBOS, DBOSClient } from '@dbos-inc/dbos-sdk'
import { steps } from '../../lesson.ts'
import { copyRows, uuidOf } from '../history.ts'
import {
  type Client,
  type Input,
  now,
  type OpenOptions,
  pause,
  type Subject,
  talk,
  type WorkOptions,
} from '../subject.ts'

/**
 * DBOS: a queue whose worker polls, each process an executor with a name of its own. Tuned, it polls every 10 ms.
 * What a dead executor did is taken up when one of its name starts again, or by a service of the company.
 */
const name = 'bench'
const queueName = 'jobs'
const applicationVersion = '1'

async function work({ url, concurrency, pool, form, lease, observer }: WorkOptions): Promise<void> {
  const step = <Value>(name: string, work: () => Promise<Value>) => DBOS.runStep(work, { name })
  DBOS.registerWorkflow(
    async (input: Input) => {
      observer.begun(input.index)
      const { points } = await step('outline', () => steps.outline(input))
      const { paragraphs } = await step('write', () => steps.write(points))
      const result = await step('review', () => steps.review(paragraphs))
      observer.ended()
      return result
    },
    { name: 'steps' },
  )
  DBOS.registerWorkflow(
    async (input: Input) => {
      observer.begun(input.index)
      observer.ended()
      return now()
    },
    { name: 'no-op' },
  )
  DBOS.registerWorkflow(
    async (input: Input) => {
      observer.begun(input.index)
      await step('outline', () => steps.outline(input))
      return step('endless', () => new Promise<never>(() => {}))
    },
    { name: 'endless' },
  )
  DBOS.registerWorkflow(
    async (input: Input) => {
      observer.begun(input.index)
      for (let index = 0; index < talk.sentences; index += 1) {
        await step(`sentence-${index}`, () => pause(talk.pauseMs))
        await DBOS.writeStream('sentences', now())
      }
      await DBOS.closeStream('sentences')
      observer.ended()
      return now()
    },
    { name: 'talk' },
  )
  DBOS.setConfig({
    name,
    systemDatabaseUrl: url,
    systemDatabasePoolSize: pool,
    logLevel: 'error',
    applicationVersion,
    executorID: lease === 'default' ? randomUUID() : 'the-same',
    runMigrations: false,
  })
  await DBOS.launch()
  await DBOS.registerQueue(queueName, {
    workerConcurrency: concurrency,
    onConflict: 'always_update',
    ...(form === 'tuned' ? { minPollingIntervalMs: 10 } : {}),
  })
}

async function open({ url, pool }: OpenOptions): Promise<Client> {
  const client = await DBOSClient.create({
    systemDatabaseUrl: url,
    systemDatabasePoolSize: pool,
    applicationName: name,
  })
  return {
    start: (kind, indexes) =>
      Promise.all(
        indexes.map(async (index) => {
          const input: Input = { index, title: `Lesson ${index}` }
          const options = { queueName, workflowName: kind, appVersion: applicationVersion }
          const { workflowID } = await client.enqueue(options, input)
          return workflowID
        }),
      ),
    result: (id) => client.retrieveWorkflow(id).getResult(),
    async listen(id, heard) {
      for await (const sentAt of client.readStream<number>(id, 'sentences')) heard(sentAt)
    },
  }
}

export const subject: Subject = {
  tables: (url) => DBOS.migrate(url),
  work,
  open,
  async history(client, kind, { finished, waiting, elsewhere }) {
    const status = 'dbos.workflow_status'
    const copy = async (
      state: string,
      count: number,
      what: string,
      set: Readonly<Record<string, string>>,
    ) => {
      const one = `(select min(workflow_uuid) from ${status} where name = '${kind}' and status = '${state}'
        and queue_name = '${queueName}')`
      const workflow_uuid = `${uuidOf(what)}::text`
      const like = `workflow_uuid = ${one}`
      for (const table of ['dbos.operation_outputs', 'dbos.workflow_input', 'dbos.workflow_output']) {
        await copyRows(client, { table, like, count, set: { workflow_uuid } })
      }
      await copyRows(client, { table: status, like, count, set: { workflow_uuid, ...set } })
    }
    await copy('SUCCESS', finished, 'done', {})
    await copy('ENQUEUED', elsewhere, 'elsewhere', { queue_name: `'elsewhere'` })
    await copy('ENQUEUED', waiting, 'waiting', {})
  },
}
