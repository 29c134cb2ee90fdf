import { randomInt } from 'node:crypto'
import { createServer, type Server } from 'node:net'

export const loopback = '127.0.0.1'

// Below the range from which Linux and macOS take the ports of outgoing connections. A client that keeps
// dialling a stopped server inside that range can be given the server's own port and so connect to itself,
// and the server could not come back on it.
const lowest = 20_000
const highest = 32_000
const attempts = 100

/** Listens on a port of the loopback that nobody has, and tells which. */
export async function listenOnFreePort(server: Server): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = randomInt(lowest, highest)
    try {
      await listenOn(server, port)
      return port
    } catch (error) {
      if (attempt === attempts || !isTaken(error)) throw error
    }
  }
}

/** Listens on one port of the loopback; fails with EADDRINUSE when somebody has it. */
export async function listenOn(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, loopback, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** A port that nobody has at this moment. Another program may be faster: be ready to ask again. */
export async function findFreePort(): Promise<number> {
  const server = createServer()
  const port = await listenOnFreePort(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
}
