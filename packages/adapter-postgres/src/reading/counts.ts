import type { JobState, PriorityLevel, QueueCounts } from '@repurpose/core'
import type { Database } from '../database/index.ts'
import { toLevel } from './job-row.ts'

type CountRow = { readonly count: number; readonly paused: boolean } & (
  | { readonly state: 'queued'; readonly level: number }
  /** No state when there have never been jobs. */
  | { readonly state: Exclude<JobState, 'queued'> | null }
)

/**
 * How many jobs there are. Those that have not ended are counted, from the index alone; those that have, which may be
 * millions, are what the tally adds up to. Both in one statement: a job that ends meanwhile is in one of them.
 */
export function createCounting(database: Database, schema: string) {
  return async function counts(): Promise<QueueCounts> {
    const rows = await database.run<CountRow>({
      text: `select ended_or_not.*, q.paused from ${schema}.queue q left join (
          select j.state, j.level, count(*) as count from ${schema}.jobs j
            where j.state = any (array['queued', 'running', 'parked', 'paused', 'blocked']) group by j.state, j.level
          union all
          select t.state, null, sum(t.change)::bigint from ${schema}.tally t group by t.state
        ) ended_or_not on true`,
    })
    const states: Record<JobState, number> = {
      queued: 0,
      running: 0,
      parked: 0,
      paused: 0,
      blocked: 0,
      succeeded: 0,
      partial: 0,
      failed: 0,
      cancelled: 0,
    }
    const levels: Record<PriorityLevel, number> = { high: 0, normal: 0, low: 0 }
    let paused = false
    for (const row of rows) {
      paused = row.paused
      if (row.state !== null) states[row.state] += row.count
      if (row.state === 'queued') levels[toLevel(row.level)] += row.count
    }
    return { states, levels, paused }
  }
}
