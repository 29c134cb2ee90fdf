import type { Clock, Logger } from '@repurpose/core'
import type { Database } from '../database/index.ts'
import { type Touched, type TouchedJob, toTouched } from '../writing/index.ts'
import type { Leases } from './leases.ts'

/** How this process shows that it is alive, and what it learns each time. */
export interface Presence {
  /** Others alive, as far as known: whether anyone listens. */
  readonly others: number
  /** Enters this process among those that work or listen, and begins to tick. Again is fine, and does nothing. */
  enter(): Promise<void>
  /** What a worker wants of each tick, until the function it gives is called. */
  work(wants: WorkerWants): () => void
  /** Something is due by the clock of the database: tick at that time, if not before. */
  expect(dueAt: number): void
  /** Ticks as soon as possible. */
  soon(): void
  /** Whether this process has been silent for so long that others have taken its jobs over. */
  isForgotten(): boolean
  /**
   * Runs a claim under the next turn, and takes up what it brings. A claim whose answer never came may have taken jobs
   * that nobody here knows of; the ticks after it give them back.
   */
  claiming<Jobs>(claim: (turn: number) => Promise<Jobs>, takeUp: (jobs: Jobs) => void): Promise<void>
  /** Leaves, and hands over at once whatever is still held. */
  leave(): Promise<readonly Touched[]>
}

export interface WorkerWants {
  readonly lanes: readonly string[]
  readonly ageingMs: number
  /** Something may be claimable. */
  readonly onReady: () => void
}

export interface PresenceOptions {
  readonly database: Database
  readonly schema: string
  readonly clock: Clock
  /** The number of this process, unlike any other's. */
  readonly process: number
  /** A name for people who look at the table of processes. */
  readonly name: string
  /** Nobody else can be alive: whoever has a row died with it. */
  readonly isAlone: boolean
  /** After this long without a tick, others take over what the process holds. Milliseconds. */
  readonly leaseMs: number
  readonly leases: Leases
  /** Facts were written since the last tick, by anyone. */
  readonly onGrowth: () => void
  /** Jobs that became claimable in the course of a tick. */
  readonly onWoken: (lanes: readonly string[], raised: readonly Touched[]) => void
  readonly leaveProcess: () => Promise<readonly Touched[]>
  readonly signal: AbortSignal
  readonly logger?: Logger | undefined
}

/** The answer of `tick`: see schema/functions/tick.ts. */
interface TickAnswer {
  readonly lost: readonly number[] | null
  readonly changed: readonly number[] | null
  readonly ready: boolean
  readonly woken: number
  readonly raised: readonly TouchedJob[] | null
  readonly others: number
  readonly position: number
  readonly now: number
  readonly nextDue: number | null
  readonly nextExpiry: number | null
}

/** Ticks within a lease. Two may fail before others take over. */
const ticksPerLease = 3
/** In this time, whoever lost a database that is back has found it. */
const comeBackMs = 1_500
/** Until a tick looks again at what it found locked. */
const lockedRetryMs = 250
/** After the time of something due, so that the clock of the database has passed it too. */
const afterDueMs = 1

/**
 * One row of `processes`, renewed by a tick. A tick is one statement; the next comes after a third of the lease, or
 * earlier when something is due or another process's lease may run out.
 */
