import { InputError } from '../errors/index.ts'
import type { Fact, TransientEvent } from '../job/index.ts'
import type { Cursor, FeedEntry, FeedFilter, FeedPage, SubscriptionListener } from '../ports/index.ts'
import { labelsMatch } from '../values/index.ts'
import type { JobEntry } from './job-entry.ts'
import { Subscriptions } from './subscriptions.ts'

interface JournalLine {
  /** Counts up over all jobs, and is the cursor after this line. Pruned lines leave gaps. */
  readonly position: number
  readonly entry: JobEntry
  readonly fact: Fact
}

const defaultFeedLimit = 1_000

/** All facts of all jobs in the order in which they were written, and who is told when it grows. */
export class Journal {
  readonly #subscriptions = new Subscriptions()
  #lines: JournalLine[] = []
  #last = 0

  add(entry: JobEntry, fact: Fact): void {
    this.#last += 1
    this.#lines.push({ position: this.#last, entry, fact })
    this.#subscriptions.wake(entry)
  }

  page(after: Cursor | undefined, filter: FeedFilter, limit = defaultFeedLimit): FeedPage {
    const position = after === undefined ? 0 : toPosition(after)
    const matches = feedMatcher(filter)
    const entries: FeedEntry[] = []
    for (let index = this.#indexAfter(position); ; index += 1) {
      const line = this.#lines[index]
      if (line === undefined) return { entries, cursor: String(Math.max(position, this.#last)) }
      if (!matches(line.entry)) continue
      if (entries.length === limit) return { entries, cursor: String(line.position - 1) }
      entries.push(toFeedEntry(line))
    }
  }

  subscribe(filter: FeedFilter, listener: SubscriptionListener): () => void {
    return this.#subscriptions.add(filter, feedMatcher(filter), listener)
  }

  publish(entry: JobEntry, event: TransientEvent): void {
    this.#subscriptions.publish(entry, event)
  }

  remove(entries: ReadonlySet<JobEntry>): void {
    this.#lines = this.#lines.filter((line) => !entries.has(line.entry))
  }

  close(): void {
    this.#subscriptions.close()
  }

  /** Positions rise, so the place is found by halving. */
  #indexAfter(position: number): number {
    let from = 0
    let to = this.#lines.length
    while (from < to) {
      const middle = (from + to) >> 1
      const line = this.#lines[middle]
      if (line !== undefined && line.position <= position) from = middle + 1
      else to = middle
    }
    return from
  }
}

function toFeedEntry({ position, entry, fact }: JournalLine): FeedEntry {
  return {
    cursor: String(position),
    jobId: entry.id,
    rootId: entry.rootId,
    pipeline: entry.pipeline,
    labels: entry.labels,
    fact,
  }
}

function toPosition(cursor: Cursor): number {
  if (!/^\d{1,15}$/.test(cursor)) {
    throw new InputError({
      message: 'The cursor is not one that this backend gave.',
      path: 'after',
      action: 'Pass the cursor of an earlier entry or page unchanged, or none to start from the beginning.',
    })
  }
  return Number(cursor)
}

function feedMatcher(filter: FeedFilter): (entry: JobEntry) => boolean {
  const jobIds = filter.jobIds && new Set(filter.jobIds)
  const rootIds = filter.rootIds && new Set(filter.rootIds)
  const pipelines = filter.pipelines && new Set(filter.pipelines)
  return (entry) =>
    (jobIds === undefined || jobIds.has(entry.id)) &&
    (rootIds === undefined || rootIds.has(entry.rootId)) &&
    (pipelines === undefined || pipelines.has(entry.pipeline)) &&
    labelsMatch(entry.labels, filter.labels)
}
