import { createHash } from 'node:crypto'
import { assertSafeKey, chunksOf, discard, withinSize } from '../assets/index.ts'
import type { AssetBody, AssetRef, AssetStore } from '../ports/index.ts'

interface Entry {
  readonly asset: AssetRef
  readonly bytes: Buffer
}

const pageSize = 1_000
const chunkSize = 65_536

/**
 * An asset store in memory, gone with the process: the reference for what a store does.
 *
 * @example createRepurpose({ assets: memoryAssets(), … })
 */
export function memoryAssets(): AssetStore {
  const entries = new Map<string, Entry>()

  return {
    name: 'memory',
    capabilities: { durable: false, conditionalPut: true, signedUrls: false, checksums: true },

    async put(key, body, { mediaType, ifAbsent = false, signal }) {
      assertSafeKey(key)
      const before = ifAbsent ? entries.get(key) : undefined
      if (before !== undefined) {
        await discard(body)
        return before.asset
      }
      const bytes = await collect(body, signal)
      // Another put may have come while the bytes were read; from here on nothing waits.
      const meanwhile = ifAbsent ? entries.get(key) : undefined
      if (meanwhile !== undefined) return meanwhile.asset
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const asset: AssetRef = Object.freeze({ key, size: bytes.length, sha256, mediaType })
      entries.set(key, { asset, bytes })
      return asset
    },

    async get(key, range) {
      assertSafeKey(key)
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      const { start, end } = withinSize(range, entry.bytes.length)
      return inChunks(entry.bytes.subarray(start, end))
    },

    async head(key) {
      assertSafeKey(key)
      return entries.get(key)?.asset
    },

    async list({ prefix, after = '', limit = pageSize }) {
      const found = [...entries.values()]
        .map(({ asset }) => asset)
        .filter(({ key }) => key > after && key.startsWith(prefix))
        .sort((one, other) => (one.key < other.key ? -1 : 1))
      const assets = found.slice(0, limit)
      return { assets, next: found.length > limit ? assets.at(-1)?.key : undefined }
    },

    async delete(key) {
      assertSafeKey(key)
      return entries.delete(key)
    },

    async url(key) {
      assertSafeKey(key)
      return undefined
    },
  }
}

async function collect(body: AssetBody, signal: AbortSignal | undefined): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of chunksOf(body, signal)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* inChunks(bytes: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
  // Copies, so that nobody writes into the store by writing into what he got.
  for (let at = 0; at < bytes.length; at += chunkSize)
    yield Uint8Array.from(bytes.subarray(at, at + chunkSize))
}
