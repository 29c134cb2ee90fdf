import { type ConstructorOptions, PgBoss } from 'pg-boss'
import { copyRows } from '../history.ts'
import {
  type Client,
  type Input,
  type Kind,
  now,
  type OpenOptions,
  type Subject,
  type WorkOptions,
} from '../subject.ts'

/**
 * pg-boss: a queue. By default a worker fetches one job and looks again after two seconds; tuned it is told of new
 * jobs, fetches 50 at once and settles them together.
 */
const kinds: readonly Kind[] = ['no-op', 'endless']

function bossOf(url: string, max: number, options: ConstructorOptions = {}): PgBoss {
  const boss = new PgBoss({ connectionString: url, max, ...options })
  boss.on('error', (error) => console.error(error.message))
  return boss
}

async function work({ url, concurrency, pool, form, lease, observer }: WorkOptions): Promise<void> {
  const isTuned = form === 'tuned'
  const monitored = lease === 'default' ? {} : { monitorIntervalSeconds: 1, superviseIntervalSeconds: 1 }
  const boss = bossOf(url, pool, { useListenNotify: isTuned, migrate: false, ...monitored })
  await boss.start()
  for (const queue of kinds) {
    if (isTuned) await boss.updateQueue(queue, { notify: true })
    if (lease === 'shortest') await boss.updateQueue(queue, { heartbeatSeconds: 10 })
    const options = isTuned
      ? { localConcurrency: Math.ceil(concurrency / 50), batchSize: 50, burstWhenBatchFull: true }
      : { localConcurrency: concurrency }
    await boss.work<Input>(queue, options, async (jobs) => {
      for (const { data } of jobs) observer.begun(data.index)
      if (queue === 'endless') await new Promise<never>(() => {})
      for (const _ of jobs) observer.ended()
      return now()
    })
  }
}

async function open({ url, pool }: OpenOptions): Promise<Client> {
  const boss = bossOf(url, pool, { supervise: false, schedule: false, migrate: false })
  await boss.start()
  return {
    async start(kind, indexes) {
      const jobs = indexes.map((index): { readonly data: Input } => ({
        data: { index, title: `Lesson ${index}` },
      }))
      return (await boss.insert(kind, jobs, { returnId: true })) ?? []
    },
  }
}

export const subject: Subject = {
  async tables(url) {
    const boss = bossOf(url, 2, { supervise: false, schedule: false })
    await boss.start()
    for (const queue of kinds) await boss.createQueue(queue)
    await boss.stop()
  },
  work,
  open,
  async history(client, kind, { finished, waiting, elsewhere }) {
    const copy = (state: string, count: number, set: Readonly<Record<string, string>> = {}) =>
      copyRows(client, {
        table: 'pgboss.job',
        like: `id = (select id from pgboss.job where name = '${kind}' and state = '${state}' limit 1)`,
        count,
        set: { id: 'gen_random_uuid()', ...set },
      })
    await copy('completed', finished)
    await copy('created', elsewhere, { name: `'endless'` })
    await copy('created', waiting)
  },
}
