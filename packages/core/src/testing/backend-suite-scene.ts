import assert from 'node:assert/strict'
import type { Fact, FactType, JobState } from '../job/index.ts'
import type {
  Backend,
  Claim,
  ConsumeOptions,
  Consumer,
  FeedEntry,
  FeedFilter,
  JobRecord,
  NewJob,
  Settlement,
} from '../ports/index.ts'
import { eventually } from './backend-suite-waiting.ts'
import { someWorker, startWorker, type TestWorker } from './backend-suite-worker.ts'
import type { FakeClock } from './fake-clock.ts'

/** A backend with an empty store, and what the suite cannot do to it through the port. */
export interface BackendUnderTest {
  readonly backend: Backend
  /** The clock of the backend, if it is one that tests can move; real time otherwise. */
  readonly clock?: FakeClock | undefined
  /**
   * Makes the worker that holds a job disappear as far as this job goes, as if its process had been killed: the lease
   * runs out without a word. The consumer itself goes on.
   */
  crash(jobId: string): Promise<void> | void
  /**
   * Another backend on the same store, as another process would open it. Needed by backends that are `durable`
   * (called after `close`) or `crossProcess` (called while the first is open).
   */
  another?: (() => Promise<Backend>) | undefined
  /** A transaction to hand to `create`. Needed by backends that are `transactional`. */
  transaction?: (() => Promise<TestTransaction>) | undefined
  /**
   * How long a test waits for anything before it fails, in milliseconds of real time. Default: 4,000 with a clock that
   * tests can move, 30,000 without; give the runner at least as long.
   */
  readonly patienceMs?: number | undefined
  /**
   * How long a delay is that tests let pass, in milliseconds of real time: longer than the backend needs for a few
   * calls. Default: 500. Without meaning where a clock can be moved.
   */
  readonly momentMs?: number | undefined
  /** Releases everything, the backend too, which the test may have closed before. */
  close(): Promise<void>
}

export interface TestTransaction {
  readonly handle: unknown
  commit(): Promise<void>
  rollback(): Promise<void>
}

/** What a test of the suite stands on. */
export interface Scene {
  readonly backend: Backend
  readonly under: BackendUnderTest
  /** A time that can be told from an instant, in milliseconds: short where it really passes. */
  readonly moment: number
  /** How long anything may take before a test gives up. Milliseconds of real time. */
  readonly patienceMs: number
  now(): number
  /** Lets time pass where the test moves the clock; elsewhere it passes while the test waits for what it brings. */
  pass(ms: number): Promise<void>
  crash(jobId: string): Promise<void>
  /** Stores jobs and gives back their ids. */
  create(...jobs: readonly NewJob[]): Promise<readonly string[]>
  work(options?: Partial<ConsumeOptions>): Promise<TestWorker>
  /** A worker that runs by itself. */
  serve(run: (claim: Claim) => Promise<Settlement>, options?: Partial<ConsumeOptions>): Promise<Consumer>
  record(jobId: string): Promise<JobRecord>
  log(jobId: string): Promise<readonly Fact[]>
  types(jobId: string): Promise<readonly FactType[]>
  reaches(jobId: string, state: JobState): Promise<void>
  eventually(what: string, holds: () => Promise<boolean>): Promise<void>
  feed(filter?: FeedFilter): Promise<readonly FeedEntry[]>
}

/** Without a clock to move, time passes; a machine under load gets the patience it needs. */
const fakeTime = { moment: 60_000, patienceMs: 4_000 }
const realTime = { moment: 500, patienceMs: 30_000 }

export function setScene(under: BackendUnderTest): Scene {
  const { backend, clock } = under
  const time = clock === undefined ? realTime : fakeTime
  const moment = (clock === undefined ? under.momentMs : undefined) ?? time.moment
  const patienceMs = under.patienceMs ?? time.patienceMs
  const now = (): number => (clock === undefined ? Date.now() : clock.now())
  const record = async (jobId: string): Promise<JobRecord> => {
    const job = await backend.get(jobId)
    assert.ok(job !== undefined, `There should be a job ${jobId}.`)
    return job
  }
  const log = (jobId: string): Promise<readonly Fact[]> => backend.read({ jobId, after: 0 })
  return {
    backend,
    under,
    moment,
    patienceMs,
    now,
    record,
    log,
    pass: async (ms) => clock?.advance(ms),
    crash: async (jobId) => under.crash(jobId),
    create: async (...jobs) => (await backend.create({ jobs })).map(({ id }) => id),
    work: (options = {}) => startWorker({ backend, now, patienceMs }, options),
    serve: (run, options = {}) => backend.consume({ ...someWorker, ...options }, run),
    types: async (jobId) => (await log(jobId)).map((fact) => fact.type),
    eventually: (what, holds) => eventually(backend, patienceMs, what, holds),
    reaches: (jobId, state) =>
      eventually(
        backend,
        patienceMs,
        `${jobId} to be ${state}`,
        async () => (await record(jobId)).state === state,
      ),
    feed: async (filter = {}) => {
      const entries: FeedEntry[] = []
      for (let cursor: string | undefined; ; ) {
        const page = await backend.feed({ after: cursor, filter })
        entries.push(...page.entries)
        if (page.cursor === cursor) return entries
        cursor = page.cursor
      }
    },
  }
}

/** A test of the suite: a sentence, and what proves it on a backend that nobody else uses. */
export type Test = (name: string, body: (scene: Scene) => Promise<void>) => void
