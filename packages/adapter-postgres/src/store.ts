import { randomUUID } from 'node:crypto'
import {
  type Backend,
  type Clock,
  type ConsumeOptions,
  LeaseLostError,
  type Logger,
  type Randomness,
} from '@repurpose/core'
import type { Database, Queryable } from './database/index.ts'
import {
  claimJobs,
  createConsumer,
  createLeases,
  createPresence,
  type HeldLease,
  type RunningConsumer,
} from './delivery/index.ts'
import { createReading } from './reading/index.ts'
import { createRequests } from './requests.ts'
import { createRetention } from './retention.ts'
import { createCards, createSubscriptions, createTelling, readyPayloads } from './telling/index.ts'
import { createWrites, type Touched, type TouchedRow, touchedColumns, touchedOf } from './writing/index.ts'

/** Everything a backend does but its opening: the rooms of this package, wired together on an open database. */
export type Store = Omit<Backend, 'name' | 'capabilities'>

export interface StoreOptions {
  readonly database: Database
  /** The quoted name of the schema. */
  readonly schema: string
  /** The channel of NOTIFY. */
  readonly channel: string
  /** Nobody else can have the database open. */
  readonly isAlone: boolean
  /** For people who look at the table of processes. */
  readonly processName: string
  readonly leaseMs: number
  readonly retentionMs: number | undefined
  readonly clock: Clock
  readonly randomness: Randomness
  readonly logger?: Logger | undefined
}

/** Until facts that wait for a transaction under way are looked for again. */
const heldBackMs = 50
/** How long leaving may take when the database does not answer. The lease runs out by itself then. */
const leavingMs = 2_000

