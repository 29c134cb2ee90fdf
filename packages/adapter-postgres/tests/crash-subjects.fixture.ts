import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CrashSubject, DisturbanceKind, Ground } from '@repurpose/test-crash'
import { createProxy, startPostgres } from '@repurpose/test-servers'
import { crashLeaseMs } from './crash-opener.ts'

const opener = new URL('./crash-opener.ts', import.meta.url)

/** A server of its own for each scenario: this one is ended, and its connections are cut. */
export const serverSubject: CrashSubject = {
  name: 'PostgreSQL',
  opener,
  leaseMs: crashLeaseMs,
  scenarios: ['kill', 'freeze', 'restart', 'network'],
  ground: groundOnServer,
}

async function groundOnServer(scenario: DisturbanceKind): Promise<Ground> {
  const server = await startPostgres()
  const { url } = await server.createDatabase()
  const proxy = scenario === 'network' ? await createProxy({ port: Number(new URL(url).port) }) : undefined
  const modes = ['fast', 'crash', 'immediate'] as const
  let restarts = 0
  return {
    environment: { url: proxy === undefined ? url : proxy.url(url) },
    async restartServer() {
      await server.restart({ mode: modes[restarts % modes.length] })
      restarts += 1
    },
    proxy,
    async close() {
      await proxy?.stop()
      await server.stop()
    },
  }
}

/** One process at a time in a folder. */
export const embeddedSubject: CrashSubject = {
  name: 'PGlite in a folder',
  opener,
  leaseMs: crashLeaseMs,
  oneProcess: true,
  scenarios: ['kill', 'freeze'],
  async ground() {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'crash-embedded-'))
    return { environment: { dataDir }, close: () => rm(dataDir, { recursive: true, force: true }) }
  },
}
