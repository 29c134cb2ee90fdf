import type { Labels } from '@repurpose/core'
import type { JobCard } from '../telling/index.ts'

/** A job that was written to, and what others have to know of it: see `touched` in schema/functions/transitions.ts. */
export interface Touched {
  readonly card: JobCard
  /** The number of the process that holds the job. */
  readonly holder: number | undefined
  /** The lane in which the job can be claimed now. */
  readonly lane: string | undefined
  /** When it is due. Milliseconds since the epoch, by the clock of the database. */
  readonly dueAt: number | undefined
}

/** The columns of a composite `touched`, under a name that the row's own columns cannot have. */
export interface TouchedRow {
  readonly touched_id: string | null
  readonly touched_root_id: string
  readonly touched_pipeline: string
  readonly touched_labels: string
  readonly touched_holder: number | null
  readonly touched_lane: string | null
  readonly touched_due_at: number | null
}

/** Select list that unfolds a composite `touched` of a function's row. */
export const touchedColumns = [
  '(touched).id as touched_id',
  '(touched).root_id as touched_root_id',
  '(touched).pipeline as touched_pipeline',
  '(touched).labels as touched_labels',
  '(touched).holder as touched_holder',
  '(touched).lane as touched_lane',
  '(touched).due_at as touched_due_at',
].join(', ')

/** What the rows of a function tell of jobs that were written to. */
export function touchedOf(rows: readonly TouchedRow[]): readonly Touched[] {
  return rows.flatMap((row) =>
    row.touched_id === null
      ? []
      : toTouched({
          id: row.touched_id,
          root_id: row.touched_root_id,
          pipeline: row.touched_pipeline,
          labels: row.touched_labels,
          holder: row.touched_holder,
          lane: row.touched_lane,
          due_at: row.touched_due_at,
        }),
  )
}

/** A `touched` as the schema has it. */
export interface TouchedJob {
  readonly id: string
  readonly root_id: string
  readonly pipeline: string
  /** JSON. */
  readonly labels: string
  readonly holder?: number | null
  readonly lane: string | null
  readonly due_at?: number | null
}

export function toTouched(job: TouchedJob): Touched {
  return {
    card: {
      id: job.id,
      rootId: job.root_id,
      pipeline: job.pipeline,
      // Written by this adapter from labels.
      labels: JSON.parse(job.labels) as Labels,
    },
    holder: job.holder ?? undefined,
    lane: job.lane ?? undefined,
    dueAt: job.due_at ?? undefined,
  }
}
