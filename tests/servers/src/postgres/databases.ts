import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** An empty database that a test has to itself. */
export interface TestDatabase {
  readonly name: string
  readonly url: string
  /** Breaks off the connections that are open to it and removes it. Does nothing the second time. */
  drop(): Promise<void>
}

/**
 * Creates an empty database on the server that `url` leads to, in some 30 ms. The url's user must be allowed
 * to; the url's own database is only used to ask from.
 */
export async function createDatabaseOn(url: string): Promise<TestDatabase> {
  const name = `repurpose_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  await ask(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = name
  return {
    name,
    url: own.href,
    drop: async () => {
      await ask(url, `drop database if exists ${name} with (force)`)
    },
  }
}

/** Runs one statement over a connection of its own. */
export async function ask(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  // A connection that breaks while nothing is asked tells so here; the next question fails all the same.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<Record<string, unknown>>(statement)
    return rows
  } finally {
    await client.end().catch(() => {})
  }
}
