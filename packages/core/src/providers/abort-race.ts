import type { Clock } from '../ports/index.ts'

/** How long a call may take to stop once it was aborted. A cancel has to be through within a second. */
export const abortGraceMs = 500

/** What `raceAbort` resolves to when the work did not stop in time. */
export const abandoned = Symbol('abandoned')

/**
 * The outcome of the work, or `abandoned` when a signal aborted and the work was still not over 500 ms later.
 * Abandoned work goes on by itself; whoever started it looks after its end.
 */
export async function raceAbort<Result>(
  work: Promise<Result>,
  signal: AbortSignal,
  clock: Clock,
): Promise<Result | typeof abandoned> {
  const { promise: grace, resolve } = Promise.withResolvers<typeof abandoned>()
  let cancelTimer: (() => void) | undefined
  const startTimer = () => {
    cancelTimer = clock.setTimer(abortGraceMs, () => resolve(abandoned))
  }
  if (signal.aborted) startTimer()
  else signal.addEventListener('abort', startTimer, { once: true })
  try {
    return await Promise.race([work, grace])
  } finally {
    signal.removeEventListener('abort', startTimer)
    cancelTimer?.()
  }
}
