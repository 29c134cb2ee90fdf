import { BackendError } from '@repurpose/core'

/**
 * What went wrong with a statement, as far as it matters for what to do next:
 *
 * - `lost`: the connection is gone, or none could be made. The database may be back in a moment.
 * - `conflict`: the statement was rolled back because of others. The same statement may succeed at once.
 * - `refused`: the database, or the driver, will not do this. Trying again changes nothing.
 */
export type FailureKind = 'lost' | 'conflict' | 'refused'

/** A failure of the driver, free of values, source text and credentials. */
export interface Failure {
  readonly kind: FailureKind
  /** Whether the statement may have had its effect although no answer came. */
  readonly mayHaveRun: boolean
  /** Whether the connection that met it must not be used again. */
  readonly connectionSpoilt: boolean
  /** Whether only a time limit of ours passed, so that an earlier failure says more. */
  readonly isVague: boolean
  /** In words, for a person: the end of a sentence, without its full stop. */
  readonly reason: string
  /** The five characters by which PostgreSQL names a failure, where it was PostgreSQL that failed. */
  readonly sqlState: string | undefined
  readonly constraint: string | undefined
  /** What helps against this failure in particular. */
  readonly action: string | undefined
}

/** No connection was to be had, so that nothing was sent. The cause says why. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection'

  constructor(cause: unknown) {
    super('No connection.', { cause })
  }
}

/** A connection, a statement or a pool let us wait longer than is reasonable. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly action: string | undefined

  constructor(message: string, action?: string) {
    super(message)
    this.action = action
  }
}

/**
 * One of the adapter's own functions refused: `RAISE` with a SQLSTATE that starts with `RP`. What it says is the
 * function's own words.
 */
export class StatementRefused extends Error {
  override readonly name = 'StatementRefused'
  readonly sqlState: string
  readonly detail: string | undefined

  constructor(options: {
    readonly sqlState: string
    readonly message: string
    readonly detail?: string | undefined
  }) {
    super(options.message)
    this.sqlState = options.sqlState
    this.detail = options.detail
  }
}

/** Failures that end the session, or keep one from being made, and pass by themselves. */
const lostStates = /^(08...|25P0[34]|40003|53300|57P0[1235])$/
/** Written to a server that only reads: after a failover, a new connection finds the one that writes. */
const readOnly = '25006'
const conflictStates: ReadonlySet<string> = new Set(['40001', '40P01', '55P03', '57014'])
/** The session no longer knows a prepared statement, or knows it for tables as they were. */
const stalePlanStates: ReadonlySet<string> = new Set(['26000', '42P05'])
const stalePlan = /cached plan must not change result type/
/** Codes of sockets and of name resolution. */
const networkCode = /^E(?!RR_)[A-Z_]+$/
const lostMessage =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|There was an error establishing an SSL connection|Query read timeout)/
/** Classes of SQLSTATE whose messages name objects of the database and never a value. */
const namesNoValues = /^(0A|21|23|25|26|2B|2D|34|38|3B|3D|3F|40|42|53|54|55|57|58)/

const actions: Readonly<Record<string, string>> = {
  '28000': "Check the user, pg_hba.conf's rules and whether the server asks for TLS (sslmode in the URL).",
  '28P01': 'Check the user and the password that the database is opened with.',
  '3D000': 'Create the database, or correct its name in the URL.',
  '42501': "Grant the database's user the rights that the schema needs.",
  '53100': 'Free or add disk space on the database server.',
  '53300': 'Raise max_connections, lower poolSize, or put a connection pooler in between.',
  '26000': 'Behind a pooler that shares sessions between transactions, set preparedStatements: false.',
  '42P05': 'Behind a pooler that shares sessions between transactions, set preparedStatements: false.',
}
/** Complaints of the driver and of TLS that time does not cure, by what is in their message or code. */
const complaints: readonly (readonly [pattern: RegExp, reason: string, action: string])[] = [
  [/after calling end on the pool/, 'its pool was ended', 'Close what uses the pool before the pool itself.'],
  [/password must be a/, 'it asks for a password and none was given', actions['28P01'] ?? ''],
  [
    /does not support SSL/,
    'it does not offer TLS',
    'Turn TLS on at the server, or write sslmode=disable into the URL.',
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_|TLS/,
    'its certificate cannot be trusted',
    "Give the certificate's authority in the URL (sslrootcert), or have the server's certificate renewed.",
  ],
]
const unreachableAction =
  'Check that PostgreSQL runs there and accepts connections, and that the network lets them through.'
const busyAction = 'Try again; if it goes on, look for long transactions and load on the database server.'

/**
 * Sorts what a driver threw. Both drivers' errors carry the server's `code`, `constraint` and `detail`.
 *
 * @param error what `pg` or PGlite threw, or `NoConnection` around it
 */
