import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { InputError } from '../errors/index.ts'
import type { AssetPage, AssetStore } from '../ports/index.ts'

/** What the suite gets for each of its tests: a store with nothing in it. */
export interface AssetStoreUnderTest {
  readonly store: AssetStore
  /** Another store over the same place, as another process would open it. A durable store must have it. */
  reopen?(): Promise<AssetStore>
  close(): Promise<void>
}

export type AssetStoreTest = (store: AssetStore, under: AssetStoreUnderTest) => Promise<void>
/** Tests by name. */
export type AssetStoreTests = Readonly<Record<string, AssetStoreTest>>

export const text = { mediaType: 'text/plain' }
export const onlyIfAbsent = { ...text, ifAbsent: true }

/** A body in these pieces; an error among them is thrown in its place. */
export async function* chunks(
  ...parts: readonly (Uint8Array | Error)[]
): AsyncGenerator<Uint8Array, void, undefined> {
  for (const part of parts) {
    if (part instanceof Error) throw part
    yield part
  }
}

export async function readBytes(
  store: AssetStore,
  key: string,
  range?: { start: number; end?: number | undefined },
): Promise<Buffer> {
  const body = await store.get(key, range)
  assert.ok(body, `${key} is there`)
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}

export async function readText(
  store: AssetStore,
  key: string,
  range?: { start: number; end?: number | undefined },
): Promise<string> {
  return (await readBytes(store, key, range)).toString('utf8')
}

export async function keysOf(store: AssetStore, prefix: string, limit?: number): Promise<readonly string[]> {
  const keys: string[] = []
  let page: AssetPage | undefined
  do {
    page = await store.list({ prefix, limit, after: page?.next })
    assert.ok(limit === undefined || page.assets.length <= limit, 'A page holds no more than was asked for.')
    keys.push(...page.assets.map((asset) => asset.key))
  } while (page.next !== undefined)
  return keys
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

export function isInputError(code: string): (error: unknown) => boolean {
  return (error) => InputError.isInstance(error) && error.code === code
}
