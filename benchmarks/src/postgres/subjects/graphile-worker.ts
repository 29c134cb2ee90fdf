import { Logger, makeWorkerUtils, run, runMigrations, WorkerPreset } from 'graphile-worker'
import type { Client, Input, OpenOptions, Subject, WorkOptions } from '../subject.ts'

/** graphile-worker: a queue that notifies. Tuned, a process fetches 500 jobs at once and settles them together. */
const logger = new Logger(() => () => {})

async function work({ url, concurrency, pool, form, observer }: WorkOptions): Promise<void> {
  const batches =
    form === 'default' ? {} : { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 }
  await run({
    preset: {
      extends: [WorkerPreset],
      worker: {
        connectionString: url,
        maxPoolSize: pool,
        concurrentJobs: concurrency,
        logger,
        ...batches,
      },
    },
    taskList: {
      'no-op': async (payload) => {
        // What was handed in is such an input.
        observer.begun((payload as Input).index)
        observer.ended()
      },
      endless: async (payload) => {
        // What was handed in is such an input.
        observer.begun((payload as Input).index)
        await new Promise<never>(() => {})
      },
    },
    noHandleSignals: true,
  })
}

async function open({ url, pool }: OpenOptions): Promise<Client> {
  const utils = await makeWorkerUtils({ connectionString: url, maxPoolSize: pool, logger })
  return {
    async start(kind, indexes) {
      const jobs = indexes.map((index) => ({
        identifier: kind,
        payload: { index, title: `Lesson ${index}` } satisfies Input,
      }))
      const added = await utils.addJobs(jobs)
      return added.map(({ id }) => id)
    },
  }
}

export const subject: Subject = {
  tables: (url) => runMigrations({ connectionString: url, logger }),
  work,
  open,
}
