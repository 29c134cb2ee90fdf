import { describe, expect, it } from 'vitest'
import { memoryAssets } from '../memory/index.ts'
import type { AssetStore } from '../ports/index.ts'
import { testAssetStore } from './asset-store-suite.ts'

/** The names of the tests that a store fails. */
async function failures(
  create: () => AssetStore,
  reopen?: () => Promise<AssetStore>,
): Promise<readonly string[]> {
  const runs: Promise<string | undefined>[] = []
  testAssetStore(
    {
      describe: (_name, body) => body(),
      it: (name, body) => {
        runs.push(
          body().then(
            () => undefined,
            () => name,
          ),
        )
      },
    },
    async () => ({ store: create(), close: async () => {}, ...(reopen === undefined ? {} : { reopen }) }),
  )
  return (await Promise.all(runs)).filter((name) => name !== undefined)
}

/** The reference with one thing wrong. */
const broken = (change: (store: AssetStore) => Partial<AssetStore>) => (): AssetStore => {
  const store = memoryAssets()
  return { ...store, ...change(store) }
}

describe('the suite for asset stores', () => {
  it('finds nothing wrong with the reference', async () => {
    expect(await failures(memoryAssets)).toEqual([])
  })

  it.each<[string, (store: AssetStore) => Partial<AssetStore>, string]>([
    [
      'forgets the media type',
      (store) => ({
        head: async (key) => {
          const asset = await store.head(key)
          return asset && { ...asset, mediaType: 'application/octet-stream' }
        },
      }),
      'answers with key, size, checksum and media type',
    ],
    [
      'ignores ranges',
      (store) => ({ get: (key) => store.get(key) }),
      'reads ranges, and nothing past the end',
    ],
    [
      'ignores ifAbsent',
      (store) => ({ put: (key, body, options) => store.put(key, body, { ...options, ifAbsent: false }) }),
      'keeps what is there when a put asks for it, and answers with it',
    ],
    [
      'ignores signals',
      (store) => ({
        put: (key, body, { mediaType, ifAbsent }) =>
          store.put(key, body instanceof Uint8Array || typeof body === 'string' ? body : '', {
            mediaType,
            ifAbsent,
          }),
      }),
      'stops a put when its signal aborts, also while the body hangs',
    ],
    [
      'takes any key',
      (store) => ({ head: async (key) => store.head(key).catch(() => undefined) }),
      'refuses unsafe keys everywhere',
    ],
    [
      'lists newest first',
      (store) => ({
        list: async (options) => {
          const page = await store.list(options)
          return { ...page, assets: [...page.assets].reverse() }
        },
      }),
      'lists in the order of keys, by prefix',
    ],
    [
      'repeats the last asset of a page',
      (store) => ({
        list: async (options) => {
          const { assets, next } = await store.list(options)
          return { assets, next: next === undefined ? undefined : (assets.at(-2)?.key ?? next) }
        },
      }),
      'lists page by page, each asset once',
    ],
    [
      'deletes again and again',
      (store) => ({
        delete: async (key) => {
          await store.delete(key)
          return true
        },
      }),
      'deletes for good, once',
    ],
    [
      'signs although it cannot',
      () => ({ url: async () => 'https://example.com' }),
      'signs a URL that serves the asset, if it signs at all',
    ],
    [
      'says it signs and does not',
      (store) => ({ capabilities: { ...store.capabilities, signedUrls: true } }),
      'signs a URL that serves the asset, if it signs at all',
    ],
    [
      'says it lasts and is not reopened',
      (store) => ({ capabilities: { ...store.capabilities, durable: true } }),
      'keeps what it stored when it says that it is durable',
    ],
  ])('finds a store that %s', async (_name, change, test) => {
    expect(await failures(broken(change))).toContain(test)
  })

  it('finds a store that says it lasts and does not', async () => {
    const create = broken((store) => ({ capabilities: { ...store.capabilities, durable: true } }))
    expect(await failures(create, async () => memoryAssets())).toEqual([
      'keeps what it stored when it says that it is durable',
    ])
  })

  it('finds a store whose conditional puts race, unless it says so', async () => {
    const racing = (conditionalPut: boolean) =>
      broken((store) => ({
        capabilities: { ...store.capabilities, conditionalPut },
        put: async (key, body, options) => {
          const before = options.ifAbsent === true ? await store.head(key) : undefined
          return before ?? store.put(key, body, { ...options, ifAbsent: false })
        },
      }))
    const test = 'lets exactly one of concurrent conditional puts win'
    expect(await failures(racing(true))).toContain(test)
    expect(await failures(racing(false))).not.toContain(test)
  })

  it('fetches what a signed URL serves', async () => {
    const signing = broken((store) => ({
      capabilities: { ...store.capabilities, signedUrls: true },
      url: async (key) => (await store.url(key, { expiresInMs: 1 })) ?? 'data:text/plain,by url',
    }))
    expect(await failures(signing)).toEqual([])
  })
})
