import type { Fact, JobRecord } from '@repurpose/core'
import type { Database } from '../database/index.ts'
import type { JobCard } from '../telling/index.ts'
import { type JobRow, jobColumns, toFact, toJobRecord, toLabels } from './job-row.ts'

/** A part of a log: what comes after a sequence number, up to another and with it. */
export interface LogRange {
  /** Of the job. */
  readonly number: number
  readonly after: number
  readonly upTo: number
}

interface FactRow {
  readonly seq: number
  readonly data: string
}

/** Reads jobs and logs that are known by name. */
export function createSingleReading(database: Database, schema: string) {
  return {
    async get(jobId: string): Promise<JobRecord | undefined> {
      const [row] = await database.run<JobRow>({
        text: `select ${jobColumns()} from ${schema}.jobs j where j.id = $1`,
        values: [jobId],
      })
      return row === undefined ? undefined : toJobRecord(row)
    },

    async read(options: {
      readonly jobId: string
      readonly after: number
      readonly limit?: number | undefined
    }): Promise<readonly Fact[]> {
      const rows = await database.run<FactRow>({
        text: `select f.seq, f.data from ${schema}.jobs j join ${schema}.facts f on f.job = j.number
          where j.id = $1 and f.seq > $2 order by f.seq limit $3`,
        values: [options.jobId, options.after, Number.isFinite(options.limit) ? options.limit : null],
      })
      return rows.map(({ seq, data }) => toFact(data, seq))
    },

    /** Parts of many logs by the numbers of their jobs, in one statement; empty where there is nothing. */
    async logs(ranges: readonly LogRange[]): Promise<ReadonlyMap<number, readonly Fact[]>> {
      const logs = new Map<number, Fact[]>(ranges.map(({ number }) => [number, []]))
      if (ranges.length === 0) return logs
      const rows = await database.run<FactRow & { readonly job: number }>({
        text: `select f.job, f.seq, f.data
          from unnest($1::bigint[], $2::integer[], $3::integer[]) as range(number, after, up_to)
          join ${schema}.facts f on f.job = range.number and f.seq > range.after and f.seq <= range.up_to
          order by f.job, f.seq`,
        values: [
          ranges.map(({ number }) => number),
          ranges.map(({ after }) => after),
          ranges.map(({ upTo }) => upTo),
        ],
      })
      for (const { job, seq, data } of rows) logs.get(job)?.push(toFact(data, seq))
      return logs
    },

    /** What filters look at, of jobs that exist. */
    async cards(ids: readonly string[]): Promise<readonly JobCard[]> {
      const rows = await database.run<Pick<JobRow, 'id' | 'root_id' | 'pipeline' | 'labels'>>({
        text: `select j.id, j.root_id, j.pipeline, j.labels::text from ${schema}.jobs j where j.id = any ($1::text[])`,
        values: [ids],
      })
      return rows.map((row) => ({
        id: row.id,
        rootId: row.root_id,
        pipeline: row.pipeline,
        labels: toLabels(row.labels),
      }))
    },
  }
}
