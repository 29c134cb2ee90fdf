import { InputError } from '@repurpose/core'

/**
 * The name of a schema, checked and quoted for SQL.
 *
 * @throws InputError with the path `schema`
 * @example quoteIdentifier('repurpose') // '"repurpose"'
 */
export function quoteIdentifier(name: string): string {
  // Those that begin with pg_ are PostgreSQL's own, and it creates no others.
  if (/^[a-z_][a-z0-9_]{0,47}$/.test(name) && !name.startsWith('pg_')) return `"${name}"`
  throw new InputError({
    message: `${JSON.stringify(name)} is not a name for a schema.`,
    path: 'schema',
    action:
      'Take up to 48 lower-case letters, digits and underscores, beginning with no digit and not with "pg_".',
  })
}
