import assert from 'node:assert/strict'
import {
  type AssetStoreTests,
  chunks,
  keysOf,
  onlyIfAbsent,
  readBytes,
  readText,
  sha256,
  text,
} from './asset-store-suite-scene.ts'

/** A write is whole or not there, whoever else writes. */
export const writing: AssetStoreTests = {
  'replaces the whole asset': async (store) => {
    await store.put('a', 'a longer first version', text)
    const second = await store.put('a', '{}', { mediaType: 'application/json' })
    assert.deepEqual({ ...(await store.head('a')) }, { ...second })
    assert.deepEqual([second.size, second.mediaType], [2, 'application/json'])
    assert.equal(await readText(store, 'a'), '{}')
    assert.deepEqual(await keysOf(store, ''), ['a'])
  },

  'keeps what is there when a put asks for it, and answers with it': async (store) => {
    const first = await store.put('a', 'first', onlyIfAbsent)
    assert.deepEqual(
      { ...(await store.put('a', 'second', { mediaType: 'text/html', ifAbsent: true })) },
      { ...first },
    )
    assert.deepEqual({ ...(await store.put('a', chunks(Buffer.from('third')), onlyIfAbsent)) }, { ...first })
    assert.equal(await readText(store, 'a'), 'first')
    await store.delete('a')
    assert.equal((await store.put('a', 'fourth', onlyIfAbsent)).sha256, sha256('fourth'))
    assert.equal(await readText(store, 'a'), 'fourth')
  },

  'lets exactly one of concurrent conditional puts win': async (store) => {
    if (!store.capabilities.conditionalPut) return
    for (let round = 0; round < 5; round += 1) {
      const key = `round/${round}`
      const bodies = Array.from({ length: 8 }, (_, index) => `${'x'.repeat(index)} by ${index}`)
      const answers = await Promise.all(
        bodies.map((body, index) =>
          store.put(key, index % 2 === 0 ? body : chunks(Buffer.from(body)), onlyIfAbsent),
        ),
      )
      assert.equal(
        new Set(answers.map((asset) => asset.sha256)).size,
        1,
        'All are answered with the same asset.',
      )
      assert.equal(sha256(await readBytes(store, key)), answers[0]?.sha256)
    }
  },

  'holds one whole version after concurrent puts': async (store) => {
    const bodies = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(10_000 * (index + 1)))
    await Promise.all(bodies.map((body) => store.put('contested', body, text)))
    const head = await store.head('contested')
    const content = await readText(store, 'contested')
    assert.ok(bodies.includes(content))
    assert.deepEqual([head?.size, head?.sha256], [content.length, sha256(content)])
  },

  'gives readers whole versions while writers replace them': async (store) => {
    const versions = ['d'.repeat(99), 'a'.repeat(200_000), 'b'.repeat(150_000), 'c'.repeat(250_000)]
    await store.put('moving', 'd'.repeat(99), text)
    const writing = Promise.all(versions.map((body) => store.put('moving', body, text)))
    for (let turn = 0; turn < 10; turn += 1) {
      const content = await readText(store, 'moving')
      assert.ok(versions.includes(content), 'What is read is one of the versions, whole.')
    }
    await writing
  },

  'stores nothing of a body that fails, and keeps what was there': async (store) => {
    const failing = (): AsyncIterable<Uint8Array> =>
      chunks(Buffer.from('partial'), new Error('the source broke'))
    await assert.rejects(store.put('new', failing(), text), /the source broke/)
    await assert.rejects(store.put('conditional', failing(), onlyIfAbsent), /the source broke/)
    await store.put('old', 'whole', text)
    await assert.rejects(store.put('old', failing(), text), /the source broke/)
    assert.equal(await readText(store, 'old'), 'whole')
    assert.deepEqual(await keysOf(store, ''), ['old'])
  },

  'stops a put when its signal aborts, also while the body hangs': async (store) => {
    const reason = new Error('stopped')
    await assert.rejects(store.put('early', 'x', { ...text, signal: AbortSignal.abort(reason) }), /stopped/)
    const controller = new AbortController()
    async function* hanging(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('some')
      controller.abort(reason)
      await new Promise(() => {})
    }
    await assert.rejects(store.put('late', hanging(), { ...text, signal: controller.signal }), /stopped/)
    assert.deepEqual(await keysOf(store, ''), [])
  },
}
