import type { Fact, JobState, NewFact, TransientEvent } from '../job/index.ts'
import type { Priority } from '../priority/index.ts'
import type { Json, Labels } from '../values/index.ts'
import type { ContentRecord, ContentsQuery } from './content-record.ts'
import type { Claim, ConsumeOptions, Consumer, Settlement } from './delivery.ts'
import type { Cursor, FeedFilter, FeedPage, SubscriptionListener } from './feed.ts'
import type { JobPage, JobQuery, JobRecord, QueueCounts } from './job-record.ts'
import type { Answer, Write } from './lease.ts'

/** What a backend can promise. The conformance suite reads this and tests exactly what is declared. */
export interface BackendCapabilities {
  /** Jobs outlive the process. */
  readonly durable: boolean
  /** Workers in several processes share the jobs. */
  readonly crossProcess: boolean
  /** `create` can join a transaction of the caller's. */
  readonly transactional: boolean
}

export interface NewJob {
  readonly id: string
  readonly pipeline: string
  readonly version: number
  readonly lane: string
  readonly priority: Priority
  readonly labels: Labels
  readonly parent: { readonly id: string; readonly key: string } | undefined
  readonly rootId: string
  /** Of pipeline and raw input: the same id with another fingerprint is a conflict. */
  readonly fingerprint: string
  /** Whether the pipeline has a `settled` hook, for a job that the backend itself ends: one cancelled while it waits. */
  readonly hook?: boolean | undefined
  /** The first facts of the log, `job.queued` foremost. */
  readonly facts: readonly NewFact[]
}

export interface Created {
  readonly id: string
  /** False when the job was there already. */
  readonly created: boolean
  readonly state: JobState
}

/**
 * Jobs, their logs and their delivery, as one thing: when `create` or a settlement resolves, the job is stored
 * **and** will be delivered. Methods are named after transitions of a job (see `job/states.ts`), not after engines.
 */
export interface Backend {
  readonly name: string
  readonly capabilities: BackendCapabilities

  /**
   * Stores jobs and queues them, all or none; idempotent by id.
   *
   * @throws JobError `JOB_CONFLICT` when an id exists with another fingerprint; `QUEUE_FULL` when more than
   * `maxQueued` root jobs would wait.
   */
  create(options: {
    readonly jobs: readonly NewJob[]
    readonly maxQueued?: number | undefined
    readonly transaction?: unknown
  }): Promise<readonly Created[]>

  /**
   * Claims jobs by priority and runs them, at most `concurrency` at once. A rejected run is delivered again.
   * A job whose worker dies is claimed by another.
   */
  consume(options: ConsumeOptions, run: (claim: Claim) => Promise<Settlement>): Promise<Consumer>

  /** @throws LeaseLostError when the lease is not the job's current one. */
  append(write: Write): Promise<Answer>

  /**
   * Appends `child.spawned` facts and creates the children, in one transition. A child that exists already is left
   * alone while it runs, restarted when it ended without success, and settled into the parent at once when it succeeded.
   * Children of a parent that was asked to pause are created paused.
   *
   * @throws LeaseLostError when the lease is not the job's current one.
   */
  spawn(write: Write & { readonly children: readonly NewJob[] }): Promise<Answer>

  /**
   * Asks something of a job from outside; the state after it.
   *
   * - `cancel`: a job without lease and running children ends at once, any other is told; no effect on an ended job.
   * - `pause`: holds queued and parked jobs at once and tells a running one.
   * - `resume`: queues a paused or blocked job, withdraws a pause not yet carried out.
   * - `retry`: opens an ended or blocked job again (`job.restarted`).
   *
   * @throws JobError `JOB_NOT_FOUND`; `JOB_STATE` for `retry` of a job that has not ended.
   */
  request(options: {
    readonly jobId: string
    readonly what: 'cancel' | 'pause' | 'resume' | 'retry'
    readonly reason?: string | undefined
    readonly from?: string | undefined
  }): Promise<JobState>

  /** Records a signal, also before anyone waits for it. False when the job has ended or `signalId` is known already. */
  signal(options: {
    readonly jobId: string
    readonly name: string
    readonly key: string | undefined
    readonly value: Json
    readonly signalId: string
  }): Promise<boolean>

  /** False when the job runs or has ended. */
  reprioritize(options: { readonly jobId: string; readonly priority: Priority }): Promise<boolean>

  get(jobId: string): Promise<JobRecord | undefined>
  list(query: JobQuery): Promise<JobPage>
  counts(): Promise<QueueCounts>
  /** The log of one job after a sequence number. */
  read(options: {
    readonly jobId: string
    readonly after: number
    readonly limit?: number | undefined
  }): Promise<readonly Fact[]>
  /** Facts of many jobs after a cursor (from the start without one), none skipped. A page without entries is the end. */
  feed(options: {
    readonly after?: Cursor | undefined
    readonly filter: FeedFilter
    readonly limit?: number | undefined
  }): Promise<FeedPage>
  /** Resolves once changes will be noticed; the function it gives ends the subscription. */
  subscribe(filter: FeedFilter, listener: SubscriptionListener): Promise<() => void>
  publish(events: readonly TransientEvent[]): void

  /** A paused queue hands out nothing; what runs goes on. */
  pauseQueue(): Promise<void>
  resumeQueue(): Promise<void>
  contents(query: ContentsQuery): Promise<readonly ContentRecord[]>
  /** Learnt typical durations in milliseconds, by stage. */
  durations(pipeline: string): Promise<Readonly<Record<string, number>>>
  /** Removes job trees that ended before a time; how many jobs went. */
  prune(options: { readonly endedBefore: number; readonly limit: number }): Promise<number>
  close(): Promise<void>
}
