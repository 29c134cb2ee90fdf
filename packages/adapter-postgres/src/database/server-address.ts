import { InputError } from '@repurpose/core'
import pg from 'pg'

/**
 * Where a URL leads, for messages: `host:port/database`, never the user, the password or the parameters.
 *
 * @throws InputError when it is no URL of a PostgreSQL database
 */
export function placeOfUrl(url: string): string {
  if (/^(postgres(ql)?:\/\/|socket:|\/)/.test(url)) {
    try {
      return placeOf(new pg.Client({ connectionString: url }))
    } catch {
      // What the parser says may quote the URL, and with it the password.
    }
  }
  throw new InputError({
    message: 'The URL of the database cannot be read.',
    path: 'url',
    action:
      'Write it as postgres://user:password@host:5432/database, with special characters percent-encoded.',
  })
}

/** Where a pool of the caller's leads, as far as it tells. */
export function placeOfPool(pool: object): string {
  const options: unknown = Reflect.get(pool, 'options')
  if (typeof options !== 'object' || options === null) return 'of the given pool'
  try {
    return placeOf(new pg.Client(options))
  } catch {
    return 'of the given pool'
  }
}

function placeOf({
  host,
  port,
  database,
}: {
  host: string
  port: number
  database?: string | undefined
}): string {
  return `${host.startsWith('/') ? host : `${host}:${port}`}/${database ?? ''}`
}
