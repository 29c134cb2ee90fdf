import type { Clock } from '@repurpose/core'

/** Waits for something that never rejects, but no longer than a time. */
export async function atMost(clock: Clock, ms: number, wait: Promise<void> | undefined): Promise<void> {
  const { promise: timeIsUp, resolve } = Promise.withResolvers<void>()
  const cancel = clock.setTimer(ms, resolve)
  await Promise.race([wait, timeIsUp])
  cancel()
}
