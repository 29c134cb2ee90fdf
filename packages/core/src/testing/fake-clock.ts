import type { Clock } from '../ports/index.ts'

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /**
   * Lets time pass. Due timers run in the order of their times, each at its own time; between them, promises and
   * `setImmediate` turns settle, so that what a timer sets off has happened before the next one runs.
   */
  advance(ms: number): Promise<void>
  /** As `advance`, to a time in milliseconds since the epoch; a time that has passed leaves the clock as it is. */
  advanceTo(time: number): Promise<void>
  /** Lets promises and `setImmediate` turns settle; no time passes. */
  settle(): Promise<void>
  /** How many timers are set. */
  readonly pending: number
  /** When the next timer is due. */
  readonly nextDue: number | undefined
}

interface Timer {
  readonly at: number
  readonly callback: () => void
}

/** Turns of the event loop that what a timer set off gets to settle: enough for chains of `setImmediate`. */
const turns = 12

/**
 * A clock for tests.
 *
 * @param startMs milliseconds since the epoch; default: 2026-01-01T00:00:00Z
 * @example
 * const clock = fakeClock()
 * clock.setTimer(5_000, () => console.log('five seconds later'))
 * await clock.advance(5_000)
 */
export function fakeClock(startMs: number = Date.UTC(2026, 0, 1)): FakeClock {
  let now = startMs
  /** In the order in which they were set: of timers due at the same time the older one runs first. */
  const timers = new Set<Timer>()

  function next(): Timer | undefined {
    let first: Timer | undefined
    for (const timer of timers) if (first === undefined || timer.at < first.at) first = timer
    return first
  }

  async function advanceTo(time: number): Promise<void> {
    await settle()
    for (let timer = next(); timer !== undefined && timer.at <= time; timer = next()) {
      timers.delete(timer)
      now = Math.max(now, timer.at)
      timer.callback()
      await settle()
    }
    now = Math.max(now, time)
  }

  return {
    now: () => now,
    setTimer(delayMs, callback) {
      const timer: Timer = { at: now + Math.max(0, delayMs), callback }
      timers.add(timer)
      return () => {
        timers.delete(timer)
      }
    },
    advance: (ms) => advanceTo(now + ms),
    advanceTo,
    settle,
    get pending() {
      return timers.size
    },
    get nextDue() {
      return next()?.at
    },
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
