import { Socket } from 'node:net'
import pg from 'pg'
import { NoAnswer, NoConnection } from './failure.ts'
import { late, within } from './retry.ts'
import { asError, keepSession, type SessionSource, type SourceOptions, takeFrom } from './server-pool.ts'
import type { Session } from './server-session.ts'

export interface OwnPoolOptions extends SourceOptions {
  readonly url: string
  readonly poolSize: number
  readonly connectTimeoutMs: number
  /** Sent on every new connection, before anything else. */
  readonly greeting: string | undefined
}

/** How long connections may take to part; those that do not are cut. */
const partingMs = 1_000
const keepAliveDelayMs = 10_000
/** Long enough to keep connections over a lull, short enough to find the new server after a change of address. */
const idleMs = 30_000

/** A pool of our own, and one connection beside it for listening. */
export function openOwnPool(options: OwnPoolOptions): SessionSource {
  const { url, poolSize, connectTimeoutMs, greeting, clock, closed } = options
  const open = new Set<OwnClient>()

  /**
   * Its time limit is for connecting alone. The pool's own would also end the wait in its queue, and send whoever comes
   * again to the end of it.
   */
  class OwnClient extends pg.Client {
    readonly cut: () => void

    constructor() {
      // A half-open connection does not close by itself; a socket of our own making can be made to.
      const socket = new Socket()
      super({
        connectionString: url,
        keepAlive: true,
        keepAliveInitialDelayMillis: keepAliveDelayMs,
        connectionTimeoutMillis: connectTimeoutMs,
        stream: () => socket,
      })
      this.cut = () => void socket.destroy()
      open.add(this)
      socket.once('close', () => open.delete(this))
    }
  }

  // The pool makes clients with arguments that this one has no use for.
  const pool = new pg.Pool({ max: poolSize, idleTimeoutMillis: idleMs, Client: OwnClient })
  // Stays for good: connections can report their end after the pool has reported its own.
  pool.on('error', () => {})

  const greet = async (session: Session): Promise<void> => {
    if (greeting !== undefined) await session.query({ text: greeting }, connectTimeoutMs)
  }

  return {
    take: takeFrom(pool, options, { silence, greet, cut: cutOwn }),
    async keep(limitMs, onBroken) {
      const client = new OwnClient()
      const giveBack = (error?: Error): void => {
        client.on('error', () => {})
        if (error === undefined) void client.end()
        else client.cut()
      }
      const session = keepSession(client, { ...options, onBroken, giveBack }, async () => {})
      try {
        if ((await within(client.connect(), limitMs, clock, [closed])) === late) throw slowToConnect()
        await greet(session)
        return session
      } catch (error) {
        session.destroy(asError(error))
        throw new NoConnection(error)
      }
    },
    async close(kept) {
      const parted: Promise<unknown>[] = [...open].map(
        (client) => new Promise((done) => client.once('end', done)),
      )
      void pool.end()
      if ((await within(Promise.all([kept, ...parted]), partingMs, clock)) !== late) return
      for (const client of open) client.cut()
    },
  }

  function silence(lent: number): NoAnswer {
    if (lent < poolSize) return slowToConnect()
    return new NoAnswer(
      'every connection of the pool is in use',
      'Raise poolSize, or look for statements and transactions that take long.',
    )
  }

  function cutOwn(client: object): void {
    if (client instanceof OwnClient) client.cut()
  }
}

/** That no connection was made in time. */
function slowToConnect(): NoAnswer {
  return new NoAnswer('no connection was made in time')
}
