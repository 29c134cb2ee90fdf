import type { Usage } from '../job/index.ts'
import type { Money } from '../values/index.ts'

export interface ImageCall {
  readonly task: string
  readonly prompt: string
  /** `1024x1024`. */
  readonly size?: string | undefined
  readonly style?: string | undefined
  readonly signal: AbortSignal
}

export interface ImageReply {
  readonly image: Uint8Array
  readonly mediaType: string
  readonly width: number
  readonly height: number
  readonly usage: Usage
}

/** @throws ProviderError */
export interface ImageModel {
  readonly specificationVersion: 1
  readonly kind: 'image'
  readonly provider: string
  readonly modelId: string
  readonly capabilities: { readonly sizes: 'any' | readonly string[] }
  draw(call: ImageCall): Promise<ImageReply>
  price?(usage: Usage): Money | undefined
}
