import { byteLength, sizeOfEnvelope, wrap } from './wire.ts'

/** PostgreSQL refuses payloads of 8,000 bytes and more. */
export const mostOfPayload = 7_900

export interface Packer {
  /** The largest item that can be packed, in bytes. */
  readonly room: number
  /** Items in as few payloads as their order allows. Each must fit into `room`. */
  pack(items: readonly string[]): readonly string[]
}

/** Wraps news of one process. */
export function createPacker(from: string): Packer {
  const room = mostOfPayload - sizeOfEnvelope(from)
  let count = 0

  function close(items: readonly string[]): string {
    count += 1
    return wrap(from, count, items)
  }

  return {
    room,
    pack(items) {
      const payloads: string[] = []
      let open: string[] = []
      let size = 0
      for (const item of items) {
        // With the comma before it.
        const more = byteLength(item) + 1
        if (open.length > 0 && size + more > room) {
          payloads.push(close(open))
          open = []
          size = 0
        }
        open.push(item)
        size += more
      }
      if (open.length > 0) payloads.push(close(open))
      return payloads
    },
  }
}
