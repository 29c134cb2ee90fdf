import {
  type Clock,
  type Duration,
  InputError,
  type Logger,
  systemClock,
  toMilliseconds,
} from '@repurpose/core'
import type { DriverPool, EmbeddedInstance } from './database/index.ts'
import { quoteIdentifier } from './schema/index.ts'

/** Where the jobs are kept. */
export type PostgresPlace =
  | {
      /** A server: `postgres://user:password@host:5432/database`. PostgreSQL 13 or newer. */
      readonly url: string
      /** Connections for statements; listening takes one more. Default 10. */
      readonly poolSize?: number | undefined
      /**
       * False behind a pooler that shares sessions between transactions. Default true. Such a pooler cannot listen
       * either: jobs begin and events come with the delay of a heartbeat.
       */
      readonly preparedStatements?: boolean | undefined
    }
  | {
      /** A pool of `pg` that the caller has and closes. */
      readonly pool: DriverPool
    }
  | {
      /** A folder of this machine, made when missing, that one process uses at a time. Nothing has to be installed. */
      readonly dataDir: string
    }
  | {
      /** An instance of PGlite that the caller has and closes. */
      readonly pglite: EmbeddedInstance
    }

/** How the database is reached. */
export type PostgresConnection = PostgresPlace & {
  /** The schema that holds the tables: lower-case letters, digits and underscores. Default `repurpose`. */
  readonly schema?: string | undefined
  /** How long a call waits for a database that cannot be reached before it fails. Default 10 s. */
  readonly patience?: Duration | undefined
  /** How long one statement may run. Default 30 s. */
  readonly statementTimeout?: Duration | undefined
  readonly logger?: Logger | undefined
  /** Default: the time of the machine. */
  readonly clock?: Clock | undefined
}

/** What the Postgres backend is opened with. */
export type PostgresOptions = PostgresConnection & {
  /**
   * Whether to create and update the schema when the backend is first used. Default true. `false` where the role
   * that works may not: run `migrate()` with one that may, before the deployment.
   */
  readonly migrate?: boolean | undefined
  /**
   * How long a process may be silent before others take over its jobs. At least 1 s. Default 10 s: a job of a process
   * that died runs elsewhere after 7 to 14 s.
   */
  readonly lease?: Duration | undefined
  /** Ended jobs are removed this long after their end, their contents kept. Default: never. */
  readonly retention?: Duration | undefined
}

/** What is used of a connection that says nothing else. */
const defaults = { schema: 'repurpose', lease: '10s', patience: '10s', statementTimeout: '30s' } as const

/** Options with their defaults, times in milliseconds. */
export interface Settings {
  readonly schema: string
  /** As it stands in statements. */
  readonly quotedSchema: string
  readonly leaseMs: number
  readonly patienceMs: number
  readonly statementTimeoutMs: number
  readonly retentionMs: number | undefined
  readonly clock: Clock
}

/** @throws InputError with the path of what is not given as it should be. */
export function settingsOf(options: PostgresOptions): Settings {
  requirePlace(options)
  const { retention } = options
  const schema = options.schema ?? defaults.schema
  return {
    schema,
    quotedSchema: quoteIdentifier(schema),
    leaseMs: leaseOf(options.lease ?? defaults.lease),
    patienceMs: toMilliseconds(options.patience ?? defaults.patience, 'patience'),
    statementTimeoutMs: toMilliseconds(
      options.statementTimeout ?? defaults.statementTimeout,
      'statementTimeout',
    ),
    retentionMs: retention === undefined ? undefined : toMilliseconds(retention, 'retention'),
    clock: options.clock ?? systemClock,
  }
}

/** Below this, a busy event loop would be taken for a dead process. */
const shortestLeaseMs = 1_000

/** How long a process may be silent. @throws InputError with the path `lease` */
function leaseOf(lease: Duration): number {
  const leaseMs = toMilliseconds(lease, 'lease')
  if (leaseMs >= shortestLeaseMs) return leaseMs
  throw new InputError({
    message: `A lease of ${leaseMs} ms is too short: a process that is busy for that long would be taken for dead.`,
    path: 'lease',
    action: 'Give at least 1 s. With 4 s, the jobs of a process that died run elsewhere within 5 s.',
  })
}

/** @throws InputError with the path of what is not given as it should be. */
function requirePlace(options: PostgresOptions): void {
  const given = ['url', 'pool', 'dataDir', 'pglite'].filter(
    (name) => name in options && Reflect.get(options, name) !== undefined,
  )
  if (given.length === 1) return
  throw new InputError({
    message:
      given.length === 0
        ? 'It is not said where the jobs are to be kept.'
        : `Jobs can be kept in one place only, and ${given.join(' and ')} are given.`,
    path: given[1] ?? 'url',
    action: 'Give one of: url or pool for a server, dataDir or pglite for an embedded database.',
  })
}
