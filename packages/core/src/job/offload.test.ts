import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { memoryAssets } from '../memory/index.ts'
import type { Json } from '../values/index.ts'
import { decode } from './codec.ts'
import { createValueStore } from './offload.ts'

const throughLog = (json: Json): Json => JSON.parse(JSON.stringify(json))

describe('a value store', () => {
  const large = {
    at: new Date(5),
    tags: new Map([['a', new Set([1n])]]),
    bytes: new Uint8Array([7]),
    text: 'x'.repeat(70_000),
  }

  it('keeps small values in the log and never touches the asset store', async () => {
    const assets = memoryAssets()
    const put = vi.spyOn(assets, 'put')
    const get = vi.spyOn(assets, 'get')
    const values = createValueStore({ assets })
    const json = await values.store({ at: new Date(5) }, 'stage')
    expect(json).toEqual({ at: { $: 'date', value: '1970-01-01T00:00:00.005Z' } })
    expect(await values.load(throughLog(json))).toStrictEqual({ at: new Date(5) })
    expect(put).not.toHaveBeenCalled()
    expect(get).not.toHaveBeenCalled()
  })

  it('puts large values into the asset store and a reference into the log', async () => {
    const assets = memoryAssets()
    const values = createValueStore({ assets })
    const json = await values.store(large, 'stage')
    expect(JSON.stringify(json).length).toBeLessThan(400)
    const [asset] = (await assets.list({ prefix: '' })).assets
    expect(json).toEqual({ $: 'stored', value: asset })
    expect(asset?.key).toBe(`values/${asset?.sha256}.json`)
    expect(asset?.mediaType).toBe('application/json')
    expect(await createValueStore({ assets }).load(throughLog(json))).toStrictEqual(large)
  })

  it('stores equal values once', async () => {
    const assets = memoryAssets()
    const values = createValueStore({ assets })
    const [one, other] = await Promise.all([
      values.store(large, 'a'),
      values.store(structuredClone(large), 'b'),
    ])
    expect(other).toEqual(one)
    expect((await assets.list({ prefix: '' })).assets).toHaveLength(1)
  })

  it('measures in bytes of the encoded JSON, 64 KiB by default', async () => {
    const stored = async (value: unknown, maxInlineBytes?: number): Promise<boolean> => {
      const assets = memoryAssets()
      await createValueStore({ assets, maxInlineBytes }).store(value, 'stage')
      return (await assets.list({ prefix: '' })).assets.length === 1
    }
    expect(await stored('x'.repeat(65_536 - 2))).toBe(false)
    expect(await stored('x'.repeat(65_536 - 1))).toBe(true)
    expect(await stored('é'.repeat(32_768))).toBe(true)
    expect(await stored('12345678', 10)).toBe(false)
    expect(await stored('123456789', 10)).toBe(true)
  })

  it('gives back every value, wherever it was kept', async () => {
    const values = createValueStore({ assets: memoryAssets(), maxInlineBytes: 20 })
    await fc.assert(
      fc.asyncProperty(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
        async (value) => {
          let json: Json
          try {
            json = await values.store(value, 'stage')
          } catch {
            // An invalid date: the codec's own tests know what it refuses.
            return
          }
          expect(await values.load(throughLog(json))).toEqual(value)
        },
      ),
    )
  })

  it('cannot be deceived by a value that looks like a reference', async () => {
    const assets = memoryAssets()
    const values = createValueStore({ assets })
    const reference = await values.store(large, 'stage')
    const imitation = structuredClone(reference)
    const json = await values.store({ imitation, nested: [imitation] }, 'stage')
    expect(await values.load(throughLog(json))).toStrictEqual({ imitation, nested: [imitation] })
    const alone = await values.store(imitation, 'stage')
    expect(await values.load(throughLog(alone))).toStrictEqual(imitation)
    expect(() => decode(reference)).toThrow('lies in the asset store')
  })

  it('refuses what cannot be recorded, naming the place, before anything is stored', async () => {
    const assets = memoryAssets()
    const refused = createValueStore({ assets }).store({ ...large, stream: () => 1 }, 'media/segment[3]')
    await expect(refused).rejects.toMatchObject({ code: 'NOT_SERIALIZABLE', path: 'media/segment[3].stream' })
    expect((await assets.list({ prefix: '' })).assets).toEqual([])
  })

  it('says when the asset is gone or was changed', async () => {
    const assets = memoryAssets()
    const values = createValueStore({ assets })
    const json = await values.store(large, 'stage')
    const key = (await assets.list({ prefix: '' })).assets[0]?.key ?? ''
    await assets.put(key, '"something else"', { mediaType: 'application/json' })
    await expect(values.load(json)).rejects.toMatchObject({
      code: 'VALUE_MISSING',
      message: expect.stringContaining('not as it was written'),
    })
    await assets.delete(key)
    await expect(values.load(json)).rejects.toMatchObject({
      code: 'VALUE_MISSING',
      message: expect.stringContaining('no longer'),
      context: { key },
    })
  })

  it('refers to what it meant to write, even if the place holds something else', async () => {
    const assets = memoryAssets()
    const values = createValueStore({ assets })
    const key = `values/${createHash('sha256')
      .update(JSON.stringify('x'.repeat(70_000)))
      .digest('hex')}.json`
    await assets.put(key, 'rubbish', { mediaType: 'text/plain' })
    const json = await values.store('x'.repeat(70_000), 'stage')
    await expect(values.load(json)).rejects.toMatchObject({ code: 'VALUE_MISSING' })
  })
})
