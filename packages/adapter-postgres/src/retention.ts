import type { Clock, Logger } from '@repurpose/core'
import type { Reading } from './reading/index.ts'

/** How often ended jobs are looked for that have been kept long enough. */
const everyMs = 60_000
/** Jobs removed in one statement: a matter of milliseconds. */
const batch = 500

/** Removes ended jobs that have been kept as long as they were to be, from the first call of `begin` on. */
export function createRetention(options: {
  readonly reading: Pick<Reading, 'prune'>
  readonly clock: Clock
  readonly retentionMs: number | undefined
  readonly signal: AbortSignal
  readonly logger?: Logger | undefined
}): { begin(): void } {
  const { reading, clock, retentionMs, signal, logger } = options
  let isBegun = false
  let cancelTimer = () => {}

  async function sweep(keptMs: number): Promise<void> {
    try {
      for (let removed = batch; removed >= batch && !signal.aborted; ) {
        removed = await reading.prune({ endedBefore: clock.now() - keptMs, limit: batch })
      }
    } catch (error) {
      if (signal.aborted) return
      const reason = error instanceof Error ? error.message : String(error)
      logger?.log('warn', 'Ended jobs could not be removed.', { reason })
    }
    if (!signal.aborted) cancelTimer = clock.setTimer(everyMs, () => void sweep(keptMs))
  }

  signal.addEventListener('abort', () => cancelTimer(), { once: true })
  return {
    begin() {
      if (isBegun || retentionMs === undefined) return
      isBegun = true
      void sweep(retentionMs)
    },
  }
}
