import { BackendError } from '@repurpose/core'
import type { Database, Queryable } from '../database/index.ts'
import { type Migration, migrationStatements, migrations, migrationsTable } from './migrations.ts'
import { quoteIdentifier } from './quote.ts'
import {
  isMissing,
  missingError,
  newerError,
  requireReadCommitted,
  type SchemaWork,
  schemaError,
} from './schema-errors.ts'

export interface MigrateOptions {
  readonly database: Database
  /** As a name, not quoted. */
  readonly schema: string
  /** False to check only. */
  readonly mayCreate: boolean
  /** Default: those of this version. */
  readonly steps?: readonly Migration[] | undefined
}

/** The newest migration that a schema has seen; version 0 of one that is not there. */
interface Applied {
  readonly version: number
  readonly oldestReader: number
}

const nothing: Applied = { version: 0, oldestReader: 0 }
/** A connection that breaks in the middle leaves nothing behind, so all of it can be done again. */
const attempts = 3
/** Many processes that start at once wait for the first of them. Below the default limit of a statement. */
const lockTimeoutMs = 25_000

/**
 * Brings a schema to the version of this code, or finds that it is there: by one statement, without a lock. All that is
 * missing is done in one transaction, by one process at a time. Safe to call from any number of processes at once.
 *
 * @throws BackendError `BACKEND_SCHEMA` when the schema is missing and may not be created, or is newer than this code
 * understands; others when the database cannot be reached
 * @throws InputError with the path `schema`
 */
export async function migrateDatabase(options: MigrateOptions): Promise<void> {
  const { database, schema, mayCreate, steps = migrations } = options
  const wanted = steps.length
  const applied = await schemaWork(schema, 'read', () => readApplied(database, schema))
  if (isEnough(applied, schema, wanted)) return
  if (!mayCreate) throw missingError(schema, applied.version, wanted)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction((queryable) => applyPending(queryable, schema, steps))
    } catch (error) {
      if (attempt === attempts || !BackendError.isInstance(error) || !error.retryable) throw error
    }
  }
}

/** @throws BackendError when the schema is newer than what code of version `wanted` can work with */
function isEnough({ version, oldestReader }: Applied, schema: string, wanted: number): boolean {
  if (version > wanted && oldestReader > wanted) throw newerError(schema, version, oldestReader, wanted)
  return version >= wanted
}

const newest = (s: string): string =>
  `select m.version, m.oldest_reader, current_setting('transaction_isolation') as isolation
    from ${s}.migrations m order by m.version desc limit 1`

async function readApplied(database: Database, schema: string): Promise<Applied> {
  try {
    const [row] = await database.run<AppliedRow & { readonly isolation: string }>({
      text: newest(quoteIdentifier(schema)),
    })
    if (row !== undefined) requireReadCommitted(row.isolation, schema)
    return toApplied(row)
  } catch (error) {
    if (isMissing(error)) return nothing
    throw error
  }
}

async function applyPending(
  queryable: Queryable,
  schema: string,
  steps: readonly Migration[],
): Promise<void> {
  const s = quoteIdentifier(schema)
  // Whoever gets the lock second finds everything done. Nothing is looked at before.
  await queryable.query("select set_config('lock_timeout', $1, true)", [String(lockTimeoutMs)])
  await queryable.query('select pg_advisory_xact_lock(hashtext($1), -1)', [`repurpose:${schema}`])
  const { rows } = await queryable.query(
    `select current_setting('transaction_isolation') as isolation,
      exists (select from pg_namespace n where n.nspname = $1) as has_schema,
      exists (
        select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = $1 and c.relname = 'migrations' and c.relkind = 'r'
      ) as has_migrations`,
    [schema],
  )
  // A select without a table gives one row.
  const [found] = rows as readonly [FoundRow]
  requireReadCommitted(found.isolation, schema)
  // Also "if not exists" wants the right to create.
  if (!found.has_schema) {
    await schemaWork(schema, 'create schema', () => queryable.query(`create schema ${s}`))
  }
  await schemaWork(schema, 'create tables', async () => {
    if (!found.has_migrations) await queryable.query(migrationsTable(s))
    const [row] = (await queryable.query(newest(s))).rows as readonly AppliedRow[]
    const applied = toApplied(row)
    if (isEnough(applied, schema, steps.length)) return
    const pending = steps.filter(({ version }) => version > applied.version)
    for (const step of pending) await queryable.query(migrationStatements(s, step))
  })
}

interface FoundRow {
  readonly isolation: string
  readonly has_schema: boolean
  readonly has_migrations: boolean
}

interface AppliedRow {
  readonly version: number
  readonly oldest_reader: number
}

function toApplied(row: AppliedRow | undefined): Applied {
  return row === undefined ? nothing : { version: row.version, oldestReader: row.oldest_reader }
}

async function schemaWork<Value>(
  schema: string,
  work: SchemaWork,
  body: () => Promise<Value>,
): Promise<Value> {
  try {
    return await body()
  } catch (error) {
    throw schemaError(error, schema, work)
  }
}
