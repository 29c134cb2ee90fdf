import type { Clock, Cursor, FeedEntry, FeedFilter, FeedPage } from '@repurpose/core'
import type { Database } from '../database/index.ts'
import { toFact, toLabels } from './job-row.ts'
import { toPlace } from './place.ts'

const defaultLimit = 1_000
/** How long what waits for a transaction under way is waited for, so that a caller reads what it wrote before. */
const retryMs = [2, 4, 8, 16, 32, 64, 74] as const

/** A row of the SQL function `read_feed`. The last one has no job. */
type FeedRow =
  | {
      readonly job_position: number
      readonly job_id: string
      readonly root_id: string
      readonly pipeline: string
      readonly labels: string
      readonly seq: number
      readonly data: string
    }
  | {
      readonly job_id: null
      /** Where to go on; none after a full page. */
      readonly job_position: number | null
      /** 1 when there is more to look through. */
      readonly seq: number
      /** The newest matching fact that has to wait for a transaction still under way. */
      readonly newest: number | null
    }

interface Part {
  readonly entries: readonly FeedEntry[]
  readonly position: number
  readonly isCut: boolean
  readonly newest: number | undefined
}

export interface FeedOptions {
  readonly after?: Cursor | undefined
  readonly filter: FeedFilter
  readonly limit?: number | undefined
}

/**
 * Pages of the feed. See `schema/functions/feed.ts` for how it comes that none is skipped.
 *
 * @param onHeldBack hears that a page left out facts which are there, because a transaction is under way
 */
export function createFeedReading(
  database: Database,
  schema: string,
  { clock, onHeldBack }: { readonly clock: Clock; readonly onHeldBack: () => void },
) {
  const text = `select * from ${schema}.read_feed($1, $2, $3, $4, $5, $6)`

  async function readPart(after: number, filter: FeedFilter, limit: number): Promise<Part> {
    const { jobIds, rootIds, pipelines, labels = {} } = filter
    const hasLabels = Object.keys(labels).length > 0
    const rows = await database.run<FeedRow>({
      text,
      values: [
        after,
        limit,
        jobIds ?? null,
        rootIds ?? null,
        pipelines ?? null,
        hasLabels ? JSON.stringify(labels) : null,
      ],
    })
    const entries: FeedEntry[] = []
    let position = after
    let [isCut, newest] = [false, undefined as number | undefined]
    for (const row of rows) {
      position = row.job_position ?? position
      if (row.job_id === null) {
        isCut = row.seq === 1
        newest = row.newest ?? undefined
      } else entries.push(toEntry(row))
    }
    return { entries, position, isCut, newest }
  }

  /** As much as can be told by now. */
  async function readOn(after: number, filter: FeedFilter, limit: number): Promise<Part> {
    let part = await readPart(after, filter, limit)
    // A page without entries means the end, so an empty stretch of a long feed is none.
    while (part.isCut && part.entries.length === 0) part = await readPart(part.position, filter, limit)
    return part
  }

  return async function feed({ after, filter, limit = defaultLimit }: FeedOptions): Promise<FeedPage> {
    const from = toPlace(
      after,
      'Pass the cursor of an earlier entry or page unchanged, or none for the beginning.',
    )
    let part = await readOn(from, filter, limit)
    const entries = [...part.entries]
    const wanted = part.newest
    for (const delayMs of retryMs) {
      if (wanted === undefined || part.position >= wanted || part.isCut || entries.length >= limit) break
      await new Promise<void>((resolve) => clock.setTimer(delayMs, resolve))
      part = await readOn(part.position, filter, limit - entries.length)
      entries.push(...part.entries)
    }
    if (part.newest !== undefined && !part.isCut && entries.length < limit) onHeldBack()
    return { entries, cursor: String(part.position) }
  }
}

function toEntry(row: Exclude<FeedRow, { readonly job_id: null }>): FeedEntry {
  return {
    cursor: String(row.job_position),
    jobId: row.job_id,
    rootId: row.root_id,
    pipeline: row.pipeline,
    labels: toLabels(row.labels),
    fact: toFact(row.data, row.seq),
  }
}
