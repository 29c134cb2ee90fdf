import type { Clock, DurationSample } from '@repurpose/core'
import type { Database } from '../database/index.ts'

/** How much the newest sample weighs in a learnt duration. */
const weight = 0.2
const flushMs = 1_000
/** Whoever asks for durations waits no longer than this for a database that is away to take the samples. */
const patienceMs = 2_000

/**
 * Samples folded together: a duration that is not known yet becomes `first`, a known one `decay * known + addition`.
 * So what is learnt in between by other processes counts in its turn, and one statement carries any number of samples.
 */
interface Folded {
  readonly pipeline: string
  readonly stage: string
  readonly first: number
  readonly decay: number
  readonly addition: number
}

export interface DurationsReading {
  /** Takes samples; they are written a second later. Never throws. */
  learn(samples: readonly DurationSample[]): void
  /** Learnt typical durations in milliseconds, by stage, with all that this process learnt before. */
  durations(pipeline: string): Promise<Readonly<Record<string, number>>>
  /** Writes what was learnt. Never rejects: what could not be written is kept for the next time. */
  flush(): Promise<void>
}

/** How long stages take. Kept out of settlements, which would wait for each other's rows. */
export function createDurations(database: Database, schema: string, clock: Clock): DurationsReading {
  let waiting = new Map<string, Folded>()
  let cancelTimer: (() => void) | undefined
  let lastFlush = Promise.resolve()

  async function write(): Promise<void> {
    if (waiting.size === 0) return
    const written = waiting
    waiting = new Map()
    try {
      await database.run({
        text: `select ${schema}.learn($1)`,
        values: [JSON.stringify([...written.values()])],
        repeatable: false,
        patienceMs,
      })
    } catch {
      const since = waiting
      waiting = written
      for (const later of since.values()) add(later)
    }
  }

  function add(later: Folded): void {
    const key = JSON.stringify([later.pipeline, later.stage])
    const earlier = waiting.get(key)
    waiting.set(key, earlier === undefined ? later : chain(earlier, later))
  }

  function flush(): Promise<void> {
    cancelTimer?.()
    cancelTimer = undefined
    lastFlush = lastFlush.then(write)
    return lastFlush
  }

  return {
    learn(samples) {
      for (const { pipeline, stage, ms } of samples) {
        add({ pipeline, stage, first: ms, decay: 1 - weight, addition: weight * ms })
      }
      if (samples.length > 0) cancelTimer ??= clock.setTimer(flushMs, () => void flush())
    },
    async durations(pipeline) {
      await flush()
      const rows = await database.run<{ readonly stage: string; readonly ms: number }>({
        text: `select d.stage, d.ms from ${schema}.durations d where d.pipeline = $1 order by d.stage`,
        values: [pipeline],
      })
      return Object.fromEntries(rows.map(({ stage, ms }) => [stage, ms]))
    },
    flush,
  }
}

function chain(earlier: Folded, { decay, addition }: Folded): Folded {
  return {
    ...earlier,
    first: decay * earlier.first + addition,
    decay: decay * earlier.decay,
    addition: decay * earlier.addition + addition,
  }
}
