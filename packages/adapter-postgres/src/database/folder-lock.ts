import { access, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { BackendError, InputError } from '@repurpose/core'
import { systemCode } from './folder-lock-code.ts'
import { isAlive, listenIn, listenOn, pipeName } from './folder-lock-socket.ts'

/*
 * Exactly one live process holds a folder.
 *
 * What shows that a holder lives is a Unix domain socket that it listens on: the kernel answers for it while the
 * process is frozen, and refuses as soon as it is gone, whatever ended it. A socket that refuses will refuse for ever.
 *
 * Holders follow each other as generations, folders `lock/1`, `lock/2`, …, each with the socket of its holder. To take
 * the lock, a process
 *   1. reads the highest generation, and gives up when its socket answers;
 *   2. prepares a folder of its own with a socket that listens already, and renames it to the next generation. Renaming
 *      onto a folder that is not empty fails, so that of several processes that saw the same dead holder one succeeds;
 *   3. reads the highest generation again, and begins anew when it is not its own: it had looked long ago, and others
 *      have come and gone since.
 * The highest generation is never removed, not even by a release, which only stops listening. So the numbers only rise,
 * and nobody can succeed a generation that is alive. Only what is below the holder's own generation is swept away.
 */

/** A folder that this process holds. */
export interface FolderLock {
  /** Lets the next one have it. Releasing twice is fine. */
  release(): Promise<void>
}

const HOLDER = 'process'
const CLAIM = 'claim-'
const GENERATION = /^[1-9]\d*$/
// Every round but the last means that another process moved ahead meanwhile; so many in a row are no accident.
const MOST_ROUNDS = 100

/**
 * Holds a folder until `release()` or the end of the process, however it ends. The folder must exist; it gets a
 * subfolder `lock` (on Windows a named pipe stands for it).
 *
 * @throws BackendError `BACKEND_LOCKED`, at once, when a live process holds it, this one included.
 * @throws InputError with the path `dataDir` when the folder cannot hold a lock.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  try {
    const real = await realpath(folder)
    return process.platform === 'win32' ? await lockByName(pipeName(real), real) : await lockBySocket(real)
  } catch (error) {
    const code = systemCode(error)
    if (code === undefined) throw error
    throw new InputError({
      path: 'dataDir',
      message: `The folder ${folder} cannot hold a lock (${code}).`,
      action: 'Choose a folder on a local disk that this process may write to.',
      cause: error,
    })
  }
}

/**
 * Holds a folder by listening on a name that stands for it and that the system frees when the process ends.
 *
 * @param name no path of a file, which would stay behind
 */
export async function lockByName(name: string, folder: string): Promise<FolderLock> {
  try {
    const socket = await listenOn(name)
    return { release: socket.close }
  } catch (error) {
    if (systemCode(error) === 'EADDRINUSE') throw locked(folder)
    throw error
  }
}

async function lockBySocket(folder: string): Promise<FolderLock> {
  const locks = join(folder, 'lock')
  await mkdir(locks, { recursive: true, mode: 0o700 })
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const highest = await highestGeneration(locks)
    if (highest > 0 && (await isAlive(join(locks, String(highest))))) {
      throw locked(folder, await holderOf(join(locks, String(highest))))
    }
    const held = await succeed(locks, highest + 1)
    if (held !== undefined) return held
  }
  throw locked(folder)
}

/** Publishes the next generation as one's own, unless others did so first. */
async function succeed(locks: string, number: number): Promise<FolderLock | undefined> {
  const claim = await mkdtemp(join(locks, CLAIM))
  const folder = join(locks, String(number))
  let socket: Awaited<ReturnType<typeof listenIn>> | undefined
  let held = false
  try {
    socket = await listenIn(claim)
    await writeFile(join(claim, HOLDER), String(process.pid))
    await rename(claim, folder)
    held = (await highestGeneration(locks)) === number
    if (!held) await remove(folder)
  } catch (error) {
    // A holder that swept took the claim for that of a dead process; or the generation is another's.
    const swept = !(await exists(claim))
    await remove(claim)
    if (!swept && !isOccupied(error)) throw error
  } finally {
    if (!held) await socket?.close()
  }
  if (!held || socket === undefined) return undefined
  await sweep(locks, number)
  return { release: socket.close }
}

/**
 * Removes what dead processes left: generations below the holder's, and claims that were never published. It may hit
 * the claim of a process that is about to lose, which then fails and looks again.
 */
async function sweep(locks: string, own: number): Promise<void> {
  for (const name of await readdir(locks)) {
    const folder = join(locks, name)
    const isOver = async (): Promise<boolean> =>
      GENERATION.test(name) ? Number(name) < own : name.startsWith(CLAIM) && !(await isAlive(folder))
    try {
      if (await isOver()) await remove(folder)
    } catch {
      // Someone wrote there at this moment: what is left of it goes the next time.
    }
  }
}

/** The number of the generation that counts, 0 where there was none. */
async function highestGeneration(locks: string): Promise<number> {
  const numbers = (await readdir(locks)).filter((name) => GENERATION.test(name)).map(Number)
  return Math.max(0, ...numbers)
}

async function holderOf(generation: string): Promise<string | undefined> {
  const text = await readFile(join(generation, HOLDER), 'utf8').catch(() => '')
  return /^\d+$/.test(text) ? text : undefined
}

function locked(folder: string, holder?: string | undefined): BackendError {
  const who = holder === undefined ? 'another process' : `process ${holder}`
  return new BackendError({
    code: 'BACKEND_LOCKED',
    message: `The folder ${folder} is in use by ${who === `process ${process.pid}` ? 'this process' : who}.`,
    action:
      'Only one process can have the embedded database open. End the other one, close its backend or choose another folder; several processes at once need a PostgreSQL server.',
    context: { folder, ...(holder === undefined ? {} : { process: Number(holder) }) },
  })
}

/** A folder with something in it stands where the claim should go. */
function isOccupied(error: unknown): boolean {
  const code = systemCode(error)
  return code === 'ENOTEMPTY' || code === 'EEXIST'
}

function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true })
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
