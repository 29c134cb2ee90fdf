import { describe, expect, it } from 'vitest'
import {
  closedError,
  failureOf,
  isRepeatable,
  NoAnswer,
  NoConnection,
  refusalOf,
  rolledBackError,
  StatementRefused,
  toBackendError,
} from './failure.ts'

/** As both drivers throw it. */
function driverError(code: string | undefined, message = '', more: object = {}): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code }, more)
}

describe('what a driver throws', () => {
  it.each([
    ['a reset', driverError('ECONNRESET', 'read ECONNRESET')],
    ['a pipe', driverError('EPIPE', 'write EPIPE')],
    ['several addresses', driverError('ECONNREFUSED')],
    ['the end of a connection', driverError(undefined, 'Connection terminated unexpectedly')],
    ['a connection that took too long', driverError(undefined, 'timeout expired')],
    ['a pool that took too long', driverError(undefined, 'timeout exceeded when trying to connect')],
    ['a client that broke before', driverError(undefined, 'Client has encountered a connection error and …')],
    ['an administrator', driverError('57P01', 'terminating connection due to administrator command')],
    ['a crash', driverError('57P02')],
    ['a start', driverError('57P03', 'the database system is starting up')],
    ['a protocol', driverError('08P01')],
    ['an idle transaction', driverError('25P03')],
    ['our own patience', new NoAnswer('no answer within 3 ms')],
  ])('because of %s is a connection lost after the statement may have run', (_, error) => {
    expect(failureOf(error)).toMatchObject({ kind: 'lost', mayHaveRun: true, connectionSpoilt: true })
    expect(failureOf(new NoConnection(error))).toMatchObject({ kind: 'lost', mayHaveRun: false })
  })

  it('by a server that only reads is a reason to look for the one that writes', () => {
    const failure = failureOf(driverError('25006', 'cannot execute INSERT in a read-only transaction'))
    expect(failure).toMatchObject({ kind: 'lost', mayHaveRun: false, connectionSpoilt: true })
  })

  it.each(['40001', '40P01', '55P03', '57014'])('as %s is a conflict that left nothing behind', (code) => {
    const failure = failureOf(driverError(code))
    expect(failure).toMatchObject({ kind: 'conflict', mayHaveRun: false, connectionSpoilt: false })
    expect(isRepeatable(failure, false)).toBe(true)
  })

  it.each([
    ['26000', 'prepared statement "x" does not exist'],
    ['42P05', 'prepared statement "x" already exists'],
    ['0A000', 'cached plan must not change result type'],
  ])('about a prepared statement (%s) spoils the connection alone', (code, message) => {
    expect(failureOf(driverError(code, message))).toMatchObject({ kind: 'conflict', connectionSpoilt: true })
  })

  it.each([
    [driverError('42P01', 'relation "jobs" does not exist'), 'relation "jobs" does not exist (42P01)'],
    [driverError('42501', 'permission denied'), 'permission denied (42501)'],
    [driverError('0A000', 'this is not supported'), 'this is not supported (0A000)'],
    [driverError('23505', 'duplicate key'), 'duplicate key (23505)'],
    [driverError('53100'), 'SQLSTATE 53100'],
    [driverError('22P02', 'invalid input syntax: "SECRET"'), 'a value does not fit (22P02)'],
    [driverError('P0001', 'SECRET'), 'SQLSTATE P0001'],
    [driverError('XX000', 'SECRET'), 'SQLSTATE XX000'],
    [driverError('28P01', 'for user "SECRET"'), 'it does not accept these credentials (28P01)'],
    [driverError('ERR_INVALID_ARG_TYPE', 'SECRET'), 'ERR_INVALID_ARG_TYPE'],
    [new TypeError('SECRET'), 'TypeError'],
    [driverError('SELF_SIGNED_CERT_IN_CHAIN'), 'its certificate cannot be trusted'],
    [driverError(undefined, 'The server does not support SSL connections'), 'it does not offer TLS'],
    [{ message: 7 }, 'Error'],
    ['SECRET', 'unknown'],
    [undefined, 'unknown'],
  ])('is refused for good: %s', (error, reason) => {
    const failure = failureOf(error)
    expect(failure).toMatchObject({ kind: 'refused', reason })
    expect(isRepeatable(failure, true)).toBe(false)
    expect(JSON.stringify(toBackendError(failure, 'place', 0))).not.toContain('SECRET')
  })

  it('is passed on when it is one of our own refusals', () => {
    const refusal = refusalOf(driverError('RP002', 'job-1', { detail: '{}' }))
    expect(refusal).toBeInstanceOf(StatementRefused)
    expect(refusal).toMatchObject({ sqlState: 'RP002', message: 'job-1', detail: '{}' })
    expect(refusalOf(driverError('RP003', 'job-1'))?.detail).toBeUndefined()
    expect(refusalOf(driverError('23505'))).toBeUndefined()
    expect(refusalOf(new Error('mine'))).toBeUndefined()
  })
})

