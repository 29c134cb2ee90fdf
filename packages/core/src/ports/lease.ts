import type { Fact, NewFact, PendingRequest } from '../job/index.ts'

/** The right to advance a job. Every claim raises the fence; a write under an older fence is refused. */
export interface Lease {
  readonly jobId: string
  readonly fence: number
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
