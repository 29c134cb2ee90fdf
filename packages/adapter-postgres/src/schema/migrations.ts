import { functions } from './functions/index.ts'
import { tables } from './tables.ts'

/** One step from what a schema held before to what it holds now. Never changed once it was published. */
export interface Migration {
  /** Counts from 1 without gaps. */
  readonly version: number
  readonly name: string
  /** The oldest version whose code works with the schema as this migration leaves it. */
  readonly oldestReader: number
  /** The statements, for the quoted name of a schema. */
  readonly sql: (s: string) => string
}

export const migrations: readonly Migration[] = [
  {
    version: 1,
    name: 'tables and functions',
    oldestReader: 1,
    sql: (s) => `${tables(s)}\n${functions(s)}`,
  },
]

/** Which migrations a schema has seen. */
export const migrationsTable = (s: string): string => `
create table if not exists ${s}.migrations (
  version integer primary key,
  name text not null,
  applied_at timestamptz not null default now(),
  -- The oldest version whose code works with the schema since.
  oldest_reader integer not null
);`

/** The statements of a migration, and the row that says it was applied. */
export function migrationStatements(s: string, { version, name, oldestReader, sql }: Migration): string {
  return `${sql(s)}
insert into ${s}.migrations (version, name, oldest_reader) values (${version}, '${name}', ${oldestReader});`
}
