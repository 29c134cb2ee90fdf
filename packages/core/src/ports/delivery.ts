import type { ErrorInfo } from '../errors/index.ts'
import type { Fact, NewFact, Outcome, ParkReason, PendingRequest, TerminalState } from '../job/index.ts'
import type { Json, Money } from '../values/index.ts'
import type { ContentRecord } from './content-record.ts'
import type { JobRecord } from './job-record.ts'
import type { Lease } from './lease.ts'

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
