import type { Clock } from '@repurpose/core'
import { NoAnswer } from './failure.ts'
import type { ValueParsers } from './server-types.ts'

/** What is sent to the driver. A name makes it a prepared statement. */
export interface DriverStatement {
  text: string
  values?: unknown[]
  name?: string
  types?: ValueParsers
}

/** What a driver answers; to several statements in one text with one answer each. */
export interface DriverAnswer {
  readonly rows: readonly unknown[]
  /** What the server says that it did: `SELECT`, `COMMIT`, `ROLLBACK`. */
  readonly command?: string | undefined
}

/** A client of `pg`, or of anything that behaves as it does. */
export interface DriverClient {
  query(statement: DriverStatement): Promise<DriverAnswer>
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'notification', listener: (said: Notification) => void): unknown
  removeListener(event: 'error', listener: (error: Error) => void): unknown
  removeListener(event: 'notification', listener: (said: Notification) => void): unknown
}

/** What came by NOTIFY. */
export interface Notification {
  readonly channel: string
  readonly payload?: string | undefined
}

/** One connection, held by one user at a time. */
export interface Session {
  /**
   * Runs a statement. When no answer comes in time the connection is destroyed: a half-open one never answers, and one
   * that is still busy cannot be used by anybody else.
   */
  query(statement: DriverStatement, limitMs?: number): Promise<DriverAnswer>
  /** Whether the connection broke while it was held. */
  readonly broken: Error | undefined
  /** Gives the connection back for others to use, or drops it when it broke. Later calls do nothing. */
  release(): void
  /** Drops the connection. Later calls do nothing. */
  destroy(reason: Error): void
}

export interface SessionOptions {
  readonly clock: Clock
  /** How long a statement may take to be answered. */
  readonly guardMs: number
  /** Takes the client back; with an error, drops it. */
  readonly giveBack: (error?: Error) => void
  /** Called once when the connection breaks while it is held. */
  readonly onBroken?: ((error: Error) => void) | undefined
}

/** Guards a client from the time that it is checked out until it is given back. */
export function holdSession(client: DriverClient, options: SessionOptions): Session {
  const { clock, guardMs, giveBack, onBroken } = options
  let broken: Error | undefined
  let held = true

  // Without a listener, a connection that breaks between two statements would end the process.
  const onError = (error: Error): void => {
    if (broken !== undefined) return
    broken = error
    onBroken?.(error)
  }
  client.on('error', onError)

  function leave(error: Error | undefined): void {
    if (!held) return
    held = false
    // The pool puts its own listener back before ours goes.
    giveBack(error)
    client.removeListener('error', onError)
  }

  return {
    get broken() {
      return broken
    },
    query(statement, limitMs = guardMs) {
      return new Promise((resolve, reject) => {
        const cancelTimer = clock.setTimer(limitMs, () => {
          const error = new NoAnswer(`no answer within ${limitMs} ms`)
          reject(error)
          onError(error)
          leave(error)
        })
        client.query(statement).then(
          (answer) => {
            cancelTimer()
            resolve(answer)
          },
          (error: unknown) => {
            cancelTimer()
            reject(error)
          },
        )
      })
    },
    release: () => leave(broken),
    destroy: leave,
  }
}
