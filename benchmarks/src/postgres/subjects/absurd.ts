import { readFileSync } from 'node:fs'
import { Absurd } from 'absurd-sdk'
import { Pool } from 'pg'
import { steps } from '../../lesson.ts'
import { onDatabase } from '../database.ts'
import { copyRows, uuidOf } from '../history.ts'
import { type Client, type Input, type Kind, now, pause, type Subject, type WorkOptions } from '../subject.ts'

/**
 * Absurd: a schema of functions, and a worker that polls. npm has the worker only; the schema is a file of its
 * repository (`sql/absurd.sql`), which `ABSURD_SCHEMA` names.
 */
const queueName = 'default'

async function work({ url, concurrency, pool: max, lease, observer }: WorkOptions): Promise<void> {
  const client = new Absurd({ db: new Pool({ connectionString: url, max }), queueName })
  client.registerTask<Input>({ name: 'steps' satisfies Kind }, async (input, task) => {
    observer.begun(input.index)
    const { points } = await task.step('outline', () => steps.outline(input))
    const { paragraphs } = await task.step('write', () => steps.write(points))
    const result = await task.step('review', () => steps.review(paragraphs))
    observer.ended()
    return result
  })
  client.registerTask<Input>({ name: 'no-op' satisfies Kind }, async (input) => {
    observer.begun(input.index)
    observer.ended()
    return now()
  })
  client.registerTask<Input>({ name: 'endless' satisfies Kind }, async (input, task) => {
    observer.begun(input.index)
    await task.step('outline', () => steps.outline(input))
    // Nobody else renews its lease: a worker whose task is silent for twice as long ends itself.
    for (;;) {
      await pause(400)
      await task.heartbeat()
    }
  })
  const leased = lease === 'default' ? {} : { claimTimeout: 1 }
  await client.startWorker({ concurrency, ...leased })
}

async function open({ url, pool: max }: { readonly url: string; readonly pool: number }): Promise<Client> {
  const client = new Absurd({ db: new Pool({ connectionString: url, max }), queueName })
  return {
    start: (kind, indexes) =>
      Promise.all(
        indexes.map(async (index) => {
          const input: Input = { index, title: `Lesson ${index}` }
          const { taskID } = await client.spawn(kind, input, { queue: queueName })
          return taskID
        }),
      ),
    async result(id) {
      const snapshot = await client.awaitTaskResult(id)
      return snapshot.state === 'completed' ? snapshot.result : undefined
    },
  }
}

export const subject: Subject = {
  async tables(url) {
    const file = process.env['ABSURD_SCHEMA']
    if (file === undefined)
      throw new Error('ABSURD_SCHEMA names the file "sql/absurd.sql" of its repository.')
    await onDatabase(url, async (client) => {
      await client.query(readFileSync(file, 'utf8'))
      await client.query('select absurd.create_queue($1)', [queueName])
    })
  },
  work,
  open,
  async history(client, kind, { finished, waiting }) {
    const [tasks, runs, checkpoints] = ['absurd.t_default', 'absurd.r_default', 'absurd.c_default']
    const copy = async (state: string, count: number) => {
      const task = `(select task_id from ${tasks} where task_name = '${kind}' and state = '${state}' limit 1)`
      const [task_id, run_id] = [uuidOf(`${state} task`), uuidOf(`${state} run`)]
      // The task last: until then it is the only one, and its copies would be copied as well.
      const like = `task_id = ${task}`
      await copyRows(client, { table: runs, like, count, set: { task_id, run_id } })
      const owner_run_id = run_id
      await copyRows(client, { table: checkpoints, like, count, set: { task_id, owner_run_id } })
      await copyRows(client, { table: tasks, like, count, set: { task_id, last_attempt_run: run_id } })
    }
    await copy('completed', finished)
    // What waits in another queue is in tables of its own, and nothing to this one.
    await copy('pending', waiting)
  },
}
