import type { Usage } from '../job/index.ts'
import type { Money } from '../values/index.ts'

export interface SpeechCall {
  readonly task: string
  readonly text: string
  readonly voice?: string | undefined
  readonly language?: string | undefined
  readonly signal: AbortSignal
}

export interface SpeechReply {
  readonly audio: Uint8Array
  readonly mediaType: string
  readonly durationMs: number
  readonly usage: Usage
}

/** @throws ProviderError */
export interface SpeechModel {
  readonly specificationVersion: 1
  readonly kind: 'speech'
  readonly provider: string
  readonly modelId: string
  readonly capabilities: { readonly maxCharacters: number; readonly voices: readonly string[] }
  synthesize(call: SpeechCall): Promise<SpeechReply>
  price?(usage: Usage): Money | undefined
}
