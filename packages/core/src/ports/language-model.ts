import type { Usage } from '../job/index.ts'
import type { Json, Money } from '../values/index.ts'

/**
 * A piece of a prompt. Instructions are ours; material (source text, a brief, cues) is data and is delimited,
 * so that a model does not take it for instructions. Stable parts come first and are the same in every call
 * over one source, so that providers' prompt caches hit.
 */
export interface PromptPart {
  readonly name: string
  readonly kind: 'instruction' | 'material'
  readonly text: string
  readonly stable?: boolean | undefined
}

export interface LanguageCall {
  /** What the call is for: `brief`, `summary`, … Names spans and ledger lines; a template-driven model may act on it. */
  readonly task: string
  readonly system?: string | undefined
  readonly prompt: readonly PromptPart[]
  /** JSON Schema that the answer, parsed as JSON, should fit. Absent: plain text is wanted. */
  readonly outputSchema?: Json | undefined
  readonly maxOutputTokens?: number | undefined
  /** Called with each piece of text as it arrives. A model that cannot stream never calls it. */
  readonly onText?: ((delta: string) => void) | undefined
  readonly signal: AbortSignal
}

export interface LanguageReply {
  readonly text: string
  readonly finish: 'stop' | 'length' | 'refusal'
  readonly usage: Usage
  /** The model that answered, where the provider names a more exact one. */
  readonly model?: string | undefined
}

/** @throws ProviderError, classified once, here. Retries are the gateway's: an implementation makes one attempt. */
export interface LanguageModel {
  readonly specificationVersion: 1
  readonly kind: 'language'
  readonly provider: string
  readonly modelId: string
  readonly capabilities: {
    readonly structured: boolean
    readonly streaming: boolean
    /** BCP 47 primary subtags, or `'any'`. */
    readonly languages: 'any' | readonly string[]
    /** Whether it can write in another language than the source's. Default true. */
    readonly translates?: boolean | undefined
  }
  generate(call: LanguageCall): Promise<LanguageReply>
  /** What a call cost; `undefined` when the price is not known. */
  price?(usage: Usage): Money | undefined
}
