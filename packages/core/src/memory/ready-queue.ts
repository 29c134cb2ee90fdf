import { comparePriorities } from '../priority/index.ts'
import { IndexedHeap } from './indexed-heap.ts'
import type { JobEntry } from './job-entry.ts'

/**
 * What can be claimed now. One heap for each lane and pipeline, so that a worker that knows only some pipelines
 * never has to step over the jobs of others: a claim compares the first of each heap it may take from.
 */
export class ReadyQueue {
  readonly #lanes = new Map<string, Map<string, IndexedHeap<JobEntry>>>()

  add(entry: JobEntry): void {
    const heap = this.#lanes.get(entry.lane)?.get(entry.pipeline) ?? this.#open(entry.lane, entry.pipeline)
    heap.add(entry)
  }

  /** The job to run next, left where it is. */
  first(lanes: readonly string[], pipelines: readonly string[]): JobEntry | undefined {
    let first: JobEntry | undefined
    for (const lane of lanes) {
      const heaps = this.#lanes.get(lane)
      if (heaps === undefined) continue
      for (const pipeline of pipelines) {
        const candidate = heaps.get(pipeline)?.first
        if (candidate !== undefined && (first === undefined || goesBefore(candidate, first)))
          first = candidate
      }
    }
    return first
  }

  #open(lane: string, pipeline: string): IndexedHeap<JobEntry> {
    const heap = new IndexedHeap(goesBefore)
    this.#lanes.set(
      lane,
      (this.#lanes.get(lane) ?? new Map<string, IndexedHeap<JobEntry>>()).set(pipeline, heap),
    )
    return heap
  }

  get empty(): boolean {
    for (const heaps of this.#lanes.values()) {
      for (const heap of heaps.values()) if (heap.first !== undefined) return false
    }
    return true
  }
}

/** Level, then score, then the age of the tree, then the job's own. */
function goesBefore(one: JobEntry, other: JobEntry): boolean {
  return (
    (comparePriorities(one.priority, other.priority) || one.age - other.age || one.order - other.order) < 0
  )
}
