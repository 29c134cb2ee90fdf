import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/** What can be wrong with what a model wrote. */
export type OutputErrorCode =
  | 'OUTPUT_INVALID'
  | 'OUTPUT_EMPTY'
  | 'OUTPUT_TRUNCATED'
  | 'OUTPUT_REFUSED'
  | 'LENGTH_UNMET'
  | 'LIMIT_EXCEEDED'
  | 'LANGUAGE_WRONG'
  | 'TEXT_REPEATED'
  | 'PHRASE_BANNED'
  | 'LINK_INVALID'
  | 'MARKUP_INVALID'
  | 'PROMPT_LEAKED'
  | 'CITATION_UNKNOWN'
  | 'QUOTE_ALTERED'
  | 'CLAIM_UNSUPPORTED'
  | 'OUTPUT_REJECTED'

/** What a model wrote still fails its schema or a required check after repair, or a person rejected it. */
export class OutputError extends RepurposeError {
  static override readonly kind: string = 'OutputError'
  declare readonly code: OutputErrorCode

  constructor(options: RepurposeErrorOptions & { readonly code: OutputErrorCode }) {
    // Trying the same prompt again meets the recorded answer, so only a new sample could help.
    super({ ...options, category: 'output', retryable: false })
  }
}
