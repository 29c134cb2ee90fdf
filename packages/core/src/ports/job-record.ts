import type { ErrorInfo } from '../errors/index.ts'
import type { JobState } from '../job/index.ts'
import type { Priority, PriorityLevel } from '../priority/index.ts'
import type { Labels } from '../values/index.ts'

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
  /** Milliseconds since the epoch, as all times here. */
  readonly createdAt: number
  readonly endedAt: number | undefined
  /** When a parked or delayed job is due, in milliseconds since the epoch. */
  readonly wakeAt: number | undefined
  readonly error: ErrorInfo | undefined
}

/** Which jobs to list. What is absent admits all. */
export interface JobQuery {
  readonly states?: readonly JobState[] | undefined
  readonly pipeline?: string | undefined
  readonly labels?: Labels | undefined
  readonly parentId?: string | undefined
  readonly rootId?: string | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
  /** Jobs of one page. Default 100. */
  readonly limit?: number | undefined
}

/** A page of jobs. */
export interface JobPage {
  /** Oldest first. */
  readonly jobs: readonly JobRecord[]
  /** Where the next page begins; `undefined` on the last. */
  readonly next: string | undefined
}

/** How many jobs there are. */
export interface QueueCounts {
  readonly states: Readonly<Record<JobState, number>>
  /** Queued jobs by level. */
  readonly levels: Readonly<Record<PriorityLevel, number>>
  readonly paused: boolean
}
