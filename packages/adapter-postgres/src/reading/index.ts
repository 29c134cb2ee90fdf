import type { Backend, Clock } from '@repurpose/core'
import type { Database } from '../database/index.ts'
import { createContentsReading } from './contents.ts'
import { createCounting } from './counts.ts'
import { createDurations, type DurationsReading } from './durations.ts'
import { createFeedReading } from './feed.ts'
import { createListing } from './list.ts'
import { createPruning } from './prune.ts'
import { createSingleReading } from './single.ts'

export { type JobRow, toJobRecord } from './job-row.ts'

export interface ReadingOptions {
  readonly database: Database
  /** Quoted, as `quoteIdentifier` gives it. */
  readonly schema: string
  readonly clock: Clock
  /** Hears that a page of the feed left out facts which are there already, because a transaction is under way. */
  readonly onHeldBack: () => void
}

/** All of a backend that changes no job, and `prune`. */
export interface Reading
  extends Pick<Backend, 'get' | 'list' | 'counts' | 'read' | 'feed' | 'contents' | 'prune'>,
    Pick<ReturnType<typeof createSingleReading>, 'logs' | 'cards'>,
    DurationsReading {}

export function createReading({ database, schema, clock, onHeldBack }: ReadingOptions): Reading {
  return {
    ...createSingleReading(database, schema),
    ...createDurations(database, schema, clock),
    list: createListing(database, schema),
    counts: createCounting(database, schema),
    feed: createFeedReading(database, schema, { clock, onHeldBack }),
    contents: createContentsReading(database, schema),
    prune: createPruning(database, schema),
  }
}
