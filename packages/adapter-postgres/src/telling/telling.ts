import { type Clock, type Logger, toErrorInfo } from '@repurpose/core'
import type { Database } from '../database/index.ts'
import { atMost } from './at-most.ts'
import { callSafely } from './call-safely.ts'
import { toItems } from './fitting.ts'
import type { CardedEvent, JobCard } from './job-card.ts'
import type { News } from './news.ts'
import { createOutbox } from './outbox.ts'
import { createPacker } from './packing.ts'
import { createPending, type Kind } from './pending.ts'
import type { Subscriptions } from './subscriptions.ts'
import { readMessage, writeNews } from './wire.ts'

export interface TellingOptions {
  readonly database: Pick<Database, 'run' | 'listen'>
  readonly clock: Clock
  /** The channel of NOTIFY, at most 63 bytes: one per schema, so that two libraries in one database keep apart. */
  readonly channel: string
  /** The id of this process. No two that share the channel have the same. */
  readonly self: string
  /** Who is told in this process. The caller keeps it, and closes it after the telling. */
  readonly subscriptions: Subscriptions
  /**
   * How many other processes are alive, as far as known; with none, nothing is sent. Asked often, so answer from
   * memory. Processes that began to listen within the last minute are known here before they are known there.
   */
  readonly listenerCount: () => number
  /** Another process made something claimable in these lanes. */
  readonly onReady: (lanes: readonly string[]) => void
  /** Others wrote to jobs that this process holds. */
  readonly onHeld: (jobIds: readonly string[]) => void
  /** News of any kind may have been missed: look for what is claimable and at the jobs held. Subscribers are told. */
  readonly onGap: () => void
  readonly logger?: Logger | undefined
}

/**
 * Says what happened to whoever it concerns, in this process and in others, and hears what others say.
 *
 * All of it is a hint and none of it is waited for: nothing here throws or rejects because news could not be sent;
 * instead others hear of a gap as soon as they can be reached again. Say what is stored already (after the statement
 * that wrote it was answered), because those told read at once.
 */
export interface Telling {
  /**
   * Starts to hear other processes; resolves once this one does. Calling it again does nothing more. Without it,
   * the process only speaks. On an embedded database there is nobody to hear, and it resolves at once.
   *
   * Listen first, then add subscriptions and read: what is written after that is told.
   *
   * @throws BackendError when the database cannot be reached; the next call tries again.
   */
  listen(): Promise<void>
  /** The logs of these jobs have grown. Subscribers here are woken at once, those elsewhere within 20 ms. */
  facts(cards: readonly JobCard[]): void
  /** Something is claimable in these lanes. Only other processes are told; what happens here is the caller's. */
  ready(lanes: readonly string[]): void
  /** Jobs that `processId` holds were written to. Of the own process, `onHeld` is called at once. */
  held(processId: string, jobIds: readonly string[]): void
  /** Progress and text: subscribers here are told at once, those elsewhere within 40 ms, joined and thinned out. */
  transients(events: readonly CardedEvent[]): void
  /** Sends what waits, then neither hears nor says anything more. Takes two seconds at most, and never rejects. */
  close(): Promise<void>
}

/** How long one batch of news is tried to be sent. */
const patienceMs = 5_000

/** Until the count of listeners is sure to include a process that said hello. */
const helloMs = 60_000

const stopMs = 1_000

export function createTelling(options: TellingOptions): Telling {
  const { database, clock, channel, self, subscriptions, logger } = options
  const packer = createPacker(self)
  const pending = createPending()
  const outbox = createOutbox({
    clock,
    pending,
    // A gap may be owed to processes that are gone by now.
    send: async (news, signal) => (hasAudience() ? send(news, signal) : undefined),
    onFailure: warn('News could not be sent.'),
  })
  let helloUntil = Number.NEGATIVE_INFINITY
  let listening: Promise<() => Promise<void>> | undefined
  let closing: Promise<void> | undefined

  function warn(message: string): (error: unknown) => void {
    return (error) => {
      const { code, message: why } = toErrorInfo(error)
      logger?.log('warn', message, { code, why })
    }
  }

  function hasAudience(): boolean {
    return database.listen !== undefined && (options.listenerCount() > 0 || clock.now() < helloUntil)
  }

  /** Leaves news to be sent, if there is anybody to read it. */
  function post(kind: Kind, add: () => void): void {
    if (closing !== undefined || outbox.owesGap || !hasAudience()) return
    add()
    if (pending.has(kind)) outbox.note(kind)
  }

  async function send(news: readonly News[], signal?: AbortSignal): Promise<void> {
    const payloads = packer.pack(news.flatMap(itemsOf))
    if (payloads.length === 0) return
    await database.run({
      text: 'select pg_notify($1, payload) from unnest($2::text[]) as payload',
      values: [channel, payloads],
      // Said twice, text would be there twice. For what is lost, a gap makes up.
      repeatable: false,
      patienceMs,
      signal,
    })
  }

  function itemsOf(news: News): readonly string[] {
    const items = toItems(news, packer.room)
    if (items.length > 0) return items
    if (news.kind !== 'transient') return [writeNews({ kind: 'gap' })]
    const { jobId, type } = news.event
    logger?.log('warn', 'A transient event is too large to be told to other processes.', { jobId, type })
    return []
  }

  async function startListening(listen: NonNullable<Database['listen']>): Promise<() => Promise<void>> {
    const end = await listen.call(database, channel, { onPayload: receive, onGap: gap })
    // Others may not have counted this process yet. If they do not hear it, they will in time.
    await send([{ kind: 'hello' }]).catch(() => {})
    return end
  }

  function receive(payload: string): void {
    const message = closing === undefined ? readMessage(payload) : undefined
    if (message === undefined || message.from === self) return
    const lanes: string[] = []
    const jobIds: string[] = []
    for (const news of message.news) {
      if (news.kind === 'facts') subscriptions.wake(news.card)
      else if (news.kind === 'transient') subscriptions.publish(news.card, news.event)
      else if (news.kind === 'ready') lanes.push(news.lane)
      else if (news.kind === 'gap') gap()
      else if (news.kind === 'hello') helloUntil = clock.now() + helloMs
      else if (news.processId === self) jobIds.push(news.jobId)
    }
    if (lanes.length > 0) tell(() => options.onReady(lanes))
    if (jobIds.length > 0) tell(() => options.onHeld(jobIds))
  }

  function gap(): void {
    if (closing !== undefined) return
    subscriptions.gap()
    tell(() => options.onGap())
  }

  function tell(call: () => unknown): void {
    callSafely(call, warn('What was to hear news of other processes failed.'))
  }

  async function close(): Promise<void> {
    await outbox.close()
    const end = listening?.then((stop) => stop()).catch(warn('Listening did not end well.'))
    await atMost(clock, stopMs, end)
  }

  return {
    async listen() {
      if (closing !== undefined || database.listen === undefined) return
      listening ??= startListening(database.listen)
      try {
        await listening
      } catch (error) {
        listening = undefined
        throw error
      }
    },
    facts(cards) {
      for (const card of cards) subscriptions.wake(card)
      post('facts', () => pending.addFacts(cards))
    },
    ready(lanes) {
      post('ready', () => pending.addReady(lanes))
    },
    held(processId, jobIds) {
      if (processId !== self) post('held', () => pending.addHeld(processId, jobIds))
      else if (jobIds.length > 0) tell(() => options.onHeld(jobIds))
    },
    transients(events) {
      for (const { card, event } of events) subscriptions.publish(card, event)
      post('transients', () => pending.addTransients(events))
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}
