import type { Socket } from 'node:net'

/** What happens to the bytes of one direction. Shared by all connections, and changed while they are open. */
export interface Road {
  /** `stall`: bytes wait. `swallow`: bytes are lost. In both, the end of a connection is not passed on either. */
  state: 'open' | 'stall' | 'swallow'
  delayMs: number
}

/** The bytes on their way from one socket to the other, in order. */
export interface Lane {
  /** Whether bytes, or the news of the end, were lost: nothing that follows would make sense. */
  readonly isBroken: boolean
  /** Looks again at the state of the road. */
  update(): void
}

type Item =
  | { readonly kind: 'bytes'; readonly chunk: Buffer; readonly due: number }
  | { readonly kind: 'end' | 'reset'; readonly due: number }

// How many bytes may wait before the sender is slowed down, as by a full window.
const capacity = 1024 * 1024

/** Passes on what `source` sends, and how it ends, to `target`, as the road allows. */
export function createLane(source: Socket, target: Socket, road: Road): Lane {
  const queue: Item[] = []
  let waiting = 0
  let isBroken = false
  let timer: NodeJS.Timeout | undefined

  const enqueue = (item: Item) => {
    queue.push(item)
    if (item.kind === 'bytes') waiting += item.chunk.length
    move()
  }

  const deliver = (item: Item) => {
    if (item.kind === 'bytes') {
      waiting -= item.chunk.length
      target.write(item.chunk)
    } else if (item.kind === 'end') target.end()
    else target.resetAndDestroy()
  }

  const move = () => {
    clearTimeout(timer)
    if (road.state === 'swallow' && queue.length > 0) {
      isBroken = true
      queue.length = 0
      waiting = 0
    }
    while (road.state === 'open' && !target.destroyed) {
      const first = queue[0]
      if (first === undefined) break
      const rest = first.due - performance.now()
      if (rest > 0) {
        timer = setTimeout(move, rest)
        break
      }
      queue.shift()
      deliver(first)
    }
    if (waiting + target.writableLength > capacity) source.pause()
    else source.resume()
  }

  const due = () => performance.now() + road.delayMs
  source.on('data', (chunk: Buffer) => enqueue({ kind: 'bytes', chunk, due: due() }))
  source.on('end', () => enqueue({ kind: 'end', due: due() }))
  source.on('error', () => enqueue({ kind: 'reset', due: due() }))
  source.on('close', () => {
    if (target.destroyed) clearTimeout(timer)
  })
  target.on('drain', move)
  target.on('close', () => clearTimeout(timer))

  return {
    get isBroken() {
      return isBroken
    },
    update: move,
  }
}
