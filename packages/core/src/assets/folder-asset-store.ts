import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, link, open, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { RepurposeError } from '../errors/index.ts'
import type { AssetRef, AssetStore } from '../ports/asset-store.ts'
import { chunksOf, discard } from './asset-body.ts'
import { assertSafeKey, isSafeSegment } from './asset-key.ts'
import { type ByteRange, withinSize } from './byte-range.ts'
import {
  type AssetFiles,
  type AssetRecord,
  assertInside,
  filesOf,
  hasCode,
  makeDirectory,
  readRecord,
  recordedSegment,
  recordText,
  syncDirectory,
  unlessAbsent,
} from './folder-layout.ts'

const pageSize = 1_000
const chunkSize = 65_536

/**
 * An asset store in a folder of the file system; the folder is made when something is first put. Several processes
 * may share it, and it may be copied and backed up as it is. How it is laid out: `folder-layout.ts`.
 *
 * @example createRepurpose({ assets: folder('./assets'), … })
 */
export function folder(directory: string): AssetStore {
  const root = resolve(directory)

  async function find(key: string): Promise<AssetRecord | undefined> {
    assertSafeKey(key)
    await assertInside(root, key)
    const record = await readRecord(filesOf(root, key).record, key)
    return record === 'damaged' ? undefined : record
  }

  /** Opens the bytes of an asset. Another put may replace them meanwhile: then those of its successor. */
  async function openBytes(key: string): Promise<{ readonly asset: AssetRef; readonly handle: FileHandle }> {
    let missing: string | undefined
    while (true) {
      const record = await find(key)
      if (record === undefined || record.token === missing) throw refuseDamaged(key)
      const path = filesOf(root, key).bytes(record.token)
      const handle = await unlessAbsent(open(path, constants.O_RDONLY | constants.O_NOFOLLOW))
      if (handle !== undefined) return { asset: record.asset, handle }
      missing = record.token
    }
  }

  async function* read(
    key: string,
    range: ByteRange | undefined,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const { asset, handle } = await openBytes(key)
    try {
      const { start, end } = withinSize(range, asset.size)
      for (let at = start; at < end; ) {
        const buffer = new Uint8Array(Math.min(chunkSize, end - at))
        const { bytesRead } = await handle.read({ buffer, position: at })
        if (bytesRead === 0) throw refuseDamaged(key)
        yield buffer.subarray(0, bytesRead)
        at += bytesRead
      }
    } finally {
      await handle.close()
    }
  }

  return {
    name: 'folder',
    capabilities: { durable: true, conditionalPut: true, signedUrls: false, checksums: true },

    async put(key, body, { mediaType, ifAbsent = false, signal }) {
      const before = await find(key)
      if (ifAbsent && before !== undefined) {
        await discard(body)
        return before.asset
      }
      const files = filesOf(root, key)
      await makeDirectory(files.directory)
      // Only tells the files of this write from those of all others; nobody sees it.
      const token = randomUUID()
      let asset: AssetRef
      let taken: AssetRef | undefined
      let recorded = false
      try {
        asset = { key, ...(await write(files.bytes(token), chunksOf(body, signal))), mediaType }
        await write(files.draft(token), chunksOf(recordText({ asset, token })))
        if (ifAbsent) taken = await claim(files, token, key)
        else await rename(files.draft(token), files.record)
        recorded = taken === undefined
      } finally {
        await rm(files.draft(token), { force: true })
        if (!recorded) await rm(files.bytes(token), { force: true })
      }
      await syncDirectory(files.directory)
      if (before !== undefined) await rm(files.bytes(before.token), { force: true })
      return taken ?? asset
    },

    async get(key, range) {
      const record = await find(key)
      if (record === undefined) return undefined
      withinSize(range, record.asset.size)
      // Opens the file at the first read, so that a body nobody reads holds nothing open.
      return read(key, range)
    },

    async head(key) {
      return (await find(key))?.asset
    },

    async list({ prefix, after = '', limit = pageSize }) {
      const assets: AssetRef[] = []
      for await (const key of keysBelow(root, '', prefix, after)) {
        const record = await readRecord(filesOf(root, key).record, key)
        if (record === undefined || record === 'damaged') continue
        if (assets.length === limit) return { assets, next: assets.at(-1)?.key }
        assets.push(record.asset)
      }
      return { assets, next: undefined }
    },

    async delete(key) {
      if ((await find(key)) === undefined) return false
      const files = filesOf(root, key)
      const taken = files.draft(randomUUID())
      // Of several deletes one moves the record away, and the asset with it.
      const moved = await unlessAbsent(rename(files.record, taken).then(() => true))
      if (moved === undefined) return false
      await syncDirectory(files.directory)
      const record = await readRecord(taken, key)
      if (record !== undefined && record !== 'damaged') await rm(files.bytes(record.token), { force: true })
      await rm(taken, { force: true })
      return true
    },

    async url(key) {
      assertSafeKey(key)
      return undefined
    },
  }
}

/** Writes a new file; its bytes are on disk once this resolves. */
async function write(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  const handle = await open(path, 'wx')
  try {
    for await (const chunk of chunks) {
      hash.update(chunk)
      size += chunk.length
      await handle.writeFile(chunk)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { size, sha256: hash.digest('hex') }
}

/** Puts a record where none is. The asset that is there already, or `undefined` when this one now is. */
async function claim(files: AssetFiles, token: string, key: string): Promise<AssetRef | undefined> {
  while (true) {
    try {
      await link(files.draft(token), files.record)
      return undefined
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error
    }
    const other = await readRecord(files.record, key)
    if (other === 'damaged') await rm(files.record, { force: true })
    else if (other !== undefined) return other.asset
  }
}

/** Keys in their order, so that a folder stands where its keys do: `a-b`, `a/b`, `a0`. */
async function* keysBelow(
  root: string,
  parent: string,
  prefix: string,
  after: string,
): AsyncGenerator<string, void, undefined> {
  const entries = (await unlessAbsent(readdir(join(root, parent), { withFileTypes: true }))) ?? []
  const names = entries.flatMap((entry) => {
    if (entry.isDirectory()) return isSafeSegment(entry.name) ? `${entry.name}/` : []
    return (entry.isFile() ? recordedSegment(entry.name) : undefined) ?? []
  })
  for (const name of names.sort()) {
    const path = `${parent}${name}`
    if (!name.endsWith('/')) {
      if (path > after && path.startsWith(prefix)) yield path
    } else if (
      (path > after || after.startsWith(path)) &&
      (path.startsWith(prefix) || prefix.startsWith(path))
    ) {
      yield* keysBelow(root, path, prefix, after)
    }
  }
}

function refuseDamaged(key: string): RepurposeError {
  return new RepurposeError({
    code: 'ASSET_DAMAGED',
    category: 'unknown',
    retryable: false,
    message: `The bytes of ${key} are gone or incomplete.`,
    action: 'Put the asset again, or restore the folder from a backup.',
    context: { key },
  })
}
