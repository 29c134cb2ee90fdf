import { type Claim, type Fact, type JobRecord, LeaseLostError, type PendingRequest } from '@repurpose/core'
import type { JobCard } from '../telling/index.ts'
import type { LeaseKey } from '../writing/index.ts'

/** What a claim brings from the database. */
export interface ClaimedJob {
  readonly lease: LeaseKey
  readonly isHook: boolean
  readonly record: JobRecord
  readonly log: readonly Fact[]
  readonly request: PendingRequest | undefined
  readonly claims: number
}

/**
 * A lease that this process holds, from its claim to its end.
 *
 *     held ──run is over──▶ settling ──answered──▶ released
 *       └──another has it, or the backend closes──▶ lost
 *
 * While it is settling, only the answer to the settlement says how it ended: a heartbeat that finds the job no longer
 * held may have come after it.
 */
export class HeldLease {
  readonly key: LeaseKey
  readonly card: JobCard
  /** The last sequence number that the worker knows. */
  seen: number
  state: 'held' | 'settling' | 'released' | 'lost' = 'held'
  readonly #claimed: ClaimedJob
  readonly #onRelease: (lease: HeldLease) => void
  readonly #listeners = new Set<() => void>()
  readonly #controller = new AbortController()
  #notifying = false

  constructor(claimed: ClaimedJob, onRelease: (lease: HeldLease) => void) {
    const { id, rootId, pipeline, labels, seq } = claimed.record
    this.key = claimed.lease
    this.card = { id, rootId, pipeline, labels }
    this.seen = seq
    this.#claimed = claimed
    this.#onRelease = onRelease
  }

  claim(): Claim {
    const { lease, isHook, record, log, request, claims } = this.#claimed
    return {
      lease: { jobId: lease.jobId, fence: lease.fence },
      kind: isHook ? 'settled' : 'run',
      job: record,
      log,
      request,
      claims,
      lost: this.#controller.signal,
      onChange: (listener) => {
        this.#listeners.add(listener)
      },
    }
  }

  /** Others wrote to the job: in a microtask, once for everything that is heard in one turn. */
  notify(): void {
    if (this.#notifying) return
    this.#notifying = true
    queueMicrotask(() => {
      this.#notifying = false
      for (const listener of this.#listeners) listener()
    })
  }

  release(): void {
    this.#end('released')
  }

  lose(): void {
    if (this.#end('lost')) this.#controller.abort(new LeaseLostError(this.key))
  }

  #end(state: 'released' | 'lost'): boolean {
    if (this.state === 'released' || this.state === 'lost') return false
    this.state = state
    this.#listeners.clear()
    this.#onRelease(this)
    return true
  }
}
