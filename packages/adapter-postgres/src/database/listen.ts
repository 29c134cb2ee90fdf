import type { Clock, Logger, Randomness } from '@repurpose/core'
import type { ChannelListener } from './database.ts'
import { closedError, failureOf, NoAnswer, NoConnection, toBackendError } from './failure.ts'
import { backoffMs, pause, within } from './retry.ts'
import { asError, type KeptSession, type SessionSource } from './server-pool.ts'

export interface ListeningOptions {
  readonly source: Pick<SessionSource, 'keep'>
  readonly clock: Clock
  readonly randomness: Randomness
  readonly place: string
  readonly closed: AbortSignal
  readonly patienceMs: number
  /** A connection that says nothing may be quiet or dead: so often a statement is sent to tell. */
  readonly heartbeatMs: number
  /** How long the server may take to answer what costs it no time. */
  readonly answerMs: number
  readonly logger?: Logger | undefined
}

export interface Listening {
  /** As `Database.listen`. */
  listen(channel: string, listener: ChannelListener): Promise<() => Promise<void>>
  close(): Promise<void>
}

interface Listener {
  readonly channel: string
  readonly listener: ChannelListener
  /** Settles the call that is waiting to listen; absent once it does. */
  waiting: { resolve(): void; reject(error: Error): void } | undefined
  /** Whether the connection was lost since it was last told so. */
  gap: boolean
}

/**
 * Listens to any number of channels over one connection.
 *
 * One loop owns the connection and sends everything that goes over it, one statement at a time:
 *
 *     make a connection → LISTEN and UNLISTEN until it fits what is wanted → tell who waits and who missed something
 *       ↑ backoff                                                              ↓
 *       └────────── lost, or did not answer ←── heartbeat ←── wait for a wish, a loss or the heartbeat's time ──┘
 *
 * It ends when nobody listens any more, and begins again with the next who does.
 */
export function createListening(options: ListeningOptions): Listening {
  const { source, clock, randomness, place, closed, patienceMs, heartbeatMs, answerMs, logger } = options
  const listeners = new Set<Listener>()
  let loop: Promise<void> | undefined
  let wake: () => void = () => {}
  let lastFailure = failureOf(new NoConnection(new NoAnswer('no connection was made in time')))

  function deliver(channel: string, payload: string): void {
    for (const each of listeners) if (each.channel === channel) safely(() => each.listener.onPayload(payload))
  }

  function safely(call: () => void): void {
    try {
      call()
    } catch (error) {
      logger?.log('error', 'A listener to the database threw.', {
        error: error instanceof Error ? error.name : typeof error,
      })
    }
  }

  /** Makes the connection listen to exactly the channels that are wanted. */
  async function follow(session: KeptSession, heard: Set<string>): Promise<void> {
    const wanted = new Set([...listeners].map(({ channel }) => channel))
    for (const channel of wanted) {
      if (heard.has(channel)) continue
      await session.query({ text: `LISTEN ${quote(channel)}` }, answerMs)
      heard.add(channel)
    }
    for (const channel of heard) {
      if (wanted.has(channel)) continue
      await session.query({ text: `UNLISTEN ${quote(channel)}` }, answerMs)
      heard.delete(channel)
    }
  }

  function announce(heard: ReadonlySet<string>): void {
    for (const each of listeners) {
      if (!heard.has(each.channel)) continue
      each.waiting?.resolve()
      each.waiting = undefined
      if (each.gap) {
        each.gap = false
        safely(() => each.listener.onGap())
      }
    }
  }

  /** Uses one connection for as long as it holds and somebody listens. */
  async function useConnection(onUseful: () => void): Promise<void> {
    const session = await source.keep(answerMs, () => wake())
    const heard = new Set<string>()
    session.onNotification(deliver)
    try {
      while (listeners.size > 0 && !closed.aborted) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve
        })
        await follow(session, heard)
        announce(heard)
        onUseful()
        const beat = (await within(woken, heartbeatMs, clock, [closed])) !== undefined
        if (session.broken !== undefined) throw session.broken
        if (beat && !closed.aborted) await session.query({ text: 'SELECT 1' }, answerMs)
      }
      await session.part()
    } catch (error) {
      session.destroy(asError(error))
      throw error
    }
  }

  async function run(): Promise<void> {
    for (let round = 0; listeners.size > 0 && !closed.aborted; round += 1) {
      try {
        await useConnection(() => {
          round = 0
        })
      } catch (error) {
        const failure = failureOf(error)
        lastFailure = failure
        for (const each of listeners) {
          if (each.waiting === undefined) each.gap = true
          else if (failure.kind === 'refused') each.waiting.reject(toBackendError(failure, place, 0))
        }
        // Once an outage; the attempts after that tell nobody anything new.
        logger?.log(round === 0 ? 'warn' : 'debug', 'Listening to the database was interrupted.', {
          database: place,
          reason: failure.reason,
        })
        await pause(backoffMs(round, randomness), clock, [closed])
      }
    }
  }

  function start(): void {
    loop ??= run().finally(() => {
      loop = undefined
      // Somebody may have come while the connection was being given back.
      if (listeners.size > 0 && !closed.aborted) start()
    })
  }

  return {
    listen(channel, listener) {
      return new Promise((resolve, reject) => {
        if (closed.aborted) return reject(closedError(place))
        const settle = (): void => {
          cancelTimer()
          closed.removeEventListener('abort', onClosed)
          each.waiting = undefined
        }
        const fail = (error: Error): void => {
          settle()
          listeners.delete(each)
          wake()
          reject(error)
        }
        const onClosed = (): void => fail(closedError(place))
        const each: Listener = {
          channel,
          listener,
          gap: false,
          waiting: {
            resolve() {
              settle()
              resolve(async () => {
                listeners.delete(each)
                wake()
              })
            },
            reject: fail,
          },
        }
        const startedAt = clock.now()
        const cancelTimer = clock.setTimer(patienceMs, () => {
          fail(toBackendError(lastFailure, place, clock.now() - startedAt))
        })
        closed.addEventListener('abort', onClosed)
        listeners.add(each)
        wake()
        start()
      })
    },
    async close() {
      await loop
    },
  }
}

function quote(channel: string): string {
  return `"${channel.replaceAll('"', '""')}"`
}