export function openStore(options: StoreOptions): Store {
  const { database, schema, channel, clock, logger } = options
  const process = Math.floor(options.randomness() * Number.MAX_SAFE_INTEGER)
  const self = String(process)
  const closing = new AbortController()
  const { signal } = closing
  const consumers = new Map<RunningConsumer, ConsumeOptions>()
  const leases = createLeases()
  let cancelHeldBack: (() => void) | undefined

  const subscriptions = createSubscriptions({
    onError: () => logger?.log('warn', 'A subscriber threw.', {}),
  })
  const reading = createReading({ database, schema, clock, onHeldBack })
  const writes = createWrites({ database, schema, process, nextCall: randomUUID, clock, signal })
  const telling = createTelling({
    database,
    clock,
    channel,
    self,
    subscriptions,
    listenerCount: () => presence.others,
    onReady: wakeConsumers,
    onHeld(jobIds) {
      for (const id of jobIds) leases.find(id)?.notify()
    },
    onGap() {
      wakeConsumers()
      presence.soon()
    },
    logger,
  })
  const presence = createPresence({
    database,
    schema,
    clock,
    process,
    name: options.processName,
    isAlone: options.isAlone,
    leaseMs: options.leaseMs,
    leases,
    onGrowth: () => subscriptions.wakeAll(),
    onWoken(lanes, raised) {
      tell(raised)
      announceReady(lanes)
    },
    async leaveProcess() {
      const rows = await database.run<TouchedRow>({
        text: `select ${touchedColumns} from ${schema}.leave_process($1) touched`,
        values: [process],
        patienceMs: leavingMs,
      })
      return touchedOf(rows)
    },
    signal,
    logger,
  })
  const cards = createCards({
    load: (ids) => reading.cards(ids),
    deliver: (events) => telling.transients(events),
    onError: () => logger?.log('warn', 'Transient events could not be published.', {}),
  })
  const requests = createRequests({
    database,
    schema,
    nextCall: randomUUID,
    onTouched: tell,
    notifyJoined,
    now: () => clock.now(),
  })
  const retention = createRetention({ ...options, reading, signal })

  function wakeConsumers(lanes?: readonly string[]): void {
    for (const [consumer, wants] of consumers) {
      if (lanes === undefined || lanes.some((lane) => wants.lanes.includes(lane))) consumer.wake()
    }
  }

  function announceReady(lanes: readonly string[]): void {
    if (lanes.length === 0) return
    wakeConsumers(lanes)
    telling.ready(lanes)
  }

  /** Tells whom it concerns of jobs that were written to, here and in other processes. */
  function tell(touched: readonly Touched[]): void {
    if (touched.length === 0) return
    const written = touched.map(({ card }) => card)
    cards.remember(written)
    telling.facts(written)
    for (const { card, holder, dueAt } of touched) {
      if (holder !== undefined) telling.held(String(holder), [card.id])
      if (dueAt !== undefined) presence.expect(dueAt)
    }
    announceReady([...new Set(touched.flatMap(({ lane }) => lane ?? []))])
  }

  /** Whoever waits for those facts is woken once more, since what wakes them has happened already. */
  function onHeldBack(): void {
    cancelHeldBack ??= clock.setTimer(heldBackMs, () => {
      cancelHeldBack = undefined
      subscriptions.wakeAll()
    })
  }

  async function notifyJoined(queryable: Queryable, lanes: readonly string[]): Promise<void> {
    if (database.listen === undefined || lanes.length === 0) return
    await queryable.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [
      channel,
      [...readyPayloads(self, lanes)],
    ])
  }

  /** Whatever a write finds out about the lease, the lease learns. */
  async function underLease<Value>(lease: HeldLease, write: () => Promise<Value>): Promise<Value> {
    try {
      return await write()
    } catch (error) {
      if (LeaseLostError.isInstance(error)) lease.lose()
      throw error
    }
  }

  return {
    create: (call) => requests.create(call),
    request: (call) => requests.request(call),
    signal: (call) => requests.signal(call),
    reprioritize: (call) => requests.reprioritize(call),

    async consume(wants, run) {
      await telling.listen()
      await presence.enter()
      const consumer = createConsumer({
        options: wants,
        run,
        leases,
        presence,
        writes,
        async claim(wanted, turn) {
          const jobs = await claimJobs({
            database,
            reading,
            schema,
            process,
            turn,
            options: wants,
            wanted,
            signal,
          })
          cards.remember(
            jobs.map(({ record: { id, rootId, pipeline, labels } }) => ({ id, rootId, pipeline, labels })),
          )
          return jobs
        },
        onTouched: tell,
        onSettled: ({ durations = [] }) => reading.learn(durations),
        clock,
        signal,
        logger,
      })
      consumers.set(consumer, wants)
      retention.begin()
      return {
        async close() {
          await consumer.close()
          consumers.delete(consumer)
        },
      }
    },

    async append({ lease, ...write }) {
      const held = leases.require(lease)
      const answer = await underLease(held, () => writes.append(held.key, write))
      held.seen = Math.max(held.seen, answer.seq)
      if (write.facts.length > 0) telling.facts([held.card])
      return answer
    },

    async spawn({ lease, ...write }) {
      const held = leases.require(lease)
      const { answer, touched } = await underLease(held, () => writes.spawn(held.key, write))
      held.seen = Math.max(held.seen, answer.seq)
      telling.facts([held.card])
      tell(touched)
      return answer
    },

    get: (jobId) => reading.get(jobId),
    list: (query) => reading.list(query),
    counts: () => reading.counts(),
    read: (call) => reading.read(call),
    feed: (call) => reading.feed(call),
    contents: (query) => reading.contents(query),
    durations: (pipeline) => reading.durations(pipeline),
    prune: (call) => reading.prune(call),

    async subscribe(filter, listener) {
      await telling.listen()
      await presence.enter()
      return subscriptions.add(filter, listener)
    },
    publish: (events) => cards.publish(events),

    async pauseQueue() {
      await database.run({ text: `update ${schema}.queue set paused = true` })
    },
    async resumeQueue() {
      await database.run({ text: `update ${schema}.queue set paused = false` })
      const rows = await database.run<{ readonly lane: string }>({
        text: `select distinct lane from ${schema}.jobs where ready`,
      })
      announceReady(rows.map(({ lane }) => lane))
    },

    async close() {
      closing.abort()
      cancelHeldBack?.()
      for (const lease of leases.all()) lease.lose()
      await reading.flush().catch(() => {})
      const touched = await presence.leave().catch(() => [])
      tell(touched)
      await telling.close()
      subscriptions.close()
      await database.close()
    },
  }
}
