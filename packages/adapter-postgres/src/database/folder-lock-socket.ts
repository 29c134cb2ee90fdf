import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { createConnection, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { InputError } from '@repurpose/core'
import { systemCode } from './folder-lock-code.ts'

/** A name that this process listens on, for others to see that it lives. */
export interface HeldSocket {
  /** Listens no longer. Closing twice is fine. */
  close(): Promise<void>
}

const SOCKET = 'socket'
// What the shortest `sun_path` of the systems that Node runs on takes, less the zero at its end.
const LONGEST_PATH = 103

/** Listens on a new socket inside a folder, which may be renamed afterwards. */
export async function listenIn(folder: string): Promise<HeldSocket> {
  const address = await addressOf(folder)
  try {
    const held = await listenOn(address.path)
    // Node removes the socket by its address when it closes, so the address has to stay valid until then.
    return { close: () => held.close().finally(address.close) }
  } catch (error) {
    await address.close()
    throw error
  }
}

/**
 * Listens on a name that nobody else listens on: a path, a named pipe of Windows.
 *
 * @throws what Node throws, with the code `EADDRINUSE` when another process listens on it
 */
export async function listenOn(path: string): Promise<HeldSocket> {
  const server = createServer((connection) => connection.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    // Not shared between the workers of a cluster, whose primary would otherwise listen, and live on, in their place.
    server.listen({ path, exclusive: true }, resolve)
  })
  // A held folder is no reason for a process to go on.
  server.unref()
  let closed: Promise<void> | undefined
  return {
    close: () => {
      closed ??= closeServer(server)
      return closed
    },
  }
}

/**
 * Whether a process listens on the socket inside a folder. A frozen one does: the kernel takes connections for it.
 * In doubt the answer is yes, because two holders lose data and a needless refusal only time.
 */
export async function isAlive(folder: string): Promise<boolean> {
  try {
    const address = await addressOf(folder)
    try {
      return await answers(address.path)
    } finally {
      await address.close()
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false
    throw error
  }
}

/** The named pipe that stands for a folder on Windows, where sockets are no files. */
export function pipeName(realPath: string): string {
  const digest = createHash('sha256').update(realPath.toLowerCase()).digest('hex')
  return `\\\\.\\pipe\\repurpose-${digest}`
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection({ path })
    connection.once('connect', () => {
      connection.destroy()
      resolve(true)
    })
    // ENOENT: the socket was removed as its holder closed it, or swept. EAGAIN: more knock than a frozen holder's
    // queue takes. EACCES: another user's, of whom we cannot tell.
    connection.once('error', (error) => {
      const code = systemCode(error)
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT')
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

interface Address {
  readonly path: string
  close(): Promise<void>
}

/** The path of a folder's socket, or a short way to it where the path is longer than the system takes. */
async function addressOf(folder: string): Promise<Address> {
  const path = join(folder, SOCKET)
  if (Buffer.byteLength(path) <= LONGEST_PATH) return { path, close: async () => {} }
  if (process.platform !== 'linux') {
    throw new InputError({
      path: 'dataDir',
      message: `The path of the folder ${folder} is too long to hold a lock.`,
      action: 'Choose a folder with a shorter path.',
    })
  }
  const handle = await open(folder, 'r')
  return { path: `/proc/self/fd/${handle.fd}/${SOCKET}`, close: () => handle.close() }
}
