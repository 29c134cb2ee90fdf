/** A stored value by reference: what logs, results and events hold in place of bytes. */
export interface AssetRef {
  readonly key: string
  /** Bytes. */
  readonly size: number
  /** Lower-case hex. */
  readonly sha256: string
  readonly mediaType: string
}

export interface AssetStoreCapabilities {
  /** What is put outlives the process. */
  readonly durable: boolean
  /** Of several concurrent puts with `ifAbsent` exactly one stores its bytes. */
  readonly conditionalPut: boolean
  readonly signedUrls: boolean
  /** Bytes are checked against their checksum on the way in. */
  readonly checksums: boolean
}

export type AssetBody = string | Uint8Array | AsyncIterable<Uint8Array>

export interface AssetPage {
  readonly assets: readonly AssetRef[]
  readonly next: string | undefined
}

/**
 * Bytes by key. Keys are `/`-separated segments of `[A-Za-z0-9._-]`, made safe by the library before they get here;
 * a store still refuses others with InputError `ASSET_KEY_INVALID`.
 */
export interface AssetStore {
  readonly name: string
  readonly capabilities: AssetStoreCapabilities
  /**
   * Stores bytes; durable once it resolves. With `ifAbsent` an existing asset stays as it is and is answered.
   */
  put(
    key: string,
    body: AssetBody,
    options: {
      readonly mediaType: string
      readonly ifAbsent?: boolean | undefined
      readonly signal?: AbortSignal | undefined
    },
  ): Promise<AssetRef>
  /** The bytes, or those from `start` up to and not including `end`; `undefined` when there is no such asset. */
  get(
    key: string,
    range?: { readonly start: number; readonly end?: number | undefined },
  ): Promise<AsyncIterable<Uint8Array> | undefined>
  head(key: string): Promise<AssetRef | undefined>
  /** In order of keys. */
  list(options: {
    readonly prefix: string
    readonly after?: string | undefined
    readonly limit?: number | undefined
  }): Promise<AssetPage>
  /** Whether there was something to delete. */
  delete(key: string): Promise<boolean>
  /** A URL that serves the asset for a while; `undefined` where the store cannot sign. */
  url(key: string, options: { readonly expiresInMs: number }): Promise<string | undefined>
}
