import type { Clock } from '../ports/index.ts'
import type { Ageing } from './ageing.ts'
import type { Journal } from './journal.ts'
import type { Library } from './library.ts'
import type { ReadyQueue } from './ready-queue.ts'
import type { Roster } from './roster.ts'
import type { Schedule } from './schedule.ts'

/** The parts that a transition touches. A transition runs to its end without awaiting: that makes it atomic. */
export interface World {
  readonly clock: Clock
  readonly roster: Roster
  readonly journal: Journal
  readonly library: Library
  readonly ready: ReadyQueue
  readonly schedule: Schedule
  readonly ageing: Ageing
  /** Something may be claimable that was not. */
  dispatch(): void
}
