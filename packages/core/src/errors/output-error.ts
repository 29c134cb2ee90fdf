import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/** What can be wrong with what a model wrote. */
export type OutputErrorCode =
  | 'OUTPUT_INVALID'
  | 'OUTPUT_EMPTY'
  | 'OUTPUT_TRUNCATED'
  | 'OUTPUT_REFUSED'
  | 'LENGTH_UNMET'
  | 'LIMIT_EXCEEDED'

/** What a model wrote still fails its schema or a required check after repair. */
export class OutputError extends RepurposeError {
  static override readonly kind: string = 'OutputError'
  declare readonly code: OutputErrorCode

  constructor(options: RepurposeErrorOptions & { readonly code: OutputErrorCode }) {
    // Trying the same prompt again meets the recorded answer, so only a new sample could help.
    super({ ...options, category: 'output', retryable: false })
  }
}
