import type { ConsumeOptions, Fact, NewFact, PendingRequest } from '@repurpose/core'
import type { Database } from '../database/index.ts'
import { type JobRow, type Reading, toJobRecord } from '../reading/index.ts'
import type { ClaimedJob } from './held-lease.ts'

/** The columns of the function `claim` beyond those of a record. */
interface ClaimRow extends JobRow {
  readonly fence: number
  readonly claims: number
  readonly request: PendingRequest | null
  readonly is_hook: boolean
  readonly log: string | null
}

/**
 * Takes jobs from the queue, with their logs. The log of a job that was claimed before is read after the claim, from
 * the place that the worker remembers up to the claim.
 */
export async function claimJobs(parts: {
  readonly database: Database
  readonly reading: Reading
  readonly schema: string
  readonly process: number
  readonly turn: number
  readonly options: ConsumeOptions
  readonly wanted: number
  readonly signal: AbortSignal
}): Promise<readonly ClaimedJob[]> {
  const { database, reading, schema, process, turn, options, wanted, signal } = parts
  const rows = await database.run<ClaimRow>({
    text: `select * from ${schema}.claim($1, $2, $3, $4, $5)`,
    values: [process, turn, options.lanes, options.pipelines(), wanted],
    // Sent again, it would take other jobs, and nobody would know of the first ones.
    repeatable: false,
    signal,
  })
  const remembered = (row: ClaimRow) => options.remembered?.(row.id) ?? 0
  const older = rows.filter(({ log }) => log === null)
  const logs =
    older.length === 0
      ? undefined
      : await reading.logs(
          older.map((row) => ({ number: row.number, after: remembered(row), upTo: row.seq })),
        )
  return rows.map((row) => ({
    lease: { jobId: row.id, job: row.number, fence: row.fence },
    isHook: row.is_hook,
    record: toJobRecord(row),
    log: row.log === null ? (logs?.get(row.number) ?? []) : wholeLog(row.log).slice(remembered(row)),
    request: row.request ?? undefined,
    claims: row.claims,
  }))
}

/** The facts of a log without gaps, from its beginning. */
function wholeLog(text: string): readonly Fact[] {
  // Written by this adapter from facts.
  return (JSON.parse(text) as NewFact[]).map((fact, index) => ({ ...fact, seq: index + 1 }))
}
