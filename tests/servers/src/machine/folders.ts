import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** As whom a server runs: `{}` is this process's user. */
export interface Identity {
  readonly uid?: number
  readonly gid?: number
}

const nobody = 65_534

// Linux's files in memory, open to all users. In a container it is often too small for a server.
const memory = '/dev/shm'
const plenty = 2 * 1024 ** 3

/** Servers that refuse root run as nobody when this process is root. */
export function serverIdentity(): Identity {
  return process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
}

/** Whether `identity` can read what lies at a path. */
export function isReachable(target: string, identity: Identity): boolean {
  try {
    const real = realpathSync(target)
    if (identity.uid === undefined) {
      accessSync(real, constants.R_OK)
      return true
    }
    const opensFor = (place: string, bits: number) => {
      const { mode, uid } = statSync(place)
      return uid === identity.uid || (mode & bits) === bits
    }
    for (let place = path.dirname(real); ; place = path.dirname(place)) {
      if (!opensFor(place, 0o001)) return false
      if (place === path.dirname(place)) break
    }
    return opensFor(real, statSync(real).isDirectory() ? 0o005 : 0o004)
  } catch {
    return false
  }
}

/**
 * A new folder of the server's own among the temporary files.
 *
 * @param medium `any` is memory where there is plenty of it, which a busy disk does not slow down.
 */
export function createServerFolder(name: string, identity: Identity, medium: 'any' | 'disk'): string {
  const base = medium === 'any' && hasPlentyOfMemory() ? memory : temporaryFolder(identity)
  const folder = mkdtempSync(path.join(base, `repurpose-${name}-`))
  if (identity.uid !== undefined && identity.gid !== undefined) {
    chownSync(folder, identity.uid, identity.gid)
  }
  return folder
}

/** Where things are kept from run to run, outside every clone. */
export function cacheFolder(): string {
  const base = process.env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache')
  return path.join(base, 'repurpose-test-servers')
}

/**
 * Where programs are kept that `identity` must be able to run: the cache folder, unless a server of another
 * user cannot look into it. Then a folder among the temporary files, refused when it is not this user's own.
 */
export function programFolder(identity: Identity): string {
  if (identity.uid === undefined) return cacheFolder()
  const folder = path.join(temporaryFolder(identity), `repurpose-test-servers-${process.getuid?.()}`)
  mkdirSync(folder, { recursive: true })
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Error(`${folder} belongs to somebody else, so no program is run from it. Remove it.`)
  }
  chmodSync(folder, 0o755)
  return folder
}

/** Copies a folder with all it holds, quickly and with the modes it has. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await run('cp', ['-R', from, to])
}

/** Hands a folder and all it holds over to a server's user. */
export async function giveTo(identity: Identity, folder: string): Promise<void> {
  if (identity.uid !== undefined) await run('chown', ['-R', `${identity.uid}:${identity.gid}`, folder])
}

/**
 * Makes a folder that is either absent or complete, also when several processes make it at once: each fills
 * one of its own, the first to finish gives its folder the name, the others throw theirs away.
 */
export async function publishFolder(
  destination: string,
  fill: (unfinished: string) => Promise<void>,
): Promise<void> {
  mkdirSync(path.dirname(destination), { recursive: true })
  const unfinished = `${destination}.${randomUUID()}`
  try {
    await fill(unfinished)
    renameSync(unfinished, destination)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(destination)) throw error
  }
}

function hasPlentyOfMemory(): boolean {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= plenty && process.availableMemory() >= plenty
  } catch {
    return false
  }
}

// The place for temporary files may itself be closed to others.
function temporaryFolder(identity: Identity): string {
  const found = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => isReachable(folder, identity))
  if (found === undefined) throw new Error('There is no folder for temporary files that user 65534 can read.')
  return found
}
