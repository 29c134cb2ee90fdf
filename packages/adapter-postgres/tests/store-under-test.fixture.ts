import type { Backend } from '@repurpose/core'
import type { Queryable } from '../src/database/index.ts'
import { type PostgresOptions, postgres } from '../src/index.ts'

const tables = ['jobs', 'job_labels', 'facts', 'signals', 'processes', 'contents', 'durations', 'tally']

/** Empties a store between tests: faster than another schema for each. */
export async function emptyStore(queryable: Queryable): Promise<void> {
  const { rows } = await queryable.query(
    "select string_agg('repurpose.' || tablename, ', ') as present from pg_tables where schemaname = 'repurpose' and tablename = any ($1)",
    [tables],
  )
  // The one row and column of the query.
  const [{ present }] = rows as [{ readonly present: string | null }]
  if (present === null) return
  await queryable.query(`truncate ${present}`)
  await queryable.query('update repurpose.queue set paused = false, aged_at = 0')
}

/**
 * Makes the worker that holds a job disappear as far as this job goes: it is given back as others give back what a dead
 * process held, and the worker itself finds out with its next heartbeat. (tests/processes.test.ts lets others do it.)
 */
export async function abandon(queryable: Queryable, jobId: string): Promise<void> {
  await queryable.query(
    `select repurpose.save(repurpose.to_deliver_again(j, null, repurpose.now_ms()))
     from repurpose.jobs j where j.id = $1 and j.holder is not null`,
    [jobId],
  )
}

export function openBackend(options: PostgresOptions): Backend {
  return postgres({ lease: '1500ms', ...options })
}