describe('a statement that may have run', () => {
  it('is repeated only if that does no harm', () => {
    const lost = driverError('ECONNRESET')
    expect(isRepeatable(failureOf(lost), true)).toBe(true)
    expect(isRepeatable(failureOf(lost), false)).toBe(false)
    expect(isRepeatable(failureOf(new NoConnection(lost)), false)).toBe(true)
  })
})

describe('the error that a caller sees', () => {
  it('says what to do', () => {
    const errors = [
      toBackendError(failureOf(driverError('ECONNREFUSED', 'connect ECONNREFUSED')), 'host:1/app', 12.6),
      toBackendError(failureOf(driverError('53300', 'too many clients')), 'host:1/app', 5),
      toBackendError(failureOf(driverError('55P03', 'lock timeout')), 'host:1/app', 5),
      toBackendError(failureOf(driverError('23505', 'again', { constraint: 'once' })), 'host:1/app', 5),
      closedError('host:1/app'),
      rolledBackError('host:1/app'),
    ]
    expect(
      errors.map(({ code, message, action, context }) => ({ code, message, action, context })),
    ).toMatchInlineSnapshot(`
        [
          {
            "action": "Check that PostgreSQL runs there and accepts connections, and that the network lets them through.",
            "code": "BACKEND_UNAVAILABLE",
            "context": {
              "database": "host:1/app",
            },
            "message": "The database host:1/app could not be reached for 13 ms: connect ECONNREFUSED.",
          },
          {
            "action": "Raise max_connections, lower poolSize, or put a connection pooler in between.",
            "code": "BACKEND_UNAVAILABLE",
            "context": {
              "database": "host:1/app",
              "sqlState": "53300",
            },
            "message": "The database host:1/app could not be reached for 5 ms: too many clients (53300).",
          },
          {
            "action": "Try again; if it goes on, look for long transactions and load on the database server.",
            "code": "BACKEND_UNAVAILABLE",
            "context": {
              "database": "host:1/app",
              "sqlState": "55P03",
            },
            "message": "The database host:1/app was too busy to finish a statement: lock timeout (55P03).",
          },
          {
            "action": undefined,
            "code": "BACKEND_FAILED",
            "context": {
              "constraint": "once",
              "database": "host:1/app",
              "sqlState": "23505",
            },
            "message": "The database host:1/app refused: again (23505).",
          },
          {
            "action": "Open it again; a closed one takes no more statements.",
            "code": "BACKEND_UNAVAILABLE",
            "context": {
              "database": "host:1/app",
            },
            "message": "The database host:1/app is closed.",
          },
          {
            "action": undefined,
            "code": "BACKEND_FAILED",
            "context": {
              "database": "host:1/app",
            },
            "message": "The database host:1/app rolled a transaction back, because a statement in it had failed.",
          },
        ]
      `)
  })
})
