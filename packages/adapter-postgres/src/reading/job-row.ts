import type { ErrorInfo, Fact, JobRecord, JobState, Labels, PriorityLevel } from '@repurpose/core'

/** A row of `jobs` with the columns that a record is made of. */
export interface JobRow {
  readonly number: number
  readonly id: string
  readonly pipeline: string
  readonly version: number
  readonly lane: string
  readonly state: JobState
  readonly level: number
  readonly score: number
  /** JSON as text, as all values are. */
  readonly labels: string
  readonly parent_id: string | null
  readonly parent_key: string | null
  readonly root_id: string
  readonly seq: number
  readonly created_at: number
  readonly ended_at: number | null
  /** Absent of a job that was just claimed: it is due now. */
  readonly due_at?: number | null | undefined
  readonly error: string | null
}

const columns = [
  ...['number', 'id', 'pipeline', 'version', 'lane', 'state', 'level', 'score', 'labels::text'],
  ...['parent_id', 'parent_key', 'root_id', 'seq', 'created_at', 'ended_at', 'due_at', 'error'],
]

/** The columns of `JobRow` for a `select`, of the table or subquery `alias`. */
export function jobColumns(alias = 'j'): string {
  return columns.map((column) => `${alias}.${column}`).join(', ')
}

/** In the order of their numbers in the column `level`. */
const levels: readonly PriorityLevel[] = ['high', 'normal', 'low']

export function toLevel(level: number): PriorityLevel {
  // The column holds no other numbers.
  return levels[level] as PriorityLevel
}

export function toJobRecord(row: JobRow): JobRecord {
  return {
    id: row.id,
    pipeline: row.pipeline,
    version: row.version,
    lane: row.lane,
    state: row.state,
    priority: { level: toLevel(row.level), score: row.score },
    labels: toLabels(row.labels),
    parent: row.parent_id === null ? undefined : { id: row.parent_id, key: String(row.parent_key) },
    rootId: row.root_id,
    seq: row.seq,
    createdAt: row.created_at,
    endedAt: row.ended_at ?? undefined,
    wakeAt: row.due_at ?? undefined,
    // The backend stored what it was given as an ErrorInfo.
    error: row.error === null ? undefined : (JSON.parse(row.error) as ErrorInfo),
  }
}

export function toLabels(text: string): Labels {
  // Stored as it was given to `create`, which takes nothing else.
  return JSON.parse(text) as Labels
}

/** A fact as it was written, numbered by its place in the log. */
export function toFact(data: string, seq: number): Fact {
  // Only facts are ever stored as the data of one.
  return Object.assign(JSON.parse(data) as Omit<Fact, 'seq'>, { seq }) as Fact
}
