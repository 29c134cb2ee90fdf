import type { Measures } from '../../scenario.ts'
import { countsOf, makeTables, onDatabase } from '../database.ts'
import { type Kind, loadSubject, now, pause, type WorkOptions } from '../subject.ts'
import { startWorker, type WorkerProcess } from '../worker-process.ts'

/** So many processes, each of which works on so many jobs at once. */
export interface Level {
  readonly processes: number
  readonly concurrency: number
}

interface RateOptions {
  readonly subject: string
  readonly kind: Kind
  readonly form?: WorkOptions['form'] | undefined
  /** By metric. */
  readonly levels: Readonly<Record<string, Level>>
  /** Jobs that wait when a level begins; more than are done in its time. */
  readonly backlog: number
}

const warmUpMs = 1_000
const windowMs = 2_000
const chunk = 1_000

/** Jobs a second at each level, and what clients sent to the server for one of them. */
export async function ratesOf(options: RateOptions): Promise<Measures> {
  return ratesAt(await makeTables(options.subject, 'rates'), options)
}

/** The same where so many jobs wait already. */
export async function ratesAt(url: string, options: RateOptions, waiting = 0): Promise<Measures> {
  const { subject, kind, form = 'default', levels, backlog } = options
  const measures: Record<string, number> = {}
  const handIn = await jobsOf(subject, url, kind)
  let left = waiting
  for (const [metric, level] of Object.entries(levels)) {
    await handIn(backlog - left)
    const available = Math.max(left, backlog)
    const workers = await workersOf(subject, url, form, level)
    const rate = await rateOf(workers, url, available)
    left = available - rate.ended
    measures[metric] = rate.jobs
    measures[`${metric}Statements`] = rate.statements
  }
  return measures
}

/**
 * The same for a contender whose workers hand out once more, when they start, whatever is not done, and which does the
 * first step of all jobs before the second of any: it gets tables of its own for each level, the jobs when its workers
 * are there, and the time until all of them are done.
 */
export async function ratesOfPresent(options: RateOptions): Promise<Measures> {
  const { subject, kind, form = 'default', levels, backlog } = options
  const measures: Record<string, number> = {}
  for (const [metric, level] of Object.entries(levels)) {
    const url = await makeTables(subject, `rates_${metric}`)
    const workers = await workersOf(subject, url, form, level)
    const handIn = await jobsOf(subject, url, kind)
    const [before, from] = [await countsOf(url), now()]
    await handIn(backlog)
    let done = await total(workers)
    while (done.ended < backlog) {
      await pause(50)
      done = await total(workers)
    }
    const after = await countsOf(url)
    await Promise.all(workers.map((worker) => worker.kill()))
    measures[metric] = backlog / ((done.at - from) / 1_000)
    measures[`${metric}Statements`] = (after.statements - before.statements) / backlog
  }
  return measures
}

function workersOf(
  subject: string,
  url: string,
  form: WorkOptions['form'],
  { processes, concurrency }: Level,
): Promise<readonly WorkerProcess[]> {
  const start = () => startWorker(subject, { url, concurrency, form })
  return Promise.all(Array.from({ length: processes }, start))
}

/** What workers do in a while, after which they are gone. */
async function rateOf(workers: readonly WorkerProcess[], url: string, available: number) {
  await pause(warmUpMs)
  const [before, first] = [await countsOf(url), await total(workers)]
  await pause(windowMs)
  const [last, after] = [await total(workers), await countsOf(url)]
  await Promise.all(workers.map((worker) => worker.kill()))
  if (last.ended >= available) throw new Error(`All of ${available} jobs are done: some were to be left.`)
  const done = last.ended - first.ended
  return {
    ended: last.ended,
    jobs: done / ((last.at - first.at) / 1_000),
    statements: (after.statements - before.statements) / done,
  }
}

/** Hands in jobs of one kind, with indexes that go on. */
async function jobsOf(name: string, url: string, kind: Kind): Promise<(count: number) => Promise<void>> {
  const { open } = await loadSubject(name)
  const client = await open({ url, pool: 10 })
  let next = 0
  return async (count) => {
    for (let rest = count; rest > 0; rest -= chunk) {
      const indexes = Array.from({ length: Math.min(rest, chunk) }, (_, offset) => next + offset)
      next += indexes.length
      await client.start(kind, indexes)
    }
    if (count > 0) await onDatabase(url, (session) => session.query('analyze'))
  }
}

async function total(workers: readonly WorkerProcess[]) {
  const counts = await Promise.all(workers.map((worker) => worker.count()))
  const ended = counts.reduce((sum, count) => sum + count.ended, 0)
  return { ended, at: Math.max(...counts.map(({ at }) => at)) }
}
