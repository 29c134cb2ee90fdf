import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/** What can be wrong with a pipeline's code. */
export type PipelineErrorCode =
  | 'DUPLICATE_STAGE'
  | 'DUPLICATE_STEP'
  | 'NESTED_STEP'
  | 'SCOPE_CLOSED'
  | 'NOT_SERIALIZABLE'
  | 'VALUE_MISSING'
  | 'CRASH_LOOP'

/** A pipeline is written in a way that cannot be run safely. */
export class PipelineError extends RepurposeError {
  static override readonly kind: string = 'PipelineError'
  declare readonly code: PipelineErrorCode

  constructor(options: RepurposeErrorOptions & { readonly code: PipelineErrorCode }) {
    super({ ...options, category: 'pipeline', retryable: false })
  }
}
