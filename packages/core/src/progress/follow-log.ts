import { JobError } from '../errors/index.ts'
import { type Fact, isTerminal, type TransientEvent, terminalStateOf } from '../job/index.ts'
import type { Backend, JobRecord } from '../ports/index.ts'
import { unlessAborted } from './abort.ts'
import { type Changes, listenFor } from './changes.ts'

/** How many facts are read at once: what a stream holds in memory. */
export const pageSize = 200

export type LogBackend = Pick<Backend, 'get' | 'read' | 'subscribe'>

export interface FollowOptions {
  readonly backend: LogBackend
  readonly jobId: string
  /** Facts up to this sequence number are known. */
  readonly after: number
  readonly transient: (event: TransientEvent) => boolean
}

export interface LogNews {
  readonly facts: readonly Fact[]
  readonly transients: readonly TransientEvent[]
  /** Everything that was written by now has been given. True at least once, if only with nothing new. */
  readonly isCaughtUp: boolean
}

/**
 * A job's log as it grows, gapless and in order, in pieces.
 *
 *     subscribe ─▶ read ─▶ give ──woken meanwhile──▶ read
 *                           │
 *                           ├─ the job has ended ─▶ done
 *                           └─ wait ──woken──▶ read
 *
 * Subscribing comes first, so whatever is written after a read wakes. The log ends with the terminal fact: what its
 * settled hook records is kept back, and given only if the job is opened again.
 *
 * @throws JobError `JOB_NOT_FOUND`.
 */
export async function* followLog(
  options: FollowOptions,
  signal: AbortSignal,
): AsyncGenerator<LogNews, void, undefined> {
  const { backend, jobId, after, transient } = options
  const changes = await listenFor(backend, { jobIds: [jobId] }, { signal, transient })
  if (changes === undefined) return
  try {
    yield* pieces(options, changes, new Ending(after), signal)
  } finally {
    changes.close()
  }
}

async function* pieces(
  { backend, jobId, after }: FollowOptions,
  changes: Changes,
  ending: Ending,
  signal: AbortSignal,
): AsyncGenerator<LogNews, void, undefined> {
  // The last known fact is read once more, because it tells whether the job had ended with it.
  const start = Math.max(0, after - 1)
  let position = start
  let isFirst = true
  while (!signal.aborted) {
    let page: readonly Fact[] | undefined = []
    if (changes.takeWake()) {
      page = await unlessAborted(backend.read({ jobId, after: position, limit: pageSize }), signal)
      if (page === undefined) return
      position = page.at(-1)?.seq ?? position
      if (position === start) {
        // Nothing there yet: no such job, or a place beyond the end of its log.
        const job = await unlessAborted(existing(backend, jobId), signal)
        if (job === undefined) return
        if (job.seq > start) changes.wake()
        else if (isTerminal(job.state)) return
      }
      if (page.length === pageSize) changes.wake()
    }
    const facts = ending.sift(page)
    const isCaughtUp = page.length < pageSize
    const transients = isCaughtUp ? changes.takeTransient() : []
    if (facts.length > 0 || transients.length > 0 || (isCaughtUp && isFirst))
      yield { facts, transients, isCaughtUp }
    if (isCaughtUp) isFirst = false
    if (changes.isAwake()) continue
    if (ending.hasEnded) return
    await changes.wait()
  }
}

async function existing(backend: LogBackend, jobId: string): Promise<JobRecord> {
  const job = await backend.get(jobId)
  if (job !== undefined) return job
  throw new JobError({
    code: 'JOB_NOT_FOUND',
    message: `There is no job ${JSON.stringify(jobId)}.`,
    path: 'jobId',
    action: 'Check the id; jobs that ended long ago may have been pruned.',
  })
}

/** Knows whether the job has ended, and keeps back what comes after that. */
class Ending {
  hasEnded = false
  readonly #after: number
  #keptBack: Fact[] = []

  constructor(after: number) {
    this.#after = after
  }

  /** The facts to give of those read. */
  sift(page: readonly Fact[]): readonly Fact[] {
    const given: Fact[] = []
    for (const fact of page) {
      if (fact.type === 'job.restarted') {
        given.push(...this.#keptBack)
        this.#keptBack = []
        this.hasEnded = false
      }
      if (fact.seq > this.#after) (this.hasEnded ? this.#keptBack : given).push(fact)
      if (endsLog(fact)) this.hasEnded = true
    }
    return given
  }
}

/** Whether the job has ended by this fact, or had before it: its settled hook writes after the end. */
function endsLog(fact: Fact): boolean {
  return terminalStateOf(fact) !== undefined || (fact.type === 'hook.settled' && fact.hook === 'settled')
}
