import assert from 'node:assert/strict'
import type { FactBody } from '../job/index.ts'
import type { Answer, Backend, Claim, ConsumeOptions, NewJob, Settlement } from '../ports/index.ts'
import { newJob, spawned, succeeds, type Turn } from './backend-suite-jobs.ts'
import { eventually, within } from './backend-suite-waiting.ts'

/** A claim in the hands of a test, with the bookkeeping of a worker: write numbers, and what was seen. */
export interface HeldJob {
  readonly id: string
  readonly claim: Claim
  /** The last sequence number this worker knows. */
  seen: number
  append(...facts: readonly FactBody[]): Promise<Answer>
  /** Spawns children, with a `child.spawned` fact for each. */
  spawn(...children: readonly NewJob[]): Promise<Answer>
  /** Ends the turn, and resolves when the backend has carried it out. */
  settle(turn: Turn): Promise<void>
  /** Ends the turn without looking whether the backend takes it. */
  resolve(turn: Turn): void
  /** Fails as a worker does whose run throws. */
  reject(): void
}

/** A worker whose every claim is carried out by the test, step by step. */
export interface TestWorker {
  /** The next job handed to this worker, in the order of claims. */
  next(what?: string): Promise<HeldJob>
  /** That nothing but a job of least priority, made now, is there to be claimed. */
  findsNothing(): Promise<void>
  /** How many claims the test has not looked at. */
  readonly waiting: number
  close(): Promise<void>
}

export const someWorker: ConsumeOptions = {
  concurrency: 1,
  lanes: ['default'],
  pipelines: () => ['article', 'sentinel'],
  ageingMs: 600_000,
}

export async function startWorker(
  place: { readonly backend: Backend; readonly now: () => number; readonly patienceMs: number },
  options: Partial<ConsumeOptions>,
): Promise<TestWorker> {
  const { backend, patienceMs } = place
  const arrived: HeldJob[] = []
  const wanted: ((job: HeldJob) => void)[] = []
  const consumer = await backend.consume({ ...someWorker, ...options }, (claim) => {
    return new Promise<Settlement>((resolve, reject) => {
      const job = holdJob(place, claim, resolve, reject)
      const want = wanted.shift()
      if (want === undefined) arrived.push(job)
      else want(job)
    })
  })

  const next = (what = 'a job to be claimed'): Promise<HeldJob> => {
    const job = arrived.shift()
    const coming =
      job === undefined ? new Promise<HeldJob>((resolve) => wanted.push(resolve)) : Promise.resolve(job)
    return within(patienceMs, coming, what)
  }

  return {
    next,
    async findsNothing() {
      const sentinel = newJob({ pipeline: 'sentinel', priority: { level: 'low', score: -1_000 } })
      await backend.create({ jobs: [sentinel] })
      const job = await next('the sentinel to be claimed')
      assert.equal(job.id, sentinel.id, `Nothing should be claimable, but ${job.id} was.`)
      await job.settle(succeeds())
    },
    get waiting() {
      return arrived.length
    },
    close: () => within(patienceMs, consumer.close(), 'the consumer to close'),
  }
}

function holdJob(
  {
    backend,
    now,
    patienceMs,
  }: { readonly backend: Backend; readonly now: () => number; readonly patienceMs: number },
  claim: Claim,
  resolve: (settlement: Settlement) => void,
  reject: (error: Error) => void,
): HeldJob {
  const { lease } = claim
  let write = 0
  const stamped = (facts: readonly FactBody[]) => facts.map((fact) => ({ ...fact, at: now() }))
  const learn = (answer: Answer): Answer => {
    job.seen = answer.seq
    return answer
  }
  const settlementOf = ({ facts, ...turn }: Turn): Settlement => {
    write += 1
    return { ...turn, facts: stamped(facts), write, seen: job.seen }
  }
  const job: HeldJob = {
    id: lease.jobId,
    claim,
    seen: claim.job.seq,
    async append(...facts) {
      write += 1
      return learn(await backend.append({ lease, write, seen: job.seen, facts: stamped(facts) }))
    },
    async spawn(...children) {
      write += 1
      const facts = stamped(children.map(spawned))
      return learn(await backend.spawn({ lease, write, seen: job.seen, facts, children }))
    },
    resolve: (turn) => resolve(settlementOf(turn)),
    async settle(turn) {
      resolve(settlementOf(turn))
      const last = turn.facts.at(-1)?.type
      await eventually(backend, patienceMs, `the turn of ${lease.jobId} to be settled`, async () => {
        const since = await backend.read({ jobId: lease.jobId, after: job.seen })
        return since.some((fact) => fact.type === last)
      })
    },
    reject: () => reject(new Error('This run was made to fail.')),
  }
  return job
}
