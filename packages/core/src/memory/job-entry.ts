import type { ErrorInfo } from '../errors/index.ts'
import type { Fact, JobState, Outcome, PendingRequest, TerminalState } from '../job/index.ts'
import type { Answer, JobRecord, NewJob } from '../ports/index.ts'
import type { Priority } from '../priority/index.ts'
import type { Json, Labels, Money } from '../values/index.ts'
import type { Heaped } from './indexed-heap.ts'

/** A job as the backend holds it; whatever leaves the backend is a record or a frozen fact. */
export interface JobEntry extends Heaped<JobEntry> {
  readonly id: string
  readonly pipeline: string
  readonly version: number
  readonly lane: string
  readonly labels: Labels
  readonly parent: { readonly id: string; readonly key: string } | undefined
  readonly rootId: string
  readonly fingerprint: string
  /** Whether a job that the backend itself ends is delivered once more for its settled hook. */
  readonly hook: boolean
  readonly createdAt: number
  /** Counts the jobs of the backend: the order of lists. */
  readonly order: number
  /** The order of the root, so that a tree once begun is finished before younger trees of the same priority. */
  readonly age: number
  readonly log: Fact[]
  /** The facts of the log that somebody else than the holder of the lease wrote. */
  foreign: Fact[] | undefined
  signals: Set<string> | undefined
  state: JobState
  priority: Priority
  /** When the job last began to wait at its level. */
  waitingSince: number
  /** When a parked or delayed job is due; infinite when it is not. */
  dueAt: number
  fence: number
  held: Held | undefined
  request: PendingRequest | undefined
  claims: number
  /** Children that owe this job an outcome. */
  childrenRunning: number
  childrenAtMost: number
  /** The job that waits for this one, and the place in its pipeline; empty once it was told. */
  owedTo: Debt | undefined
  endedAt: number | undefined
  error: ErrorInfo | undefined
  ending: Ending | undefined
  hookPending: boolean
}

/** The parent that waits for a child, and the child's place in its pipeline. */
export interface Debt {
  readonly entry: JobEntry
  readonly key: string
}

/** How a job ended, as its parent is told. */
export interface Ending {
  readonly state: TerminalState
  readonly outcome: Outcome<Json>
  readonly cost: Money
}

/** A lease that is held right now. It ends once: settled, rejected or lost. */
export interface Held {
  readonly entry: JobEntry
  readonly fence: number
  readonly kind: 'run' | 'settled'
  /** What numbered writes were answered, so that one sent again is answered alike and not applied. */
  readonly answers: Map<number, Answer>
  /** Tells the holder that others wrote. */
  notify(): void
  /** The holder is done with the job, or (`lost`) the job with the holder. */
  release(how: 'done' | 'lost'): void
}

export function newEntry(
  job: NewJob,
  place: { readonly order: number; readonly age: number; readonly createdAt: number },
): JobEntry {
  return {
    id: job.id,
    pipeline: job.pipeline,
    version: job.version,
    lane: job.lane,
    labels: Object.freeze({ ...job.labels }),
    parent: job.parent === undefined ? undefined : Object.freeze({ ...job.parent }),
    rootId: job.rootId,
    fingerprint: job.fingerprint,
    hook: job.hook === true,
    createdAt: place.createdAt,
    order: place.order,
    age: place.age,
    log: [],
    foreign: undefined,
    signals: undefined,
    state: 'queued',
    priority: Object.freeze({ ...job.priority }),
    waitingSince: place.createdAt,
    dueAt: Number.POSITIVE_INFINITY,
    fence: 0,
    held: undefined,
    request: undefined,
    claims: 0,
    childrenRunning: 0,
    childrenAtMost: 0,
    owedTo: undefined,
    endedAt: undefined,
    error: undefined,
    ending: undefined,
    hookPending: false,
    heap: undefined,
    place: 0,
  }
}

export function recordOf(entry: JobEntry): JobRecord {
  return {
    id: entry.id,
    pipeline: entry.pipeline,
    version: entry.version,
    lane: entry.lane,
    state: entry.state,
    priority: entry.priority,
    labels: entry.labels,
    parent: entry.parent,
    rootId: entry.rootId,
    seq: entry.log.length,
    createdAt: entry.createdAt,
    endedAt: entry.endedAt,
    wakeAt: Number.isFinite(entry.dueAt) ? entry.dueAt : undefined,
    error: entry.error,
  }
}

/** The facts after `seen` that others than the holder of the lease wrote. */
export function newsAfter(entry: JobEntry, seen: number): readonly Fact[] {
  if (entry.foreign === undefined) return nothingNew
  // From the end, so that a parent with thousands of settled children pays only for what it does not know yet.
  return entry.foreign.slice(entry.foreign.findLastIndex((fact) => fact.seq <= seen) + 1)
}

const nothingNew: readonly Fact[] = Object.freeze([])
