import type { Clock } from '../ports/index.ts'
import type { JobEntry } from './job-entry.ts'

/**
 * Lets no job starve: one that has waited long enough at its level is reported, to be raised. The line is in the
 * order in which the waiting began, so a sweep touches only the jobs it raises and sleeps until the next is due.
 */
export class Ageing {
  readonly #clock: Clock
  readonly #onAged: (entry: JobEntry) => void
  readonly #line = new Set<JobEntry>()
  #ageingMs = Number.POSITIVE_INFINITY
  #cancelTimer: (() => void) | undefined

  constructor(clock: Clock, onAged: (entry: JobEntry) => void) {
    this.#clock = clock
    this.#onAged = onAged
  }

  add(entry: JobEntry): void {
    if (entry.priority.level === 'high') return
    entry.waitingSince = this.#clock.now()
    this.#line.add(entry)
    if (this.#cancelTimer === undefined) this.#setTimer()
  }

  remove(entry: JobEntry): void {
    if (this.#line.delete(entry) && this.#line.size === 0) this.#stopTimer()
  }

  /** The shortest patience of those who work; infinite when nobody does. */
  work(ageingMs: number): void {
    this.#ageingMs = ageingMs
    this.#stopTimer()
    this.#setTimer()
  }

  #stopTimer(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
  }

  #setTimer(): void {
    if (!Number.isFinite(this.#ageingMs)) return
    for (const first of this.#line) {
      const delay = Math.max(0, first.waitingSince + this.#ageingMs - this.#clock.now())
      this.#cancelTimer = this.#clock.setTimer(delay, () => this.#sweep())
      return
    }
  }

  #sweep(): void {
    const now = this.#clock.now()
    for (const entry of this.#line) {
      if (entry.waitingSince + this.#ageingMs > now) break
      this.#line.delete(entry)
      this.#onAged(entry)
    }
    this.work(this.#ageingMs)
  }
}
