import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { cacheFolder, copyFolder, giveTo, type Identity, publishFolder } from '../machine/folders.ts'
import type { PostgresPrograms } from './programs.ts'

const run = promisify(execFile)

const options = ['-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--no-locale']

/** What the programs of PostgreSQL see of this process's environment. */
export function postgresEnvironment(folder: string): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', HOME: folder }
}

/**
 * Makes the data directory of a new server. `initdb` takes ten times as long as a copy of what it made, so
 * the first result is kept as a template, one for every build of PostgreSQL.
 */
export async function createDataDirectory(
  programs: PostgresPrograms,
  folder: string,
  identity: Identity,
): Promise<string> {
  const data = path.join(folder, 'data')
  const template = templateFor(programs)
  if (existsSync(template)) {
    await copyFolder(template, data)
    await giveTo(identity, data)
    return data
  }
  await run(programs.initdb, ['-D', data, ...options], {
    ...identity,
    cwd: folder,
    env: postgresEnvironment(folder),
  })
  // Without a place to keep it the next server takes longer, no more.
  await publishFolder(template, (unfinished) => copyFolder(data, unfinished)).catch(() => {})
  return data
}

function templateFor({ postgres, version }: PostgresPrograms): string {
  const build = createHash('sha256').update(JSON.stringify([postgres, version, process.arch, options]))
  return path.join(cacheFolder(), `postgres-data-${build.digest('hex').slice(0, 16)}`)
}
