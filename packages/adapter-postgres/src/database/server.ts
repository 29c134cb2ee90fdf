import { createHash } from 'node:crypto'
import type { Clock, Logger, Randomness } from '@repurpose/core'
import type { Database, Queryable, Statement } from './database.ts'
import {
  closedError,
  type Failure,
  failureOf,
  refusalOf,
  rolledBackError,
  toBackendError,
} from './failure.ts'
import { createListening } from './listen.ts'
import { keepTrying, type Trying, within } from './retry.ts'
import { placeOfPool, placeOfUrl } from './server-address.ts'
import { openOwnPool } from './server-own-pool.ts'
import { asError, type DriverPool, type SessionSource, useCallersPool } from './server-pool.ts'
import type { DriverAnswer, Session } from './server-session.ts'
import { valueParsers } from './server-types.ts'

/** A PostgreSQL server: by its URL, or through a pool of the caller's, which stays the caller's. */
export type ServerOptions = ({ readonly url: string } | { readonly pool: DriverPool }) & {
  readonly clock: Clock
  readonly randomness: Randomness
  readonly logger?: Logger | undefined
  /** The most connections for statements; listening has one more. Default 10. Not for a caller's pool. */
  readonly poolSize?: number | undefined
  /** How long making one connection may take, and an answer that costs the server no time. Default 5,000 ms. */
  readonly connectTimeoutMs?: number | undefined
  /**
   * How long a statement may run. Default 30,000 ms. The sessions of a caller's pool keep their own limit; theirs too
   * are dropped when no answer has come a second after this one.
   */
  readonly statementTimeoutMs?: number | undefined
  /** How long to go on trying while the server cannot be reached, if the statement says nothing else. Default 10,000 ms. */
  readonly patienceMs?: number | undefined
  /** How often the connection that listens is tried, because a dead one is as quiet as a live one. Default 10,000 ms. */
  readonly heartbeatMs?: number | undefined
  /**
   * Whether sessions are our own from one transaction to the next. Default true. False behind a pooler that shares
   * sessions between transactions: nothing is prepared, and no session's settings are changed.
   */
  readonly preparedStatements?: boolean | undefined
}

const defaultPoolSize = 10
const defaultConnectTimeoutMs = 5_000
const defaultStatementTimeoutMs = 30_000
const defaultPatienceMs = 10_000
const defaultHeartbeatMs = 10_000
/** What the server has on top of its own limit to say that a statement was stopped. */
const answerMarginMs = 1_000
const lockTimeoutMs = 5_000
/** A process that froze within a transaction holds its locks no longer than this. */
const idleInTransactionTimeoutMs = 3_000

/**
 * A PostgreSQL server as a database to run statements on.
 *
 * @throws InputError when the URL cannot be read
 */
