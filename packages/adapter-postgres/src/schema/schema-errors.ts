import { BackendError } from '@repurpose/core'

/** SQLSTATE → what it means where a schema is looked at or made. */
const missingStates: ReadonlySet<unknown> = new Set(['3F000', '42P01'])
const takenStates: ReadonlySet<unknown> = new Set(['42P07', '42710', '42723'])
const noRights = '42501'

const runMigrate =
  'Run `migrate()` once with a role that may create it, or have the SQL that `migrationSql()` gives applied.'

function sqlStateOf(error: unknown): unknown {
  return BackendError.isInstance(error) ? error.context?.['sqlState'] : undefined
}

/** Whether a statement failed because a table or its schema is not there. */
export function isMissing(error: unknown): boolean {
  return missingStates.has(sqlStateOf(error))
}

export function missingError(schema: string, version: number, wanted: number): BackendError {
  return new BackendError({
    code: 'BACKEND_SCHEMA',
    message:
      version === 0
        ? `The database holds no schema ${schema} of this library.`
        : `The schema ${schema} has version ${version}, and this code needs version ${wanted}.`,
    action: runMigrate,
    context: { schema, version, wanted },
  })
}

export function newerError(schema: string, version: number, oldestReader: number, own: number): BackendError {
  return new BackendError({
    code: 'BACKEND_SCHEMA',
    message: `The schema ${schema} has version ${version}, which this code, made for version ${own}, does not understand.`,
    action: `Deploy the release of @repurpose/adapter-postgres that brought version ${oldestReader}, or a newer one.`,
    context: { schema, version, own },
  })
}

/**
 * The functions of the schema see what others committed while they waited: each of their statements has to look anew.
 *
 * @throws BackendError when transactions of this session keep to what they saw first
 */
export function requireReadCommitted(isolation: string, schema: string): void {
  if (isolation === 'read committed' || isolation === 'read uncommitted') return
  throw new BackendError({
    code: 'BACKEND_SCHEMA',
    message: `Sessions of this role begin transactions with ${isolation}, under which the schema ${schema} cannot be used.`,
    action: "Give the role `alter role … set default_transaction_isolation = 'read committed'`.",
    context: { schema, isolation },
  })
}

/** What is being done with the schema, for the error when it may not be done. */
export type SchemaWork = 'read' | 'create schema' | 'create tables'

const grants: Readonly<Record<SchemaWork, (schema: string) => string>> = {
  read: (schema) =>
    `Grant the role what it needs: usage on schema ${schema}; select, insert, update and delete on all tables in it; usage and select on all sequences in it; execute on all functions in it.`,
  'create schema': (schema) =>
    `Grant the role \`create on database\`, or create the schema for it: \`create schema ${schema} authorization …\`. ${runMigrate}`,
  'create tables': (schema) => `Grant the role \`create on schema ${schema}\`. ${runMigrate}`,
}

/** The error for a caller: what the database says about rights and names taken is put so that one can act on it. */
export function schemaError(error: unknown, schema: string, work: SchemaWork): unknown {
  const sqlState = sqlStateOf(error)
  if (sqlState === noRights) {
    return new BackendError({
      code: 'BACKEND_SCHEMA',
      message: `The role that the database is opened with may not ${work === 'read' ? 'use' : work === 'create schema' ? 'create' : 'create tables in'} the schema ${schema}.`,
      action: grants[work](schema),
      context: { schema },
    })
  }
  if (work !== 'read' && takenStates.has(sqlState)) {
    return new BackendError({
      code: 'BACKEND_SCHEMA',
      message: `The schema ${schema} holds something else already.`,
      action: 'Name another schema in the option `schema`; one of this library is best left to it alone.',
      context: { schema },
    })
  }
  return error
}
