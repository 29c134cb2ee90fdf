import type { ErrorInfo } from '../errors/index.ts'
import type { TerminalFact } from './facts.ts'
import { emptyLedger, type LedgerDraft, type LedgerLine, type LedgerTotals } from './ledger.ts'
import type { StageDraft, StageView } from './stage-table.ts'
import type { JobState } from './states.ts'

export interface JobWarning {
  readonly code: string
  readonly message: string
  readonly path: string | undefined
  readonly at: number
}

/** A child that has not settled. */
export interface RunningChild {
  readonly key: string
  readonly stage: string
}

/**
 * What can be seen of a job: the pure fold of its log. Times are milliseconds since the epoch.
 * A parked job that was woken still shows as parked until a worker has claimed it: waking is no fact.
 */
export interface JobView {
  /** The last fact that is folded in. */
  readonly seq: number
  readonly state: JobState
  readonly pipeline: string | undefined
  /** In the order of the pipeline; empty until the job first started. */
  readonly stages: readonly StageView[]
  /** The stage that is at work, or at which the job stopped. */
  readonly stage: string | undefined
  readonly warnings: readonly JobWarning[]
  /** What went wrong and was not put right since, each thing once. */
  readonly errors: readonly ErrorInfo[]
  readonly ledger: readonly LedgerLine[]
  readonly totals: LedgerTotals
  /** For people: what the job is doing. */
  readonly message: string | undefined
  /** The fact that ended the job, unless it was opened again. */
  readonly outcome: TerminalFact | undefined
  /** By id. */
  readonly children: ReadonlyMap<string, RunningChild>
  /** What settled children cost, by id. */
  readonly childCosts: ReadonlyMap<string, { readonly micros: number }>
  readonly createdAt: number | undefined
  /** When a worker first claimed the job. */
  readonly startedAt: number | undefined
  readonly updatedAt: number | undefined
  readonly endedAt: number | undefined
  /** Since when the job is held: queued, paused, blocked, or waiting for a signal or a time. */
  readonly heldSince: number | undefined
  /** Whether the job has once ended `succeeded` or `partial`. */
  readonly wasComplete: boolean
  /** How far stages had got in earlier stage lists, where a deploy changed the list. */
  readonly formerStages: readonly (readonly Pick<StageView, 'name' | 'reached'>[])[]
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] }
type Derived = 'errors' | 'ledger' | 'totals' | 'childCosts'

/** A view as the fold changes it. */
export interface ViewDraft extends Writable<Omit<JobView, Derived>>, Pick<JobView, Derived> {
  stages: StageDraft[]
  warnings: JobWarning[]
  children: Map<string, RunningChild>
  formerStages: (readonly Pick<StageView, 'name' | 'reached'>[])[]
  readonly books: LedgerDraft
  /** By the place that failed; what the job itself says is at `jobPlace`. */
  readonly failures: Map<string, ErrorInfo>
}

export const jobPlace = '~job'

/** The view of a log without facts. */
export function emptyView(): JobView {
  const books = emptyLedger()
  const failures = new Map<string, ErrorInfo>()
  const draft: ViewDraft = {
    seq: 0,
    state: 'queued',
    pipeline: undefined,
    stages: [],
    stage: undefined,
    warnings: [],
    message: undefined,
    outcome: undefined,
    children: new Map(),
    createdAt: undefined,
    startedAt: undefined,
    updatedAt: undefined,
    endedAt: undefined,
    heldSince: undefined,
    wasComplete: false,
    formerStages: [],
    books,
    failures,
    ledger: books.lines,
    childCosts: books.children,
    get totals() {
      return books.totals
    },
    get errors() {
      return distinct(failures.values())
    },
  }
  return draft
}

function distinct(errors: Iterable<ErrorInfo>): readonly ErrorInfo[] {
  const byText = new Map<string, ErrorInfo>()
  for (const error of errors)
    byText.set(JSON.stringify([error.code, error.message, error.path ?? null]), error)
  return [...byText.values()]
}
