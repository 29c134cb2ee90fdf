import type { ErrorInfo } from '../errors/index.ts'
import type { Fact, NewFact, Outcome, ParkReason, PendingRequest, TransientEvent } from '../job/index.ts'
import type { JobState, TerminalState } from '../job/index.ts'
import type { Priority, PriorityLevel } from '../priority/index.ts'
import type { Json, Labels, Money } from '../values/index.ts'

/** What a backend can promise. The conformance suite reads this and tests exactly what is declared. */
export interface BackendCapabilities {
  /** Jobs outlive the process. */
  readonly durable: boolean
  /** Workers in several processes share the jobs. */
  readonly crossProcess: boolean
  /** `create` can join a transaction of the caller's. */
  readonly transactional: boolean
}

/** The right to advance a job. Every claim raises the fence; a write under an older fence is refused. */
export interface Lease {
  readonly jobId: string
  readonly fence: number
}

/** A job as lists and handles see it. */
export interface JobRecord {
  readonly id: string
  readonly pipeline: string
  readonly version: number
  readonly lane: string
  readonly state: JobState
  readonly priority: Priority
  readonly labels: Labels
  /** The job that spawned this one, and the place in its pipeline. */
  readonly parent: { readonly id: string; readonly key: string } | undefined
  /** The topmost ancestor; the job itself when it has no parent. */
  readonly rootId: string
  /** Last sequence number of the log. */
  readonly seq: number
  readonly createdAt: number
  readonly endedAt: number | undefined
  /** When a parked or delayed job is due, in milliseconds since the epoch. */
  readonly wakeAt: number | undefined
  readonly error: ErrorInfo | undefined
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

/** What every write under a lease learns. */
export interface Answer {
  /** Last sequence number of the log, this write included. */
  readonly seq: number
  readonly request: PendingRequest | undefined
  /** Facts that others appended after `seen`: settled children, signals, requests. */
  readonly news: readonly Fact[]
}

/** A write under a lease. */
export interface Write {
  readonly lease: Lease
  /** Counts up from 1 within a lease. A number seen before is answered, not applied: a client may send again. */
  readonly write: number
  /** The last sequence number that the writer knows. */
  readonly seen: number
  readonly facts: readonly NewFact[]
}

export interface Claim {
  readonly lease: Lease
  /** `run` advances the job; `settled` runs only the durable hook of a job that has ended. */
  readonly kind: 'run' | 'settled'
  readonly job: JobRecord
  /** The log after the sequence number that `remembered` gave for this job, or all of it. */
  readonly log: readonly Fact[]
  readonly request: PendingRequest | undefined
  /** How often the job was claimed since it last recorded a result or was settled, this claim included. */
  readonly claims: number
  /** Aborts when the backend finds that the lease is lost. */
  readonly lost: AbortSignal
  /** Calls back when others wrote to the log while the lease is held; an `append` without facts then learns what. */
  onChange(listener: () => void): void
}

/** Where a job goes when its worker lets go of it. */
export type Destination =
  | {
      readonly state: TerminalState
      readonly outcome: Outcome<Json>
      readonly cost: Money
      /** Whether the pipeline has a `settled` hook, for which the job is delivered once more. */
      readonly hook: boolean
    }
  | {
      readonly state: 'parked'
      readonly why: Exclude<ParkReason, 'paused'>
      /** Milliseconds since the epoch. */
      readonly until?: number | undefined
      /** Settling children wake the job only when no more than this many still run; 0 when absent. */
      readonly childrenAtMost?: number | undefined
    }
  | { readonly state: 'paused' }
  | { readonly state: 'queued'; readonly at?: number | undefined }
  | { readonly state: 'blocked'; readonly error: ErrorInfo }
  /** The settled hook is over. Under its lease `queued` delivers it once more; the job stays in its terminal state. */
  | { readonly state: 'hooked' }

/**
 * The last write under a lease. Parking is optimistic: if anyone wrote after `seen`, parked becomes queued,
 * and no wake-up is ever lost.
 */
export interface Settlement {
  readonly write: number
  readonly seen: number
  readonly facts: readonly NewFact[]
  readonly to: Destination
  /** Finished pieces, stored in the same transition. */
  readonly contents?: readonly ContentRecord[] | undefined
  /** How long stages took, for estimates. */
  readonly durations?: readonly DurationSample[] | undefined
}

export interface DurationSample {
  readonly pipeline: string
  readonly stage: string
  readonly ms: number
}

/** A finished piece with its provenance. */
export interface ContentRecord {
  readonly jobId: string
  readonly rootId: string
  /** Fingerprint of the source the piece was made from. */
  readonly source: string
  readonly type: string
  readonly variant: string
  readonly language: string
  /** Encoded. */
  readonly value: Json
  readonly models: readonly string[]
  readonly quality: number | undefined
  readonly labels: Labels
  readonly cost: Money
  readonly ms: number
  readonly createdAt: number
}

export interface ContentsQuery {
  readonly source?: string | undefined
  readonly type?: string | undefined
  readonly variant?: string | undefined
  readonly language?: string | undefined
  readonly rootId?: string | undefined
  readonly labels?: Labels | undefined
  readonly limit?: number | undefined
}

export interface ConsumeOptions {
  readonly concurrency: number
  readonly lanes: readonly string[]
  /** Names this worker can run now. A job of another pipeline is left for a worker that knows it. */
  readonly pipelines: () => readonly string[]
  /** The sequence number up to which the worker still holds a job in memory, so that a claim carries only the rest. */
  readonly remembered?: ((jobId: string) => number | undefined) | undefined
  /** A job that waits longer rises a level. Milliseconds. */
  readonly ageingMs: number
}

export interface Consumer {
  /** Claims nothing more, and resolves when everything claimed has been settled. */
  close(): Promise<void>
}

export interface JobQuery {
  readonly states?: readonly JobState[] | undefined
  readonly pipeline?: string | undefined
  readonly labels?: Labels | undefined
  readonly parentId?: string | undefined
  readonly rootId?: string | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

export interface JobPage {
  /** Oldest first. */
  readonly jobs: readonly JobRecord[]
  readonly next: string | undefined
}

export interface QueueCounts {
  readonly states: Readonly<Record<JobState, number>>
  /** Queued jobs by level. */
  readonly levels: Readonly<Record<PriorityLevel, number>>
  readonly paused: boolean
}

export interface FeedFilter {
  readonly jobIds?: readonly string[] | undefined
  /** Jobs together with all their descendants. */
  readonly rootIds?: readonly string[] | undefined
  readonly pipelines?: readonly string[] | undefined
  readonly labels?: Labels | undefined
}

/** A place in the stream of all facts of a backend. Opaque: only the backend that gave it can read it. */
export type Cursor = string

export interface FeedEntry {
  readonly cursor: Cursor
  readonly jobId: string
  readonly rootId: string
  readonly pipeline: string
  readonly labels: Labels
  readonly fact: Fact
}

export interface FeedPage {
  readonly entries: readonly FeedEntry[]
  /** Where to go on, past entries that the filter left out as well. */
  readonly cursor: Cursor
}

export interface SubscriptionListener {
  /** The log or feed has grown: read on. */
  onWake(): void
  onTransient?(event: TransientEvent): void
  /** Transient events may have been missed; durable ones are still in the log. */
  onGap?(): void
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
  read(options: { readonly jobId: string; readonly after: number; readonly limit?: number | undefined }): Promise<readonly Fact[]>
  /** Facts of many jobs after a cursor (from the start without one), none skipped. */
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
