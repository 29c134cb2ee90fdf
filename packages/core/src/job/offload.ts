import { createHash } from 'node:crypto'
import { PipelineError } from '../errors/index.ts'
import type { AssetStore } from '../ports/asset-store.ts'
import type { Json } from '../values/index.ts'
import { decode, encode, tagged, untagged } from './codec.ts'

/** Encodes values for a log, and keeps the large ones in the asset store with a reference in the log. */
export interface ValueStore {
  /**
   * The value as JSON for a log. What it refers to is durable once this resolves.
   *
   * @param path where the value belongs, as errors should name it
   * @throws PipelineError `NOT_SERIALIZABLE`
   */
  store(value: unknown, path: string): Promise<Json>
  /**
   * The value that `store` was given.
   *
   * @throws PipelineError `VALUE_MISSING` when the asset that holds it is gone or was changed
   */
  load(json: Json): Promise<unknown>
}

const mediaType = 'application/json'

/**
 * A value store over an asset store. An encoded value of more than `maxInlineBytes` (64 KiB by default) is written
 * under `values/{sha256}.json`, once for equal values; smaller ones never touch the asset store.
 *
 * @example
 * const values = createValueStore({ assets: folder('./data') })
 * const json = await values.store({ at: new Date() }, 'course/plan')
 * await values.load(json) // { at: Date }
 */
export function createValueStore(options: {
  readonly assets: AssetStore
  readonly maxInlineBytes?: number | undefined
}): ValueStore {
  const { assets, maxInlineBytes = 65_536 } = options

  async function offload(text: string): Promise<Json> {
    const sha256 = hash(text)
    const key = `values/${sha256}.json`
    const { size } = await assets.put(key, text, { mediaType, ifAbsent: true })
    return tagged('stored', { key, size, sha256, mediaType })
  }

  async function resolve(reference: Json): Promise<unknown> {
    const { key, sha256 } = readReference(reference)
    const body = await assets.get(key)
    const text = body === undefined ? undefined : await readText(body)
    if (text === undefined || hash(text) !== sha256) throw missing(key, text === undefined)
    // Written by `store`, as its hash shows.
    return decode(JSON.parse(text) as Json)
  }

  return {
    async store(value, path) {
      const json = encode(value, path)
      const text = JSON.stringify(json)
      return Buffer.byteLength(text) > maxInlineBytes ? offload(text) : json
    },
    async load(json) {
      const reference = untagged('stored', json)
      return reference === undefined ? decode(json) : resolve(reference)
    },
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function readReference(reference: Json): { readonly key: string; readonly sha256: string } {
  // The tag is never a user's (see codec.ts), so this is what `offload` wrote.
  return reference as { readonly key: string; readonly sha256: string }
}

function missing(key: string, gone: boolean): PipelineError {
  return new PipelineError({
    code: 'VALUE_MISSING',
    message: `A recorded value is ${gone ? 'no longer' : 'not as it was written'} in the asset store, under ${key}.`,
    action:
      'Configure the asset store that the job was started with, or retry the job from the stage that made the value.',
    context: { key },
  })
}
