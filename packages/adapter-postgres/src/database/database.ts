/**
 * What can run a statement: a client, a pool, PGlite, or a transaction of either. Structural, so that a caller's own
 * instance fits, whatever version of the driver it comes from.
 */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>
}

/** One statement and how long it is worth trying. */
export interface Statement {
  readonly text: string
  readonly values?: readonly unknown[] | undefined
  /**
   * Whether the statement may run twice, because the second time changes nothing. It is then repeated when the
   * connection broke before an answer came. Default true: what the adapter sends is made so.
   */
  readonly repeatable?: boolean | undefined
  /** How long to go on trying while the database cannot be reached. Default: the database's own patience. */
  readonly patienceMs?: number | undefined
  /**
   * How long one attempt may wait for its answer before it is made again on another connection. Default: as long as a
   * statement may run.
   */
  readonly answerMs?: number | undefined
  /** How often it may be in conflict with others before it fails. Default 5, each at once after the other. */
  readonly mostConflicts?: number | undefined
  /** Ends the trying; a statement under way is left to finish. */
  readonly signal?: AbortSignal | undefined
}

/** Whoever listens to a channel. */
export interface ChannelListener {
  onPayload(payload: string): void
  /** The connection was lost and is back: what was said meanwhile is not known. */
  onGap(): void
}

/**
 * A PostgreSQL to run statements on: a server behind a pool, or PGlite in this process.
 *
 * Values of rows come as: `int8` as number, `json` and `jsonb` as text, arrays of `int8` and `text` as arrays.
 */
export interface Database {
  readonly kind: 'server' | 'embedded'
  /**
   * Runs one statement in a transaction of its own.
   *
   * @throws BackendError `BACKEND_UNAVAILABLE` when the database could not be reached in time, `BACKEND_FAILED` when
   * it refused.
   */
  run<Row extends object>(statement: Statement): Promise<readonly Row[]>
  /** Runs statements on one session, in one transaction, which a thrown error rolls back. */
  transaction<Value>(body: (queryable: Queryable) => Promise<Value>): Promise<Value>
  /**
   * Listens to what other processes say with NOTIFY; comes back by itself when the connection is lost. Resolves once
   * it listens; the function it gives ends it. Absent where only one process can be.
   */
  listen?: ((channel: string, listener: ChannelListener) => Promise<() => Promise<void>>) | undefined
  /** Lets statements under way finish, then frees what it opened itself. */
  close(): Promise<void>
}
