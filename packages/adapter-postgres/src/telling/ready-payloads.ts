import { toItems } from './fitting.ts'
import { createPacker } from './packing.ts'
import { writeNews } from './wire.ts'

/**
 * What others are to hear when a transaction commits that is not ours: the caller's, which created jobs in these
 * lanes. It is sent within that transaction, and heard by the sender's own process as well.
 */
export function readyPayloads(self: string, lanes: readonly string[]): readonly string[] {
  const packer = createPacker(`${self}-joined`)
  const items = lanes.flatMap((lane) => {
    const fitting = toItems({ kind: 'ready', lane }, packer.room)
    // A payload that is too large would break the caller's transaction.
    return fitting.length > 0 ? fitting : [writeNews({ kind: 'gap' })]
  })
  return packer.pack(items)
}
