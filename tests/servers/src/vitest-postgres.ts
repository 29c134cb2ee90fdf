import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/**
 * A vitest `globalSetup`: one PostgreSQL for all test files of a project, found by `sharedPostgres()`.
 * Vitest calls what is returned when the run is over.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgresUrl', server.url)
  return server.stop
}