export function createPresence(options: PresenceOptions): Presence {
  const { database, schema, clock, process, name, isAlone, leaseMs, leases, onGrowth, onWoken, signal } =
    options
  const workers = new Set<WorkerWants>()
  let entering: Promise<void> | undefined
  let isEntered = false
  /** Until this process knows better, it speaks: one that only hands jobs in never asks. */
  let others = 1
  let position: number | undefined
  /** How far the clock of the database is ahead of this one. */
  let aheadMs = 0
  let timer: { readonly at: number; readonly cancel: () => void } | undefined
  let ticking: Promise<void> | undefined
  let isTickWanted = false
  /** When the last tick was sent that was answered. */
  let answeredAt = clock.now()
  /** The last tick got no answer: the process was not just busy. */
  let isUnanswered = false
  let lastTurn = 0
  /** Turns of claims whose answers have not been taken up. */
  const turns = new Set<number>()

  const isOver = () => signal.aborted

  /** The first tick enters; unlike later ones, it fails loudly. */
  async function enter(): Promise<void> {
    if (isAlone) await database.run({ text: `update ${schema}.processes set alive_until = 0`, signal })
    await ask()
    schedule(clock.now() + leaseMs / ticksPerLease)
  }

  function schedule(at: number): void {
    if (isOver() || !isEntered || (timer !== undefined && timer.at <= at)) return
    timer?.cancel()
    timer = { at, cancel: clock.setTimer(Math.max(0, at - clock.now()), () => void tick()) }
  }

  /** One at a time; asked for during one, another follows. */
  function tick(): Promise<void> {
    timer?.cancel()
    timer = undefined
    if (ticking !== undefined) {
      isTickWanted = true
      return ticking
    }
    ticking = tickOnce().finally(() => {
      ticking = undefined
      schedule(clock.now() + leaseMs / ticksPerLease)
      if (isTickWanted && !isOver()) {
        isTickWanted = false
        void tick()
      }
    })
    return ticking
  }

  async function tickOnce(): Promise<void> {
    if (isOver() || !isEntered) return
    try {
      await ask()
    } catch (error) {
      isUnanswered = true
      if (!isOver()) options.logger?.log('warn', 'A heartbeat failed.', { reason: messageOf(error) })
      schedule(clock.now() + Math.min(1_000, leaseMs / ticksPerLease))
    }
  }

  async function ask(): Promise<void> {
    const held = leases.all()
    const known = held.map(({ key, seen }) => ({ job: key.job, fence: key.fence, seen }))
    const sentAt = clock.now()
    const wants = [...workers]
    const patience = Math.min(...wants.map(({ ageingMs }) => ageingMs))
    const [row] = await database.run<{ readonly answer: string }>({
      text: `select ${schema}.tick($1, $2, $3, $4, $5, $6, $7, $8) as answer`,
      values: [
        process,
        name,
        leaseMs,
        JSON.stringify(known),
        // Together with what is known: claims of later turns are none of this tick's business.
        Math.min(lastTurn, ...[...turns].map((turn) => turn - 1)),
        Number.isFinite(patience) ? patience : null,
        isAlone ? 0 : Math.max(leaseMs / ticksPerLease, comeBackMs),
        [...new Set(wants.flatMap(({ lanes }) => lanes))],
      ],
      signal,
      patienceMs: isEntered ? leaseMs : undefined,
      // On a connection that is dead without a word, the lease would run out before the answer is given up.
      answerMs: Math.max(Math.round(leaseMs / ticksPerLease), 1_000),
    })
    // The function answers one JSON object.
    const answer = JSON.parse(row?.answer ?? '{}') as TickAnswer
    answeredAt = sentAt
    isUnanswered = false
    isEntered = true
    learn(answer, held)
  }

  function learn(answer: TickAnswer, held: ReturnType<Leases['all']>): void {
    others = answer.others
    aheadMs = answer.now - clock.now()
    const lost = new Set(answer.lost)
    const changed = new Set(answer.changed)
    for (const lease of held) {
      if (lease.state !== 'held') continue
      if (lost.has(lease.key.job)) lease.lose()
      else if (changed.has(lease.key.job)) lease.notify()
    }
    if (position !== undefined && answer.position > position) onGrowth()
    position = answer.position
    const raised = (answer.raised ?? []).map(toTouched)
    if (answer.woken > 0 || raised.length > 0) {
      onWoken([...new Set([...workers].flatMap(({ lanes }) => lanes))], raised)
    }
    if (answer.ready) for (const { onReady } of workers) onReady()
    for (const at of [answer.nextDue, answer.nextExpiry]) {
      // What is due and was left must be locked by somebody: look again, but not at once.
      if (at !== null) expect(at > answer.now ? at : answer.now + lockedRetryMs)
    }
  }

  function expect(at: number): void {
    schedule(at - aheadMs + afterDueMs)
  }

  return {
    get others() {
      return others
    },
    enter() {
      entering ??= enter().catch((error: unknown) => {
        entering = undefined
        throw error
      })
      return entering
    },
    work(wants) {
      workers.add(wants)
      return () => {
        workers.delete(wants)
      }
    },
    expect,
    soon: () => void tick(),
    isForgotten: () => isUnanswered && clock.now() - answeredAt > leaseMs,
    async claiming(claim, takeUp) {
      lastTurn += 1
      const turn = lastTurn
      turns.add(turn)
      try {
        takeUp(await claim(turn))
      } finally {
        turns.delete(turn)
      }
    },
    async leave() {
      timer?.cancel()
      timer = undefined
      await entering?.catch(() => {})
      await ticking
      return isEntered ? options.leaveProcess() : []
    },
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
