import { setTimeout as pause } from 'node:timers/promises'
import type { Fleet, FleetWorker } from './processes/index.ts'
import type { Random } from './random.ts'
import type { DisturbanceKind, Ground } from './subject.ts'

/** One disturbance; resolves when it is over, and the next may come. */
type Disturb = () => Promise<void>

/** How many milliseconds lie between two disturbances, at random between these. */
export const usualPauses: Readonly<Record<DisturbanceKind, readonly [number, number]>> = {
  kill: [50, 250],
  freeze: [50, 600],
  restart: [2_000, 4_000],
  network: [100, 900],
}

/** Most disturbances meet a worker at work, some one that may be just starting. */
const shareOfAny = 0.1
/** At every third of the other disturbances, a worker is killed as well. */
const shareOfWorse = 0.33
/** Some ten and some eighty lines of a witness. */
const fewBytes = 1_500
const mostBytes = 10_000
const mostPatienceMs = 2_000
const lookMs = 10

/** What happens to processes, server or connections, one disturbance at a time. */
export function disturbance(options: {
  readonly kind: DisturbanceKind
  readonly fleet: Fleet
  readonly ground: Ground
  readonly random: Random
  readonly leaseMs: number
  /** Ends the waiting for somebody to disturb. */
  readonly signal: AbortSignal
}): Disturb {
  const { kind, fleet, ground, random, leaseMs, signal } = options

  /** How much each worker may do before something happens to it. */
  const measures = new Map<number, number>()
  // Few are met just after their first claim: a job that meets five of them in a row ends as a crash loop.
  const drawMeasure = () =>
    random.next() < 0.1 ? random.between(0, fewBytes) : random.between(fewBytes, mostBytes)
  const measureOf = (worker: number) => {
    const measure = measures.get(worker) ?? drawMeasure()
    measures.set(worker, measure)
    return measure
  }

  /** A worker in the middle of something that has done as much as it may; at times just any. */
  async function someWorker() {
    const isAnyGood = random.next() < shareOfAny
    const before = new Map<number, number>()
    let readySince: number | undefined
    while (!signal.aborted) {
      const all = fleet.workers.filter(({ isFrozen }) => !isFrozen)
      const ready = all.filter(({ isReady }) => isReady)
      const ripe = ready.filter(({ number, testimony }) => {
        const isBusy = testimony > (before.get(number) ?? testimony)
        before.set(number, testimony)
        return isBusy && testimony >= measureOf(number)
      })
      readySince = ready.length === 0 ? undefined : (readySince ?? performance.now())
      // There may be nothing left for them to do.
      const isIdle = readySince !== undefined && performance.now() - readySince > mostPatienceMs
      const worker = random.pick(isAnyGood ? all : isIdle ? ready : ripe)
      if (worker !== undefined) return worker
      await pause(lookMs)
    }
    return undefined
  }

  async function kill(): Promise<void> {
    const worker = await someWorker()
    await worker?.kill()
  }

  async function freeze(): Promise<void> {
    // Sometimes two at once, but never the last.
    const count = fleet.workers.length > 2 && random.next() < 0.3 ? 2 : 1
    const frozen: FleetWorker[] = []
    for (let index = 0; index < count; index += 1) {
      const worker = await someWorker()
      worker?.freeze()
      if (worker !== undefined) frozen.push(worker)
    }
    // Mostly longer than the lease, so that others take over and the frozen one wakes up as a zombie.
    await pause(random.between(Math.round(leaseMs * 0.5), Math.round(leaseMs * 2)))
    for (const worker of frozen) worker.thaw()
  }

  async function restart(): Promise<void> {
    if (ground.restartServer === undefined) throw new Error('This ground has no server to restart.')
    await someWorker()
    await ground.restartServer()
  }

  async function network(): Promise<void> {
    const { proxy } = ground
    if (proxy === undefined) throw new Error('This ground has no proxy.')
    await someWorker()
    const chance = random.next()
    const direction = random.pick(['toServer', 'toClient', 'both'] as const)
    if (chance < 0.5) {
      proxy.cut()
    } else if (chance < 0.7) {
      proxy.delay(random.between(10, 200), direction)
      await pause(random.between(200, 1_500))
    } else if (chance < 0.85) {
      // One half is closed, and nobody is told.
      proxy.swallow(direction)
      await pause(random.between(50, leaseMs))
    } else {
      proxy.stall(direction)
      await pause(random.between(50, leaseMs * 1.5))
    }
    await proxy.heal()
  }

  const disturb = { kill, freeze, restart, network }[kind]
  return async () => {
    const isWorse = kind !== 'kill' && random.next() < shareOfWorse
    await Promise.all([disturb(), isWorse ? kill() : undefined])
  }
}
