import type { ContentRecord, ContentsQuery, DurationSample } from '../ports/index.ts'
import { labelsMatch } from '../values/index.ts'
import { deepFreeze } from './freeze.ts'

/** How much the newest sample weighs in a learnt duration. */
const weight = 0.2

/** What jobs leave behind for others: finished pieces, and how long stages took. It outlives the jobs. */
export class Library {
  readonly #contents = new Map<string, readonly ContentRecord[]>()
  readonly #durations = new Map<string, Map<string, number>>()

  /** A job that ends again replaces what it made before. */
  storeContents(jobId: string, records: readonly ContentRecord[]): void {
    // Most jobs make no contents; an empty entry for each would stay for ever.
    this.#contents.delete(jobId)
    if (records.length === 0) return
    this.#contents.set(
      jobId,
      records.map((record) => deepFreeze({ ...record })),
    )
  }

  /** Newest first. */
  contents(query: ContentsQuery): readonly ContentRecord[] {
    const found: ContentRecord[] = []
    for (const records of this.#contents.values())
      found.push(...records.filter((record) => fits(record, query)))
    return found.sort((one, other) => other.createdAt - one.createdAt).slice(0, query.limit)
  }

  learn(samples: readonly DurationSample[]): void {
    for (const { pipeline, stage, ms } of samples) {
      const stages = this.#durations.get(pipeline) ?? new Map<string, number>()
      this.#durations.set(pipeline, stages)
      const known = stages.get(stage)
      stages.set(stage, known === undefined ? ms : known + weight * (ms - known))
    }
  }

  durations(pipeline: string): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#durations.get(pipeline) ?? [])
  }
}

function fits(record: ContentRecord, query: ContentsQuery): boolean {
  return (
    (query.jobId === undefined || query.jobId === record.jobId) &&
    (query.source === undefined || query.source === record.source) &&
    (query.type === undefined || query.type === record.type) &&
    (query.variant === undefined || query.variant === record.variant) &&
    (query.language === undefined || query.language === record.language) &&
    (query.rootId === undefined || query.rootId === record.rootId) &&
    labelsMatch(record.labels, query.labels)
  )
}
