import type { JobState, PriorityLevel, QueueCounts } from '@repurpose/core'
import type { Database } from '../database/index.ts'
import { toLevel } from './job-row.ts'

interface CountRow {
  /** Null when there are no jobs at all. */
  readonly state: JobState | null
  readonly level: number | null
  readonly count: number
  readonly paused: boolean
}

/** How many jobs there are. */
export function createCounting(database: Database, schema: string) {
  return async function counts(): Promise<QueueCounts> {
    const rows = await database.run<CountRow>({
      text: `select j.state, case when j.state = 'queued' then j.level end as level, count(*),
          (select q.paused from ${schema}.queue q) as paused
        from ${schema}.jobs j group by 1, 2`,
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
    for (const { state, level, count, ...queue } of rows) {
      paused = queue.paused
      if (state === null) continue
      states[state] += count
      if (state === 'queued' && level !== null) levels[toLevel(level)] += count
    }
    return { states, levels, paused }
  }
}
