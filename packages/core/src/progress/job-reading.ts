import { emptyView, type Fact, foldView, type JobView } from '../job/index.ts'
import type { Backend } from '../ports/index.ts'
import type { ExpectedDurations } from './expected.ts'
import { pageSize } from './follow-log.ts'
import { type Progress, progressOf } from './job-progress.ts'
import type { LiveProgress } from './live.ts'

/** How many running children of a job are looked at; those beyond count once they have settled. */
const childrenFollowed = 100

/**
 * A job as far as it has been read, so that reading on costs only what is new, and the highest fraction that was shown.
 * Several readers may share one: a fact is folded in once, whoever brings it.
 */
export class JobReading {
  readonly jobId: string
  view: JobView = emptyView()
  #expected: ExpectedDurations | undefined
  #shown = 0

  constructor(jobId: string) {
    this.jobId = jobId
  }

  fold(facts: readonly Fact[]): void {
    for (const fact of facts) this.view = foldView(this.view, fact)
  }

  /** Reads to the end of the log. */
  async readOn(backend: Pick<Backend, 'read'>): Promise<void> {
    let page: readonly Fact[]
    do {
      page = await backend.read({ jobId: this.jobId, after: this.view.seq, limit: pageSize })
      this.fold(page)
    } while (page.length === pageSize)
  }

  /** Asks once, as soon as the pipeline is known: with other expectations later the percentage could go back. */
  async expect(ask: (pipeline: string) => Promise<ExpectedDurations>): Promise<void> {
    if (this.#expected !== undefined || this.view.pipeline === undefined) return
    const answer = await ask(this.view.pipeline)
    this.#expected ??= answer
  }

  /** Ids of running children, those spawned first foremost. */
  children(): readonly string[] {
    const ids: string[] = []
    for (const id of this.view.children.keys()) {
      if (ids.length === childrenFollowed) break
      ids.push(id)
    }
    return ids
  }

  progress(now: number, live: LiveProgress): Progress {
    const progress = progressOf(this.view, {
      jobId: this.jobId,
      now,
      expected: this.#expected,
      transient: { ...live, floor: this.#shown },
    })
    this.#shown = progress.fraction
    return progress
  }
}

/** What running children add to their parent's progress. */
export function fromChildren(children: readonly Progress[]): Pick<LiveProgress, 'children'> {
  return {
    children: new Map(
      children.map((child) => [child.jobId, { fraction: child.fraction, micros: child.cost.micros }]),
    ),
  }
}
