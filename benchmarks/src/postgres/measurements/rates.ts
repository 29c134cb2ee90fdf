import type { Measures } from '../../scenario.ts'
import { countsOf, makeTables, onDatabase } from '../database.ts'
import { type Kind, loadSubject, pause, type Subject, type WorkOptions } from '../subject.ts'
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
  /** Jobs that wait already. */
  readonly waiting?: number | undefined
}

const warmUpMs = 1_500
const windowMs = 3_000
const chunk = 1_000

/** Jobs a second at each level, and what clients sent to the server for one of them. */
export async function ratesOf(options: RateOptions): Promise<Measures> {
  return ratesAt(await makeTables(options.subject, 'rates'), options)
}

export async function ratesAt(
  url: string,
  { subject: name, kind, form = 'default', levels, backlog, waiting = 0 }: RateOptions,
): Promise<Measures> {
  const subject = await loadSubject(name)
  const measures: Record<string, number> = {}
  const handIn = await jobsOf(subject, url, kind)
  let left = waiting
  for (const [metric, { processes, concurrency }] of Object.entries(levels)) {
    await handIn(backlog - left)
    const available = Math.max(left, backlog)
    const settings = { url, concurrency, form }
    const workers = await Promise.all(Array.from({ length: processes }, () => startWorker(name, settings)))
    await pause(warmUpMs)
    const [before, first] = [await countsOf(url), await total(workers)]
    await pause(windowMs)
    const [last, after] = [await total(workers), await countsOf(url)]
    await Promise.all(workers.map((worker) => worker.kill()))
    left = available - last.ended
    if (left <= 0) throw new Error(`"${name}" has done all of ${available} jobs: a backlog is to be left.`)
    const done = last.ended - first.ended
    measures[metric] = done / ((last.at - first.at) / 1_000)
    measures[`${metric}Statements`] = (after.statements - before.statements) / done
  }
  return measures
}

/** Hands in jobs of one kind, with indexes that go on. */
async function jobsOf(subject: Subject, url: string, kind: Kind): Promise<(count: number) => Promise<void>> {
  const client = await subject.open({ url, pool: 10 })
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
