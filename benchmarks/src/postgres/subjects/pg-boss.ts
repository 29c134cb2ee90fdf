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
 * pg-boss: a queue. By default a worker fetches one job and looks again after two seconds; tuned it listens for new
 * jobs, fetches 50 at once and settles them together.
 */
const queueName = 'jobs'
const otherQueueName = 'elsewhere'

interface Data extends Input {
  readonly kind: Kind
}

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
  if (lease === 'shortest') await boss.updateQueue(queueName, { heartbeatSeconds: 10 })
  const options = isTuned
    ? { localConcurrency: Math.ceil(concurrency / 50), batchSize: 50, burstWhenBatchFull: true }
    : { localConcurrency: concurrency }
  await boss.work<Data>(queueName, options, async (jobs) => {
    for (const { data } of jobs) observer.begun(data.index)
    if (jobs.some(({ data }) => data.kind === 'endless')) await new Promise<never>(() => {})
    for (const _ of jobs) observer.ended()
    return now()
  })
}

async function open({ url, pool }: OpenOptions): Promise<Client> {
  const boss = bossOf(url, pool, { supervise: false, schedule: false, migrate: false })
  await boss.start()
  return {
    async start(kind, indexes) {
      const jobs = indexes.map((index): { readonly data: Data } => ({
        data: { kind, index, title: `Lesson ${index}` },
      }))
      return (await boss.insert(queueName, jobs, { returnId: true })) ?? []
    },
  }
}

export const subject: Subject = {
  async tables(url) {
    const boss = bossOf(url, 2, { supervise: false, schedule: false })
    await boss.start()
    for (const queue of [queueName, otherQueueName]) await boss.createQueue(queue, { notify: true })
    await boss.stop()
  },
  work,
  open,
  async history(client, _kind, { finished, waiting, elsewhere }) {
    const copy = (state: string, count: number, set: Readonly<Record<string, string>> = {}) =>
      copyRows(client, {
        table: 'pgboss.job',
        like: `id = (select id from pgboss.job where name = '${queueName}' and state = '${state}' limit 1)`,
        count,
        set: { id: 'gen_random_uuid()', ...set },
      })
    await copy('completed', finished)
    await copy('created', elsewhere, { name: `'${otherQueueName}'` })
    await copy('created', waiting)
  },
}
