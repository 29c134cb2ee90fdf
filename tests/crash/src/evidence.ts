import type { ContentRecord, Fact, FeedEntry, JobRecord, QueueCounts } from '@repurpose/core'
import type { FollowedEntry } from './outside/index.ts'
import type { WitnessFile } from './witness/index.ts'
import type { PlannedJob } from './work/index.ts'

/** Everything that is known when a run is over: what was planned, what was witnessed, and what the backend says. */
export interface Evidence {
  readonly plan: readonly Pick<PlannedJob, 'id' | 'pipeline' | 'meddling' | 'result'>[]
  /** Ids whose creation the backend acknowledged. */
  readonly created: readonly string[]
  readonly witnesses: readonly WitnessFile[]
  readonly killed: readonly Death[]
  /** All jobs there are. */
  readonly jobs: readonly JobRecord[]
  readonly logs: ReadonlyMap<string, readonly Fact[]>
  /** The state that the progress of a planned job names: the fold of its log. */
  readonly folded: ReadonlyMap<string, string>
  /** Results of planned jobs that succeeded, as their handles give them. */
  readonly results: ReadonlyMap<string, unknown>
  readonly contents: readonly ContentRecord[]
  readonly counts: QueueCounts
  /** The whole feed, read when all was over. */
  readonly feed: readonly FeedEntry[]
  /** What the live follower wrote down while all this went on. */
  readonly followed: readonly FollowedEntry[]
  /** What went wrong outside: calls that threw, workers that ended by themselves. */
  readonly complaints: readonly string[]
  /** Results that were too large for the log: the runs that made them, by the key of the asset. */
  readonly offloaded: ReadonlyMap<string, readonly string[]>
}

/** A worker that was killed, and when: for figures, not for proof. */
export interface Death {
  readonly worker: number
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** Something that must not be. */
export interface Violation {
  readonly kind: ViolationKind
  /** The job that it was found in. */
  readonly job?: string | undefined
  readonly told: string
}

export type ViolationKind =
  | 'lost job'
  | 'not over'
  | 'wrong end'
  | 'wrong result'
  | 'gap in a log'
  | 'record out of step'
  | 'twice in a log'
  | 'written after the end'
  | 'child settled wrongly'
  | 'hook lost'
  | 'paid again'
  | 'unwitnessed result'
  | 'acknowledged and gone'
  | 'two winners'
  | 'stale write'
  | 'torn claim'
  | 'miscounted claims'
  | 'contents'
  | 'counts'
  | 'feed'
  | 'missed by the follower'
  | 'trouble outside'
