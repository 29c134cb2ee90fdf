import type { Claim, ConsumeOptions, Consumer, Settlement } from '../ports/index.ts'
import { HeldLease } from './held-lease.ts'
import type { Held, JobEntry } from './job-entry.ts'
import { reject, sealSettlement, settle } from './leases.ts'
import { take } from './transitions.ts'
import type { World } from './world.ts'

type Run = (claim: Claim) => Promise<Settlement>

interface Worker {
  readonly options: ConsumeOptions
  readonly run: Run
  readonly holding: Set<Held>
  closing: boolean
  /** Called when the last claim of a closing worker is gone. */
  readonly onIdle: () => void
}

/** Claims in one turn of the event loop. Jobs that never wait for anything would keep timers and sockets from running. */
const claimsPerTurn = 256
/** How often a worker looks again at jobs that it did not know; no event tells when it learns another pipeline. */
const unknownRetryMs = 1_000

/** Hands ready jobs to workers, each worker one at a time in turn. */
export class Dispatcher {
  readonly #world: World
  readonly #workers = new Set<Worker>()
  #paused = false
  #scheduled = false
  #claimsThisTurn = 0
  #cancelRetry: (() => void) | undefined

  constructor(world: World) {
    this.#world = world
  }

  get paused(): boolean {
    return this.#paused
  }

  set paused(paused: boolean) {
    this.#paused = paused
    this.dispatch()
  }

  consume(options: ConsumeOptions, run: Run): Consumer {
    const { promise: idle, resolve: onIdle } = Promise.withResolvers<void>()
    const worker: Worker = { options, run, holding: new Set(), closing: false, onIdle }
    this.#workers.add(worker)
    this.#setTimers()
    this.dispatch()
    return {
      close: () => {
        this.#retire(worker)
        return idle
      },
    }
  }

  /** Looks for work in a microtask, once however often it is asked for in a transition. */
  dispatch(): void {
    if (this.#scheduled || this.#workers.size === 0) return
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      this.#handOut()
    })
  }

  /** Takes everything from everyone, also from workers that were closing already. */
  close(): void {
    for (const worker of this.#workers) {
      this.#retire(worker)
      for (const held of worker.holding) held.release('lost')
    }
  }

  #retire(worker: Worker): void {
    worker.closing = true
    this.#setTimers()
    this.#forgetIdle(worker)
  }

  #forgetIdle(worker: Worker): void {
    if (!worker.closing || worker.holding.size > 0) return
    this.#workers.delete(worker)
    worker.onIdle()
  }

  #setTimers(): void {
    const patience = [...this.#workers]
      .filter(({ closing }) => !closing)
      .map(({ options }) => options.ageingMs)
    this.#world.ageing.work(Math.min(...patience))
    this.#world.schedule.work(patience.length > 0)
    if (patience.length > 0) return
    this.#cancelRetry?.()
    this.#cancelRetry = undefined
  }

  #handOut(): void {
    if (this.#paused) return
    let claimed = true
    while (claimed) {
      claimed = false
      for (const worker of this.#workers) {
        if (this.#claimsThisTurn === claimsPerTurn) return
        const entry = this.#nextFor(worker)
        if (entry === undefined) continue
        claimed = true
        void this.#run(worker, entry)
      }
    }
    this.#retryUnknown()
  }

  #nextFor(worker: Worker): JobEntry | undefined {
    if (!hasRoom(worker)) return undefined
    return this.#world.ready.first(worker.options.lanes, worker.options.pipelines())
  }

  async #run(worker: Worker, entry: JobEntry): Promise<void> {
    this.#countClaim()
    take(this.#world, entry)
    const held = new HeldLease(entry, () => this.#release(worker, held))
    entry.held = held
    worker.holding.add(held)
    const settlement = await settlementOf(worker.run, held.claim(worker.options.remembered))
    // A worker that lost the job meanwhile changes nothing any more.
    if (entry.held !== held) return
    if (settlement === undefined) {
      held.release('done')
      reject(this.#world, entry)
    } else {
      settle(this.#world, held, settlement)
    }
  }

  #release(worker: Worker, held: Held): void {
    worker.holding.delete(held)
    this.#forgetIdle(worker)
    this.dispatch()
  }

  /** Claims again after a full turn, so that at most `claimsPerTurn` happen in each. */
  #countClaim(): void {
    this.#claimsThisTurn += 1
    if (this.#claimsThisTurn > 1) return
    setImmediate(() => {
      const full = this.#claimsThisTurn === claimsPerTurn
      this.#claimsThisTurn = 0
      if (full) this.dispatch()
    })
  }

  /** What is ready while a worker has room is what no such worker knows. */
  #retryUnknown(): void {
    if (![...this.#workers].some(hasRoom) || this.#world.ready.empty || this.#cancelRetry !== undefined)
      return
    this.#cancelRetry = this.#world.clock.setTimer(unknownRetryMs, () => {
      this.#cancelRetry = undefined
      this.dispatch()
    })
  }
}

function hasRoom({ closing, options, holding }: Worker): boolean {
  return !closing && holding.size < options.concurrency
}

/** What the run settled on, or nothing when it was rejected. */
async function settlementOf(run: Run, claim: Claim): Promise<Settlement | undefined> {
  try {
    return sealSettlement(await run(claim))
  } catch {
    return undefined
  }
}
