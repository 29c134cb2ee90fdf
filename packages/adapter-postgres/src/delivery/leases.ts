import { type Lease, LeaseLostError } from '@repurpose/core'
import type { ClaimedJob } from './held-lease.ts'
import { HeldLease } from './held-lease.ts'

/** The leases that this process holds. */
export interface Leases {
  /** Takes up a claim. A lease on the same job from before is lost by that. */
  hold(claimed: ClaimedJob, onRelease: (lease: HeldLease) => void): HeldLease
  /** @throws LeaseLostError when this process does not hold it */
  require(lease: Lease): HeldLease
  find(jobId: string): HeldLease | undefined
  /** Every lease whose run is under way. */
  held(): readonly HeldLease[]
  /** Every lease, those that are being settled as well. */
  all(): readonly HeldLease[]
}

export function createLeases(): Leases {
  const byJob = new Map<string, HeldLease>()
  return {
    hold(claimed, onRelease) {
      const before = byJob.get(claimed.lease.jobId)
      // Its settlement may be stored already, and only the answer still on its way.
      if (before?.state === 'settling') before.release()
      else before?.lose()
      const lease = new HeldLease(claimed, (ended) => {
        if (byJob.get(ended.key.jobId) === ended) byJob.delete(ended.key.jobId)
        onRelease(ended)
      })
      byJob.set(claimed.lease.jobId, lease)
      return lease
    },
    require(lease) {
      const held = byJob.get(lease.jobId)
      if (held === undefined || held.key.fence !== lease.fence || held.state !== 'held') {
        throw new LeaseLostError(lease)
      }
      return held
    },
    find: (jobId) => byJob.get(jobId),
    held: () => [...byJob.values()].filter(({ state }) => state === 'held'),
    all: () => [...byJob.values()],
  }
}
