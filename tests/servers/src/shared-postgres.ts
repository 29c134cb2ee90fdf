import { inject } from 'vitest'
import { createDatabaseOn, type TestDatabase } from './postgres/databases.ts'
import './vitest-postgres.ts'

/** The server that all test files of a vitest project share. */
export interface SharedPostgres {
  /** Of a database that every test file sees. */
  readonly url: string
  /** A fresh, empty database in some 30 ms. Whoever asks for it drops it. */
  createDatabase(): Promise<TestDatabase>
}

/**
 * The server that `vitest-postgres.ts`, the project's `globalSetup`, started for the whole run.
 * It cannot be restarted or killed, as other test files use it: for that, `startPostgres()`.
 *
 * @throws An Error when the project has no such `globalSetup`.
 * @example
 * const database = await sharedPostgres().createDatabase()
 * onTestFinished(database.drop)
 */
export function sharedPostgres(): SharedPostgres {
  const url: string | undefined = inject('postgresUrl')
  if (url === undefined) {
    throw new Error(
      "No PostgreSQL was started for this project. Its vitest `globalSetup` must name '@repurpose/test-servers/vitest-postgres'.",
    )
  }
  return { url, createDatabase: () => createDatabaseOn(url) }
}
