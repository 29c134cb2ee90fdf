import type { Clock } from '@repurpose/core'
import { NoAnswer, NoConnection } from './failure.ts'
import { late, within } from './retry.ts'
import {
  type DriverClient,
  holdSession,
  type Notification,
  type Session,
  type SessionOptions,
} from './server-session.ts'

/** A client that a pool lends. */
export interface PooledClient extends DriverClient {
  release(error?: Error | boolean): void
}

/** A pool of `pg`, whatever copy of the package it comes from. */
export interface DriverPool {
  connect(callback: (error: Error | undefined, client: PooledClient | undefined) => void): void
  on(event: 'error', listener: (error: Error) => void): unknown
  removeListener(event: 'error', listener: (error: Error) => void): unknown
}

/** Where sessions come from. */
export interface SessionSource {
  /**
   * Takes a connection from the pool.
   *
   * @param limitMs how long to wait for one
   * @param signal ends the waiting
   * @throws NoConnection around the reason
   */
  take(limitMs: number, signal?: AbortSignal): Promise<Session>
  /**
   * Takes a connection for as long as it holds, for listening.
   *
   * @param onBroken called once when it breaks
   * @throws NoConnection around the reason
   */
  keep(limitMs: number, onBroken: (error: Error) => void): Promise<KeptSession>
  /**
   * Frees what was opened here, within about a second. A caller's pool is only let go of.
   *
   * @param kept resolves when the connection that was kept has been given back
   */
  close(kept: Promise<void>): Promise<void>
}

/** A connection for listening. */
export interface KeptSession extends Session {
  onNotification(listener: (channel: string, payload: string) => void): void
  /** Gives the connection back, listening to nothing. */
  part(): Promise<void>
}

export interface SourceOptions {
  readonly clock: Clock
  readonly guardMs: number
  /** Aborts when the database is closed, so that nobody waits for a connection any more. */
  readonly closed: AbortSignal
}

/** A pool of the caller's. Its sessions' settings are left as they are, and it is never ended. */
export function useCallersPool(pool: DriverPool, options: SourceOptions): SessionSource {
  // An idle connection that breaks must not end the process of a caller who listens to no errors.
  const onError = (): void => {}
  pool.on('error', onError)
  return {
    take: takeFrom(pool, options, { silence: noneLent }),
    async keep(limitMs, onBroken) {
      const hold = (client: PooledClient): KeptSession =>
        keepSession(
          client,
          { ...options, onBroken, giveBack: (error) => client.release(error) },
          async (session) => {
            await session.query({ text: 'UNLISTEN *' })
          },
        )
      return await connect(pool, hold, limitMs, options, undefined, noneLent)
    },
    async close(kept) {
      await kept
      pool.removeListener('error', onError)
    },
  }
}

/** As `holdSession`, for listening. `part` comes before the connection is given back. */
export function keepSession(
  client: DriverClient,
  options: SessionOptions,
  part: (session: Session) => Promise<void>,
): KeptSession {
  const relays: ((said: Notification) => void)[] = []
  const session = holdSession(client, {
    ...options,
    giveBack(error) {
      for (const relay of relays) client.removeListener('notification', relay)
      options.giveBack(error)
    },
  })
  return {
    ...session,
    get broken() {
      return session.broken
    },
    onNotification(listener) {
      const relay = (said: Notification): void => listener(said.channel, said.payload ?? '')
      relays.push(relay)
      client.on('notification', relay)
    },
    async part() {
      await part(session)
      session.release()
    },
  }
}

interface Lent {
  readonly client: PooledClient
  readonly session: Session
  release(): void
}

/** What differs between pools. */
export interface Lending {
  /** Says why no connection came in time. */
  readonly silence: (lent: number) => NoAnswer
  /** Prepares a connection that is lent for the first time. */
  readonly greet?: ((session: Session) => Promise<void>) | undefined
  /** Ends a connection at once, without a word to the server. */
  readonly cut?: ((client: PooledClient) => void) | undefined
}

/**
 * Checks connections out of a pool. When one of them turns out to be half-open, those that have been idle since before
 * are likely to be so too, and are dropped instead of each costing a whole time limit.
 */
export function takeFrom(
  pool: DriverPool,
  options: SourceOptions,
  { silence, greet, cut }: Lending,
): SessionSource['take'] {
  const greeted = new WeakSet<PooledClient>()
  const lastUse = new WeakMap<PooledClient, number>()
  let suspectBefore = Number.NEGATIVE_INFINITY
  let lent = 0

  function lend(client: PooledClient): Lent {
    lent += 1
    const session = holdSession(client, {
      ...options,
      giveBack(error) {
        lent -= 1
        if (error instanceof NoAnswer) suspectBefore = options.clock.now()
        lastUse.set(client, options.clock.now())
        client.release(error)
        if (error !== undefined) cut?.(client)
      },
    })
    return { client, session, release: session.release }
  }

  async function prepare(client: PooledClient, session: Session): Promise<void> {
    if (greet === undefined || greeted.has(client)) return
    try {
      await greet(session)
      greeted.add(client)
    } catch (error) {
      session.destroy(asError(error))
      throw new NoConnection(error)
    }
  }

  return async function take(limitMs, signal) {
    for (;;) {
      const { client, session } = await connect(pool, lend, limitMs, options, signal, () => silence(lent))
      if ((lastUse.get(client) ?? suspectBefore) >= suspectBefore) {
        await prepare(client, session)
        return session
      }
      session.destroy(new Error('Idle since before another connection of its pool was found dead.'))
    }
  }
}

/**
 * Waits for a connection. It is held within the pool's own callback: in the time that a promise takes to tell, the
 * server may already have ended the connection, and an error that nobody listens to ends the process.
 */
async function connect<Held extends { release(): void }>(
  pool: DriverPool,
  hold: (client: PooledClient) => Held,
  limitMs: number,
  { clock, closed }: SourceOptions,
  signal: AbortSignal | undefined,
  silence: () => NoAnswer,
): Promise<Held> {
  const connecting = new Promise<Held>((resolve, reject) => {
    pool.connect((error, client) => {
      if (client === undefined) reject(error)
      else resolve(hold(client))
    })
  })
  try {
    const held = await within(connecting, limitMs, clock, [signal, closed])
    if (held !== late) return held
  } catch (error) {
    throw new NoConnection(error)
  }
  // Stays in the pool's queue, which cannot be left; whatever comes of it goes straight back.
  connecting.then(
    (held) => held.release(),
    () => {},
  )
  throw new NoConnection(silence())
}

function noneLent(): NoAnswer {
  return new NoAnswer(
    'the pool lent no connection in time',
    'Check that PostgreSQL accepts connections, and that the pool has more of them than are in use.',
  )
}

/** What was thrown, as what a pool takes for a reason to drop a connection. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('The driver threw what is no error.')
}