export function openServer(options: ServerOptions): Database {
  const { clock, randomness, logger, preparedStatements = true } = options
  const statementTimeoutMs = options.statementTimeoutMs ?? defaultStatementTimeoutMs
  const patienceMs = options.patienceMs ?? defaultPatienceMs
  const connectTimeoutMs = options.connectTimeoutMs ?? defaultConnectTimeoutMs
  const guardMs = statementTimeoutMs + answerMarginMs
  const closing = new AbortController()
  const place = 'url' in options ? placeOfUrl(options.url) : placeOfPool(options.pool)
  const shared = { clock, guardMs, closed: closing.signal }
  const source: SessionSource =
    'url' in options
      ? openOwnPool({
          ...shared,
          url: options.url,
          poolSize: options.poolSize ?? defaultPoolSize,
          connectTimeoutMs,
          greeting: preparedStatements ? greetingFor(statementTimeoutMs) : undefined,
        })
      : useCallersPool(options.pool, shared)
  const outage = watchOutages(place, logger)
  const trying: Trying = { clock, randomness, place, closed: closing.signal, onFailure: outage.failed }
  const listening = createListening({
    ...trying,
    source,
    patienceMs,
    heartbeatMs: options.heartbeatMs ?? defaultHeartbeatMs,
    answerMs: connectTimeoutMs,
    logger,
  })
  const underWay = new Set<Promise<unknown>>()
  const names = new Map<string, string>()
  let closed: Promise<void> | undefined

  function nameOf(text: string): string {
    let name = names.get(text)
    if (name === undefined) {
      name = `repurpose_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
      names.set(text, name)
    }
    return name
  }

  /** Counts as under way until it has ended, so that closing waits for it. */
  function track<Value>(work: Promise<Value>): Promise<Value> {
    const ended = work.then(
      () => {},
      () => {},
    )
    underWay.add(ended)
    void ended.then(() => underWay.delete(ended))
    return work
  }

  async function runOnce(statement: Statement, mayWaitMs: number): Promise<DriverAnswer> {
    const { text, values = [], signal, answerMs } = statement
    const session = await source.take(mayWaitMs, signal)
    try {
      const answer = await session.query(
        {
          text,
          values: [...values],
          types: valueParsers,
          ...(preparedStatements ? { name: nameOf(text) } : {}),
        },
        answerMs,
      )
      outage.answered()
      return answer
    } catch (error) {
      dropIfSpoilt(session, error)
      throw error
    } finally {
      session.release()
    }
  }

  /** Begins on the first connection that lets it; what comes after is not repeated, for only the body could know how. */
  async function transact<Value>(body: (queryable: Queryable) => Promise<Value>): Promise<Value> {
    const begin = async (mayWaitMs: number): Promise<Session> => {
      const session = await source.take(mayWaitMs)
      try {
        await session.query({ text: 'BEGIN' })
        return session
      } catch (error) {
        session.destroy(asError(error))
        throw error
      }
    }
    const session = await keepTrying(begin, { patienceMs, repeatable: true }, trying)
    const query = async (text: string, values?: unknown[]): Promise<DriverAnswer> => {
      try {
        const answer: DriverAnswer | readonly DriverAnswer[] = await session.query({
          text,
          types: valueParsers,
          ...(values === undefined ? {} : { values }),
        })
        return Array.isArray(answer) ? answer[answer.length - 1] : answer
      } catch (error) {
        dropIfSpoilt(session, error)
        throw refusalOf(error) ?? toBackendError(failureOf(error), place, 0)
      }
    }
    try {
      const value = await body({ query })
      // PostgreSQL answers a COMMIT after a failed statement, which the body let pass, by rolling back.
      if ((await query('COMMIT')).command === 'ROLLBACK') throw rolledBackError(place)
      return value
    } catch (error) {
      await session.query({ text: 'ROLLBACK' }).catch((unable: unknown) => session.destroy(asError(unable)))
      throw error
    } finally {
      session.release()
    }
  }

  async function close(): Promise<void> {
    closing.abort()
    // Every statement has an answer, or has lost its connection, by then.
    await within(Promise.all(underWay), guardMs, clock)
    await source.close(listening.close())
  }

  return {
    kind: 'server',
    async run<Row extends object>(statement: Statement): Promise<readonly Row[]> {
      const answer = await track(
        keepTrying(
          (mayWaitMs) => runOnce(statement, mayWaitMs),
          {
            patienceMs: statement.patienceMs ?? patienceMs,
            repeatable: statement.repeatable ?? true,
            mostConflicts: statement.mostConflicts,
            signal: statement.signal,
          },
          trying,
        ),
      )
      // The statement's author names the columns; nothing here can check them.
      return answer.rows as readonly Row[]
    },
    async transaction(body) {
      if (closing.signal.aborted) throw closedError(place)
      return await track(transact(body))
    },
    listen: listening.listen,
    close() {
      closed ??= close()
      return closed
    },
  }
}

function dropIfSpoilt(session: Session, error: unknown): void {
  if (failureOf(error).connectionSpoilt) session.destroy(asError(error))
}

/** Sent as statements, because poolers refuse startup parameters that they do not know. */
function greetingFor(statementTimeoutMs: number): string {
  return [
    "SET application_name TO 'repurpose'",
    `SET statement_timeout TO ${statementTimeoutMs}`,
    `SET lock_timeout TO ${lockTimeoutMs}`,
    `SET idle_in_transaction_session_timeout TO ${idleInTransactionTimeoutMs}`,
    // A write reads what is newest once it has its locks; under any other level it would read what was before.
    "SET default_transaction_isolation TO 'read committed'",
  ].join('; ')
}

/** Tells the log once that the database went away, and once that it is back. */
function watchOutages(place: string, logger: Logger | undefined) {
  let away = false
  return {
    failed(failure: Failure): void {
      if (away || failure.kind !== 'lost') return
      away = true
      logger?.log('warn', 'The database cannot be reached.', { database: place, reason: failure.reason })
    },
    answered(): void {
      if (!away) return
      away = false
      logger?.log('info', 'The database can be reached again.', { database: place })
    },
  }
}
