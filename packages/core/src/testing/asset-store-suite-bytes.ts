import assert from 'node:assert/strict'
import type { AssetRef } from '../ports/index.ts'
import {
  type AssetStoreTests,
  chunks,
  isInputError,
  keysOf,
  readBytes,
  readText,
  sha256,
  text,
} from './asset-store-suite-scene.ts'

/** What goes in comes out. */
export const keepingBytes: AssetStoreTests = {
  'answers with key, size, checksum and media type': async (store) => {
    const asset = await store.put('jobs/7/summary.txt', 'naïve ☕', {
      mediaType: 'text/plain; charset=utf-8',
    })
    const expected: AssetRef = {
      key: 'jobs/7/summary.txt',
      size: 10,
      sha256: sha256('naïve ☕'),
      mediaType: 'text/plain; charset=utf-8',
    }
    assert.deepEqual({ ...asset }, expected)
    assert.deepEqual({ ...(await store.head('jobs/7/summary.txt')) }, expected)
    assert.equal(await readText(store, 'jobs/7/summary.txt'), 'naïve ☕')
  },

  'takes text, bytes and streams of bytes, also empty ones': async (store) => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    for (const [key, body, content] of [
      ['text', 'abc', Buffer.from('abc')],
      ['bytes', bytes, bytes],
      ['part', bytes.subarray(10, 20), bytes.subarray(10, 20)],
      ['stream', chunks(bytes.subarray(0, 1), new Uint8Array(0), bytes.subarray(1)), bytes],
      ['empty-text', '', new Uint8Array(0)],
      ['empty-bytes', new Uint8Array(0), new Uint8Array(0)],
      ['empty-stream', chunks(), new Uint8Array(0)],
    ] as const) {
      const asset = await store.put(key, body, text)
      assert.deepEqual(
        { size: asset.size, sha256: asset.sha256 },
        { size: content.length, sha256: sha256(content) },
        key,
      )
      assert.deepEqual(await readBytes(store, key), Buffer.from(content), key)
    }
  },

  'keeps a stream of several megabytes byte for byte': async (store) => {
    const block = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 31) % 251)
    const blocks = Array.from({ length: 60 }, (_, index) => block.subarray(index))
    const asset = await store.put('large', chunks(...blocks), { mediaType: 'application/octet-stream' })
    const whole = Buffer.concat(blocks)
    assert.equal(asset.size, whole.length)
    assert.equal(asset.sha256, sha256(whole))
    assert.equal(sha256(await readBytes(store, 'large')), asset.sha256)
    const part = await readBytes(store, 'large', { start: 3_000_000, end: 4_000_000 })
    assert.ok(part?.equals(whole.subarray(3_000_000, 4_000_000)))
  },

  'reads ranges, and nothing past the end': async (store) => {
    await store.put('digits', '0123456789', text)
    for (const [start, end, expected] of [
      [0, undefined, '0123456789'],
      [4, undefined, '456789'],
      [0, 1, '0'],
      [3, 7, '3456'],
      [9, 10, '9'],
      [8, 99, '89'],
      [0, 0, ''],
      [5, 5, ''],
      [10, undefined, ''],
      [10, 20, ''],
      [99, undefined, ''],
    ] as const) {
      assert.equal(await readText(store, 'digits', { start, end }), expected, `${start}–${end}`)
    }
  },

  'refuses ranges that are none': async (store) => {
    await store.put('digits', '0123456789', text)
    for (const range of [
      { start: -1 },
      { start: 5, end: 4 },
      { start: 0.5 },
      { start: 0, end: 1.5 },
      { start: Number.NaN },
    ]) {
      await assert.rejects(store.get('digits', range), isInputError('INPUT_INVALID'), JSON.stringify(range))
    }
  },

  'shares no memory with its callers': async (store) => {
    const bytes = new Uint8Array([1, 2, 3])
    await store.put('a', bytes, text)
    bytes.fill(9)
    for await (const chunk of (await store.get('a')) ?? []) chunk.fill(8)
    assert.deepEqual(await readBytes(store, 'a'), Buffer.from([1, 2, 3]))
  },

  'signs a URL that serves the asset, if it signs at all': async (store) => {
    await store.put('a/b.txt', 'by url', text)
    const url = await store.url('a/b.txt', { expiresInMs: 60_000 })
    if (!store.capabilities.signedUrls) return assert.equal(url, undefined)
    const response = await fetch(String(url))
    assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'text/plain'])
    assert.equal(await response.text(), 'by url')
  },

  'keeps what it stored when it says that it is durable': async (store, { reopen }) => {
    if (!store.capabilities.durable) return
    assert.ok(reopen, 'A durable store is created for this suite with reopen().')
    const asset = await store.put('a/b', 'kept', text)
    const other = await reopen()
    assert.deepEqual({ ...(await other.head('a/b')) }, { ...asset })
    assert.equal(await readText(other, 'a/b'), 'kept')
    assert.deepEqual(await keysOf(other, ''), ['a/b'])
  },
}
