import type { Clock } from '../ports/index.ts'
import { IndexedHeap } from './indexed-heap.ts'
import type { JobEntry } from './job-entry.ts'

/**
 * Jobs that are due at a time: delayed ones, and parked ones with a deadline. One timer for the earliest; it is set
 * only while somebody works, because a timer keeps the process alive and without a worker it would do so in vain.
 */
export class Schedule {
  readonly #clock: Clock
  readonly #onDue: (entry: JobEntry) => void
  readonly #heap = new IndexedHeap<JobEntry>(isDueBefore)
  #working = false
  #timer: { readonly at: number; readonly cancel: () => void } | undefined

  constructor(clock: Clock, onDue: (entry: JobEntry) => void) {
    this.#clock = clock
    this.#onDue = onDue
  }

  add(entry: JobEntry, at: number): void {
    entry.dueAt = at
    this.#heap.add(entry)
    this.#setTimer()
  }

  /** The entry must be in the schedule. */
  remove(entry: JobEntry): void {
    this.#heap.remove(entry)
    entry.dueAt = Number.POSITIVE_INFINITY
    this.#setTimer()
  }

  work(working: boolean): void {
    this.#working = working
    this.#setTimer()
  }

  #setTimer(): void {
    const at = this.#working ? this.#heap.first?.dueAt : undefined
    if (at === this.#timer?.at) return
    this.#timer?.cancel()
    this.#timer =
      at === undefined
        ? undefined
        : { at, cancel: this.#clock.setTimer(at - this.#clock.now(), () => this.#fire()) }
  }

  #fire(): void {
    this.#timer = undefined
    const now = this.#clock.now()
    for (let entry = this.#heap.first; entry !== undefined && entry.dueAt <= now; entry = this.#heap.first) {
      this.#heap.remove(entry)
      entry.dueAt = Number.POSITIVE_INFINITY
      this.#onDue(entry)
    }
    this.#setTimer()
  }
}

function isDueBefore(one: JobEntry, other: JobEntry): boolean {
  return (one.dueAt - other.dueAt || one.order - other.order) < 0
}
