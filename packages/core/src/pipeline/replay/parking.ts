import type { NewFact, ParkReason } from '../../job/index.ts'
import type { Destination } from '../../ports/index.ts'
import type { Activity, Wait } from './activity.ts'
import { type History, runningChildren } from './history.ts'
import type { Engine } from './run.ts'

/** Decides where a job goes that has nothing to do but wait, and watches the time while it stays. */
export interface Parking {
  /** Where the job goes now; `undefined` when what it waits for is so near that it stays. */
  target(
    to: 'parked' | 'paused' | 'queued',
  ): { readonly to: Destination; readonly facts: readonly NewFact[] } | undefined
  /** Calls back when the next waited-for time has come, for as long as the job stays in memory. */
  watchTime(): void
  stop(): void
}

export function createParking(options: {
  readonly engine: Engine
  readonly history: History
  readonly activity: Activity
  readonly onTime: () => void
}): Parking {
  const { engine, history, activity } = options
  let lastFact = ''
  let cancelTimer = () => {}
  let watched: number | undefined

  const nextTime = () => earliest(activity.waits().map(({ until }) => until))
  const parking: Parking = {
    target(to) {
      const now = engine.clock.now()
      if (to === 'queued') return { to: { state: 'queued' }, facts: [] }
      if (to === 'paused')
        return { to: { state: 'paused' }, facts: [{ type: 'job.parked', why: 'paused', on: [], at: now }] }
      const waits = activity.waits()
      const until = nextTime()
      if (until !== undefined && until - now < engine.parkAfterMs) {
        parking.watchTime()
        return undefined
      }
      const why = reasonOf(waits)
      const wakeAt = earliest([until, history.queued?.deadline])
      const needed = Math.min(...waits.map(({ children }) => children?.() ?? Number.POSITIVE_INFINITY))
      const childrenAtMost = Number.isFinite(needed)
        ? Math.max(runningChildren(history).length - needed, 0)
        : 0
      return {
        to: { state: 'parked', why, ...(wakeAt === undefined ? {} : { until: wakeAt }), childrenAtMost },
        facts: factOnce(
          why,
          until,
          waits.map(({ key }) => key),
        ),
      }
    },
    watchTime() {
      const until = nextTime()
      if (until === watched) return
      parking.stop()
      if (until === undefined) return
      watched = until
      cancelTimer = engine.clock.setTimer(Math.max(until - engine.clock.now(), 0), () => {
        watched = undefined
        options.onTime()
        // A timer may ring a moment before its time by the clock: then the wait is not over, and is watched on.
        parking.watchTime()
      })
    },
    stop() {
      cancelTimer()
      cancelTimer = () => {}
      watched = undefined
    },
  }

  /** A parent that parks once per settling child says only once what it waits for. */
  function factOnce(
    why: Exclude<ParkReason, 'paused'>,
    until: number | undefined,
    on: readonly string[],
  ): readonly NewFact[] {
    const fact = { type: 'job.parked', why, ...(until === undefined ? {} : { until }), on } as const
    const text = JSON.stringify(fact)
    if (text === lastFact) return []
    lastFact = text
    return [{ ...fact, at: engine.clock.now() }]
  }

  return parking
}

function reasonOf(waits: readonly Wait[]): Exclude<ParkReason, 'paused'> {
  if (waits.some(({ kind }) => kind === 'children')) return 'children'
  return waits.some(({ kind }) => kind === 'signal') ? 'signal' : 'time'
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}
