import { access, constants, mkdir, readdir, readFile, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { BackendError, InputError } from '@repurpose/core'
import type { OwnInstance } from './embedded-instance.ts'
import { lockFolder } from './folder-lock.ts'
import { systemCode } from './folder-lock-code.ts'

/*
 * dataDir/
 *   lock/           who has it open
 *   postgres/       the database
 *   postgres.new/   a database in the making, renamed when it is whole: an end in between leaves nothing half made
 */

/** The major version of PostgreSQL that the PGlite this package depends on is made of. It reads only its own. */
export const postgresMajor = '18'

/** A database in a folder that this process holds. */
export interface OpenFolder {
  readonly instance: OwnInstance
  /** The folder's real path. */
  readonly folder: string
  /** Closes the database and lets the folder go. */
  close(): Promise<void>
}

/** Holds a folder, makes a database in it where there is none, and opens it. */
export async function openFolder(dataDir: string): Promise<OpenFolder> {
  const folder = await usableFolder(dataDir)
  const lock = await lockFolder(folder)
  try {
    const instance = await openDatabase(folder)
    const close = async (): Promise<void> => {
      try {
        await quietly(() => instance.close())
      } finally {
        await lock.release()
      }
    }
    return { instance, folder, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function usableFolder(dataDir: string): Promise<string> {
  if (dataDir === '' || /^[a-z][a-z0-9+.-]+:\/\//i.test(dataDir) || dataDir.includes('\0')) {
    throw new InputError({
      path: 'dataDir',
      message: `dataDir must be the path of a folder: ${JSON.stringify(dataDir)}.`,
      action: 'Give a path such as ./data; databases that are not in a folder can be given as { pglite }.',
    })
  }
  const path = resolve(dataDir)
  try {
    await makeFolder(path)
    await readdir(path)
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new InputError({
      path: 'dataDir',
      message: `The folder ${path} cannot be used (${systemCode(error) ?? 'unknown'}).`,
      action: 'Choose a folder that this process may read and write.',
      cause: error,
    })
  }
  if ((await versionOf(path)) !== undefined) {
    throw new InputError({
      path: 'dataDir',
      message: `The folder ${path} is itself the data directory of a PostgreSQL database.`,
      action: 'Choose another folder. A database of PGlite can be opened with it and given as { pglite }.',
    })
  }
  return realpath(path)
}

/** With the folders above it. Node's own recursion goes on for ever where the system makes none, as below `/proc`. */
async function makeFolder(path: string): Promise<void> {
  if (await exists(path)) return
  const parent = dirname(path)
  if (parent !== path) await makeFolder(parent)
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
  }
}

async function openDatabase(folder: string): Promise<OwnInstance> {
  const cluster = join(folder, 'postgres')
  if (!(await exists(cluster))) await makeDatabase(folder, cluster)
  const version = (await versionOf(cluster)) ?? ''
  if (!/^\d+$/.test(version)) throw notStarting(folder, 'PG_VERSION is missing or names no version')
  if (version !== postgresMajor) throw otherVersion(folder, version)
  return start(cluster, folder)
}

async function makeDatabase(folder: string, cluster: string): Promise<void> {
  const unfinished = join(folder, 'postgres.new')
  await rm(unfinished, { recursive: true, force: true })
  const instance = await start(unfinished, folder)
  await quietly(() => instance.close())
  await rename(unfinished, cluster)
}

async function start(cluster: string, folder: string): Promise<OwnInstance> {
  // What is said later, of statements, may hold their values.
  let starting = true
  let reason: string | undefined
  const listen = (text: string): boolean => {
    const words = /(?:FATAL|PANIC): .*/.exec(text)?.[0]
    if (starting && words !== undefined) reason = words
    return false
  }
  // Only here, so that whoever uses a server never loads it.
  const { PGlite } = await import('@electric-sql/pglite')
  try {
    return await quietly(() =>
      PGlite.create({
        dataDir: cluster,
        // The log of writes in files of 1 MB instead of 16: a new database takes 30 MB instead of 39.
        initDbStartParams: ['--wal-segsize=1'],
        onStderr: listen,
      }),
    )
  } catch {
    throw notStarting(folder, reason)
  } finally {
    starting = false
  }
}

/** What PGlite does as it starts and ends sets the code that this process is going to end with; that is not its to say. */
async function quietly<Value>(work: () => Promise<Value>): Promise<Value> {
  const { exitCode } = process
  try {
    return await work()
  } finally {
    process.exitCode = exitCode
  }
}

async function versionOf(cluster: string): Promise<string | undefined> {
  const file = join(cluster, 'PG_VERSION')
  return (await exists(file)) ? (await readFile(file, 'utf8')).trim() : undefined
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function otherVersion(folder: string, version: string): BackendError {
  const newer = Number(version) > Number(postgresMajor)
  return new BackendError({
    code: 'BACKEND_SCHEMA',
    message: `The database in ${folder} was written by PostgreSQL ${version}; this version of the adapter embeds PostgreSQL ${postgresMajor}.`,
    action: newer
      ? 'Use the newer version of @repurpose/adapter-postgres that wrote it, or choose another folder.'
      : 'Finish its jobs with the version of @repurpose/adapter-postgres that wrote it, or choose another folder.',
    context: { folder, version, expected: postgresMajor },
  })
}

/** What the database said as it gave up names files and never data. */
function notStarting(folder: string, reason: string | undefined): BackendError {
  return new BackendError({
    code: 'BACKEND_FAILED',
    message: `The database in ${folder} does not start${reason === undefined ? '' : ` (${reason})`}; the disk may be full or the database damaged.`,
    action:
      'If there is space left, put back a copy of the folder, or move it away to begin with an empty database.',
    context: { folder, ...(reason === undefined ? {} : { reason }) },
  })
}
