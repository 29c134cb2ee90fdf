import assert from 'node:assert/strict'
import { type AssetStoreTests, isInputError, keysOf, readText, text } from './asset-store-suite-scene.ts'

const unsafeKeys = [
  '',
  '/',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  '../a',
  'a/../b',
  'a/..',
  '.hidden',
  'a/.hidden',
  'a b',
  'a\\b',
  'a%2fb',
  'ä',
  'a\u0000b',
  'a:b',
  'a~b',
  'a\n',
  'x'.repeat(121),
  `${'x/'.repeat(450)}x`,
]

/** Keys are found, listed in order, refused when unsafe, and gone when deleted. */
export const findingKeys: AssetStoreTests = {
  'has nothing where nothing was put': async (store) => {
    assert.equal(await store.get('absent'), undefined)
    assert.equal(await store.get('absent', { start: 1 }), undefined)
    assert.equal(await store.head('absent'), undefined)
    assert.equal(await store.delete('absent'), false)
    assert.equal(await store.delete('some/folder/absent'), false)
    assert.deepEqual(await store.list({ prefix: '' }), { assets: [], next: undefined })
  },

  'lists in the order of keys, by prefix': async (store) => {
    const keys = ['a', 'a-b', 'a.b', 'a/b', 'a/b/c', 'a/b-c', 'a0', 'aa/b', 'b', 'B', '_', '-']
    for (const key of keys) await store.put(key, key, text)
    const sorted = [...keys].sort()
    for (const prefix of ['', 'a', 'a/', 'a/b', 'a/b/', 'a/b/c', 'a/b/c/', 'B', 'c', 'aa', '../', '/']) {
      assert.deepEqual(
        await keysOf(store, prefix),
        sorted.filter((key) => key.startsWith(prefix)),
        `prefix ${prefix}`,
      )
    }
    const { assets } = await store.list({ prefix: 'a/b/' })
    assert.deepEqual({ ...assets[0] }, { ...(await store.head('a/b/c')) })
  },

  'lists page by page, each asset once': async (store) => {
    const keys = Array.from({ length: 23 }, (_, index) => `p/${index % 3}/${index}`)
    for (const key of [...keys, 'o/1', 'q/1']) await store.put(key, key, text)
    for (const limit of [1, 4, 22, 23, 24]) {
      assert.deepEqual(await keysOf(store, 'p/', limit), [...keys].sort(), `pages of ${limit}`)
    }
    assert.equal(
      (await store.list({ prefix: 'p/', limit: 23 })).next,
      undefined,
      'A full last page is the last.',
    )
  },

  'deletes for good, once': async (store) => {
    await store.put('a/b', 'x', text)
    await store.put('a/c', 'y', text)
    const answers = await Promise.all([store.delete('a/b'), store.delete('a/b'), store.delete('a/b')])
    assert.ok(answers.includes(true))
    assert.equal(await store.delete('a/b'), false)
    assert.equal(await store.head('a/b'), undefined)
    assert.equal(await store.get('a/b'), undefined)
    assert.deepEqual(await keysOf(store, ''), ['a/c'])
    await store.put('a/b', 'again', text)
    assert.equal(await readText(store, 'a/b'), 'again')
  },

  'takes every safe key': async (store) => {
    const keys = [
      '0',
      'A-Z_a.z',
      'a..b',
      'x.json',
      'x',
      'x/json',
      'con',
      '-',
      '_/-/_',
      'x'.repeat(120),
      Array(8).fill('y'.repeat(110)).join('/'),
    ]
    for (const key of keys) await store.put(key, key, text)
    for (const key of keys) assert.equal(await readText(store, key), key)
    assert.deepEqual(await keysOf(store, ''), [...keys].sort())
  },

  'refuses unsafe keys everywhere': async (store) => {
    for (const key of unsafeKeys) {
      const refused = isInputError('ASSET_KEY_INVALID')
      await assert.rejects(store.put(key, 'x', text), refused, `put ${key}`)
      await assert.rejects(store.get(key), refused, `get ${key}`)
      await assert.rejects(store.head(key), refused, `head ${key}`)
      await assert.rejects(store.delete(key), refused, `delete ${key}`)
      await assert.rejects(store.url(key, { expiresInMs: 1_000 }), refused, `url ${key}`)
    }
    assert.deepEqual(await keysOf(store, ''), [])
  },
}
