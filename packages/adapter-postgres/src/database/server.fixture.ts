import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@repurpose/core'
import { startPostgres } from '@repurpose/test-servers'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import type { Database } from './database.ts'
import { openServer, type ServerOptions } from './server.ts'

type Server = Awaited<ReturnType<typeof startPostgres>>

/** A PostgreSQL for the tests of one file, which they may restart. It asks the user `guarded` for a password. */
export function serverOfThisFile(): () => Server {
  let server: Server | undefined
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'repurpose-hba-'))
    // The server may run as another user than the tests.
    await chmod(folder, 0o755)
    const rules = join(folder, 'pg_hba.conf')
    await writeFile(rules, 'host all guarded all scram-sha-256\nhost all all all trust\n', { mode: 0o644 })
    server = await startPostgres({ settings: { hba_file: rules, deadlock_timeout: '50ms' } })
  })
  afterAll(async () => {
    await server?.stop()
    await rm(folder, { recursive: true })
  })
  return () => {
    if (server === undefined) throw new Error('The server has not been started yet.')
    return server
  }
}

type Choices = Partial<Omit<ServerOptions, 'clock' | 'randomness'>> &
  ({ readonly url: string } | Pick<Extract<ServerOptions, { readonly pool: unknown }>, 'pool'>)

/** Opened with short times, and closed when the test has finished. */
export function open(choices: Choices): Database & { readonly listen: NonNullable<Database['listen']> } {
  const database = openServer({
    clock: systemClock,
    randomness: Math.random,
    patienceMs: 8_000,
    connectTimeoutMs: 1_000,
    statementTimeoutMs: 5_000,
    ...choices,
  })
  onTestFinished(() => database.close())
  const { listen } = database
  if (listen === undefined) throw new Error('A server can be listened to.')
  return { ...database, listen }
}

/** Resolves when the server is busy with a statement of which this is the beginning. */
export async function whenActive(url: string, beginning: string): Promise<void> {
  await whenRunning(url, beginning, (count) => count > 0)
}

/** Resolves when the server is no longer busy with any such statement. */
export async function whenIdle(url: string, beginning: string): Promise<void> {
  await whenRunning(url, beginning, (count) => count === 0)
}

async function whenRunning(url: string, beginning: string, fits: (count: number) => boolean): Promise<void> {
  const { run } = open({ url, poolSize: 1 })
  await expect
    .poll(
      async () => {
        const [row] = await run<{ count: number }>({
          text: `SELECT count(*) FROM pg_stat_activity
            WHERE starts_with(query, $1) AND state = 'active' AND pid <> pg_backend_pid()`,
          values: [beginning],
        })
        return fits(row?.count ?? 0)
      },
      { interval: 10, timeout: 5_000 },
    )
    .toBe(true)
}

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('It was fulfilled.')
}
