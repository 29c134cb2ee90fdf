import { connect, createServer, type Socket } from 'node:net'
import { listenOn, listenOnFreePort, loopback } from '../machine/ports.ts'
import { createLane, type Lane, type Road } from './lane.ts'

export interface ProxyTarget {
  /** Default 127.0.0.1. */
  readonly host?: string | undefined
  readonly port: number
}

/** Seen from the client: what it sends goes `toServer`, what it receives comes `toClient`. */
export type Direction = 'toServer' | 'toClient' | 'both'

/** A TCP proxy between a client and a server, and all that can happen on the way. */
export interface TestProxy {
  readonly port: number
  /** The same address through the proxy: only host and port are replaced. */
  url(address: string): string
  /** How many connections are open now. */
  readonly connections: number
  /** How many connections were ever accepted. */
  readonly accepted: number
  /** Every chunk arrives this much later, in order; 0 for at once. Counts for bytes sent from now on. */
  delay(milliseconds: number, direction?: Direction): void
  /** Resets all open connections, on both sides, now. New ones are welcome. */
  cut(): void
  /** Takes no new connections: clients get ECONNREFUSED. Open ones stay; `cut()` ends them. */
  refuse(): Promise<void>
  /**
   * A network that hangs: sockets stay open, bytes and goodbyes wait, also those of new connections.
   * `heal()` delivers all of it, in order.
   */
  stall(direction?: Direction): void
  /**
   * The half-open case, as when the other machine lost power: sockets stay open, bytes and goodbyes are lost,
   * also those of new connections. `heal()` resets the connections that lost something.
   */
  swallow(direction?: Direction): void
  /** Ends `delay`, `refuse`, `stall` and `swallow`. */
  heal(): Promise<void>
  /** Resets all connections and closes the port for good. */
  stop(): Promise<void>
}

interface Connection {
  readonly lanes: readonly Lane[]
  reset(): void
}

/**
 * Starts a proxy on a free port of the loopback. It connects to the target anew for every client, so that the
 * target may restart meanwhile; when it cannot, the client is reset. It does not keep this process alive.
 *
 * @example
 * const proxy = await createProxy({ port: Number(new URL(server.url).port) })
 * const pool = new Pool({ connectionString: proxy.url(server.url) })
 * proxy.cut()
 */
export async function createProxy({ host = loopback, port: targetPort }: ProxyTarget): Promise<TestProxy> {
  const roads: Record<'toServer' | 'toClient', Road> = {
    toServer: { state: 'open', delayMs: 0 },
    toClient: { state: 'open', delayMs: 0 },
  }
  const connections = new Set<Connection>()
  let accepted = 0

  const accept = (client: Socket) => {
    accepted += 1
    const server = connect({ host, port: targetPort, allowHalfOpen: true, noDelay: true })
    const reset = () => {
      client.resetAndDestroy()
      server.resetAndDestroy()
    }
    const connection: Connection = {
      lanes: [createLane(client, server, roads.toServer), createLane(server, client, roads.toClient)],
      reset,
    }
    connections.add(connection)
    for (const socket of [client, server]) {
      socket.unref()
      socket.on('close', () => {
        if (client.destroyed && server.destroyed) connections.delete(connection)
      })
    }
  }

  // Both sides end on their own: the news of an end travels through the lanes like everything else.
  const listener = createServer({ allowHalfOpen: true, noDelay: true }, accept)
  const port = await listenOnFreePort(listener)
  listener.unref()

  const change = (direction: Direction, how: (road: Road) => void) => {
    for (const side of ['toServer', 'toClient'] as const) {
      if (direction === side || direction === 'both') how(roads[side])
    }
    for (const { lanes } of connections) for (const lane of lanes) lane.update()
  }
  const cut = () => {
    for (const connection of connections) connection.reset()
    connections.clear()
  }
  // `close` waits for open connections before it calls back, but the port is shut when it returns.
  const refuse = async () => {
    if (listener.listening) listener.close()
  }

  return {
    port,
    url: (address) => {
      const url = new URL(address)
      url.hostname = loopback
      url.port = String(port)
      return url.href
    },
    get connections() {
      return connections.size
    },
    get accepted() {
      return accepted
    },
    cut,
    refuse,
    delay: (milliseconds, direction = 'both') => {
      change(direction, (road) => {
        road.delayMs = milliseconds
      })
    },
    stall: (direction = 'both') => {
      change(direction, (road) => {
        road.state = 'stall'
      })
    },
    swallow: (direction = 'both') => {
      change(direction, (road) => {
        road.state = 'swallow'
      })
    },
    heal: async () => {
      for (const connection of connections) {
        if (connection.lanes.some(({ isBroken }) => isBroken)) connection.reset()
      }
      change('both', (road) => {
        road.state = 'open'
        road.delayMs = 0
      })
      if (!listener.listening) {
        await listenOn(listener, port)
        listener.unref()
      }
    },
    stop: async () => {
      await refuse()
      cut()
    },
  }
}
