import type { Clock } from '../ports/index.ts'

/** The longest delay that `setTimeout` can count; a longer one would fire at once. */
const longestTimeout = 2 ** 31 - 1

/**
 * The time of the machine. Timers keep the process alive: what waits for one is a job that somebody may await.
 * Whoever sets a timer that nothing depends on takes it back when closing.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(delayMs, callback) {
    let remaining = Math.max(0, delayMs)
    let timeout = setTimeout(next, Math.min(remaining, longestTimeout))
    function next(): void {
      remaining -= longestTimeout
      if (remaining > 0) timeout = setTimeout(next, Math.min(remaining, longestTimeout))
      else callback()
    }
    return () => clearTimeout(timeout)
  },
}
