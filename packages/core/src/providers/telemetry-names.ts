import type { CallKind } from '../job/index.ts'

/**
 * Names of spans, metrics and attributes. Those that begin with `gen_ai.` follow OpenTelemetry's conventions for
 * generative AI, which are still in development: they are spelled here and nowhere else.
 */
export const attributeNames = {
  operation: 'gen_ai.operation.name',
  provider: 'gen_ai.provider.name',
  requestModel: 'gen_ai.request.model',
  responseModel: 'gen_ai.response.model',
  finishReasons: 'gen_ai.response.finish_reasons',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  tokenType: 'gen_ai.token.type',
  errorType: 'error.type',
  characters: 'repurpose.usage.characters',
  images: 'repurpose.usage.images',
  task: 'repurpose.task',
  jobId: 'repurpose.job.id',
  callKey: 'repurpose.call.key',
} as const

export const metricNames = {
  /** Tokens by type, `input` or `output`. */
  tokenUsage: 'gen_ai.client.token.usage',
  /** Seconds. */
  duration: 'gen_ai.client.operation.duration',
} as const

export const operationNames: Readonly<Record<CallKind, string>> = {
  language: 'chat',
  speech: 'speech',
  image: 'image',
  transcript: 'transcript',
}
