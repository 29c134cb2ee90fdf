import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'
import type { Identity } from '../machine/folders.ts'
import { loopback } from '../machine/ports.ts'
import { killWithChildren } from '../machine/processes.ts'
import { postgresEnvironment } from './data.ts'

/** One run of the server, from its start to its end. */
export interface PostgresProcess {
  readonly pid: number
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** `fast` breaks connections off and shuts down in good order; `immediate` leaves recovery to the next start. */
  stop(mode: 'fast' | 'immediate'): Promise<void>
  /** SIGKILL to all its processes at once. */
  kill(): Promise<void>
}

export interface PostgresRun {
  readonly postgres: string
  readonly folder: string
  readonly data: string
  readonly port: number
  readonly settings: { readonly [name: string]: string }
  readonly identity: Identity
  /** Is given what the server logs, as it comes. */
  readonly onLog: (text: string) => void
  /** Is told the process's number at once, long before the server is ready. */
  readonly onStart: (pid: number) => void
}

/** The server could not start; `log` is all it said. */
export class PostgresStartError extends Error {
  override readonly name = 'PostgresStartError'
  readonly log: string

  constructor(reason: string, log: string) {
    super(`PostgreSQL did not start: ${reason}.\n${log}`)
    this.log = log
  }
}

const patienceMs = 60_000
const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const

/** Starts the server and resolves when it accepts connections. @throws PostgresStartError */
export async function runPostgres(run: PostgresRun): Promise<PostgresProcess> {
  const settings = { listen_addresses: loopback, unix_socket_directories: '', ...run.settings }
  const server = spawn(
    run.postgres,
    [
      ...['-D', run.data, '-p', String(run.port)],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...run.identity,
      cwd: run.folder,
      env: postgresEnvironment(run.folder),
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  // The log's pipe stays open until the last child is gone, so the end of the server is its own `exit`.
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const { pid } = server
  if (pid === undefined) {
    const [error] = await once(server, 'error')
    throw new PostgresStartError(String(error), '')
  }
  run.onStart(pid)

  let log = ''
  let isReady = false
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      server.kill('SIGKILL')
      reject(new PostgresStartError(`not ready after ${patienceMs / 1000} seconds`, log))
    }, patienceMs)
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      run.onLog(text)
      if (isReady) return
      log += text
      isReady = log.includes('database system is ready to accept connections')
      if (isReady) {
        clearTimeout(timer)
        resolve()
      }
    })
    server.once('close', (code, signal) => {
      clearTimeout(timer)
      reject(new PostgresStartError(`it ended with ${signal ?? code}`, log))
    })
  })

  // A program that forgets to stop its server ends all the same; the guardian clears up.
  server.unref()
  if (server.stderr instanceof Socket) server.stderr.unref()
  const end = async (how: () => void | Promise<void>) => {
    server.ref()
    await how()
    await ended
  }
  return {
    pid,
    ended,
    stop: (mode) => end(() => void server.kill(signals[mode])),
    kill: () => end(() => killWithChildren(pid)),
  }
}
