import { migrationStatements, migrations, migrationsTable } from './migrations.ts'
import { quoteIdentifier } from './quote.ts'

/**
 * What creates or updates a schema, as a script for whoever applies SQL by hand. All of it or nothing takes effect.
 *
 * @param options.schema default `repurpose`
 * @param options.after the version that the schema has: `select max(version) from repurpose.migrations`. Default 0, for
 * a schema that does not exist yet
 * @throws InputError with the path `schema`
 * @example writeFileSync('repurpose.sql', migrationSql({ schema: 'repurpose' }))
 */
export function migrationSql({
  schema = 'repurpose',
  after = 0,
}: {
  readonly schema?: string | undefined
  readonly after?: number | undefined
} = {}): string {
  const s = quoteIdentifier(schema)
  const pending = migrations.filter(({ version }) => version > after)
  const statements = pending.map((migration) => migrationStatements(s, migration))
  const created = after === 0 ? [`create schema if not exists ${s};`, migrationsTable(s).trim()] : []
  return ['begin;', ...created, ...statements, 'commit;', ''].join('\n')
}