export function failureOf(error: unknown): Failure {
  const sent = !(error instanceof NoConnection)
  const thrown = describe(sent ? error : error.cause)
  const { code, message } = thrown
  const sqlState = sqlStateOf(code)
  const failure = (kind: FailureKind, reason: string, more: Partial<Failure> = {}): Failure => ({
    kind,
    mayHaveRun: false,
    connectionSpoilt: kind === 'lost',
    isVague: false,
    reason,
    sqlState,
    constraint: undefined,
    action: code === undefined ? undefined : actions[code],
    ...more,
  })

  if (sqlState !== undefined) {
    const words =
      namesNoValues.test(sqlState) && message !== '' ? `${message} (${sqlState})` : stateName(sqlState)
    if (sqlState === readOnly) return failure('lost', words)
    if (lostStates.test(sqlState)) return failure('lost', words, { mayHaveRun: sent })
    if (conflictStates.has(sqlState)) return failure('conflict', words)
    if (stalePlanStates.has(sqlState) || (sqlState === '0A000' && stalePlan.test(message))) {
      return failure('conflict', words, { connectionSpoilt: true })
    }
    return failure('refused', words, { constraint: thrown.constraint })
  }
  if (thrown.error instanceof NoAnswer) {
    const { action } = thrown.error
    return failure('lost', message, { mayHaveRun: sent, isVague: action === undefined, action })
  }
  if (lostMessage.test(message)) return failure('lost', message, { mayHaveRun: sent })
  if (code !== undefined && networkCode.test(code)) {
    return failure('lost', networkWords(code, message), { mayHaveRun: sent })
  }
  // The driver's own complaint, which may quote what it was given: only its name and code are safe to show.
  const complaint = complaints.find(([pattern]) => pattern.test(message) || pattern.test(code ?? ''))
  return failure('refused', complaint?.[1] ?? code ?? thrown.name, {
    connectionSpoilt: true,
    mayHaveRun: sent,
    action: complaint?.[2],
  })
}

/** Whether a statement that failed so is worth another attempt. */
export function isRepeatable(failure: Failure, statementIsRepeatable: boolean): boolean {
  return failure.kind !== 'refused' && (statementIsRepeatable || !failure.mayHaveRun)
}

/** What one of the adapter's own functions raised, if it was one of those. */
export function refusalOf(error: unknown): StatementRefused | undefined {
  const { code, message, detail } = describe(error)
  if (code === undefined || !/^RP...$/.test(code)) return undefined
  return new StatementRefused({ sqlState: code, message, detail })
}

/**
 * The failure as the error that callers see.
 *
 * @param place the database as a person knows it, without credentials: `localhost:5432/app`, a folder
 * @param waitedMs how long it was tried for
 */
export function toBackendError(failure: Failure, place: string, waitedMs: number): BackendError {
  const context = {
    database: place,
    ...(failure.sqlState === undefined ? {} : { sqlState: failure.sqlState }),
    ...(failure.constraint === undefined ? {} : { constraint: failure.constraint }),
  }
  if (failure.kind === 'lost') {
    return new BackendError({
      code: 'BACKEND_UNAVAILABLE',
      message: `The database ${place} could not be reached for ${Math.round(waitedMs)} ms: ${failure.reason}.`,
      action: failure.action ?? unreachableAction,
      context,
    })
  }
  if (failure.kind === 'conflict') {
    return new BackendError({
      code: 'BACKEND_UNAVAILABLE',
      message: `The database ${place} was too busy to finish a statement: ${failure.reason}.`,
      action: failure.action ?? busyAction,
      context,
    })
  }
  return new BackendError({
    code: 'BACKEND_FAILED',
    message: `The database ${place} refused: ${failure.reason}.`,
    action: failure.action,
    context,
  })
}

/** What a statement threw that ran in a caller's own transaction. */
export function callersError(error: unknown): Error {
  return refusalOf(error) ?? toBackendError(failureOf(error), "of the caller's transaction", 0)
}

/** What is asked of a database that was closed. */
export function closedError(place: string): BackendError {
  return new BackendError({
    code: 'BACKEND_UNAVAILABLE',
    message: `The database ${place} is closed.`,
    action: 'Open it again; a closed one takes no more statements.',
    context: { database: place },
  })
}

/** A transaction in which a statement had failed, and which was to be committed all the same. */
export function rolledBackError(place: string): BackendError {
  return new BackendError({
    code: 'BACKEND_FAILED',
    message: `The database ${place} rolled a transaction back, because a statement in it had failed.`,
    context: { database: place },
  })
}

interface Thrown {
  readonly error: unknown
  readonly name: string
  readonly message: string
  readonly code: string | undefined
  readonly constraint: string | undefined
  readonly detail: string | undefined
}

/** The fields that both drivers give their errors, whatever copy of the driver they come from. */
function describe(error: unknown): Thrown {
  if (typeof error !== 'object' || error === null) {
    return { error, name: 'unknown', message: '', code: undefined, constraint: undefined, detail: undefined }
  }
  const read = (key: string): string | undefined => {
    const value: unknown = Reflect.get(error, key)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return {
    error,
    name: read('name') ?? 'Error',
    message: read('message') ?? '',
    code: read('code'),
    constraint: read('constraint'),
    detail: read('detail'),
  }
}

/** No SQLSTATE begins with an E, as the codes of sockets do. */
function sqlStateOf(code: string | undefined): string | undefined {
  return code !== undefined && /^[0-9A-DF-Z][0-9A-Z]{4}$/.test(code) ? code : undefined
}

function stateName(code: string): string {
  if (code.startsWith('28')) return `it does not accept these credentials (${code})`
  return code.startsWith('22') ? `a value does not fit (${code})` : `SQLSTATE ${code}`
}

/** `connect ECONNREFUSED 127.0.0.1:5432`; several addresses fail with an empty message and the code alone. */
function networkWords(code: string, message: string): string {
  return message === '' ? code : message
}
