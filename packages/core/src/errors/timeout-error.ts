import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/** Whose time ran out. */
export type TimeoutErrorCode = 'STAGE_TIMEOUT' | 'STEP_TIMEOUT' | 'DEADLINE_EXCEEDED' | 'APPROVAL_TIMEOUT'

/** Something took longer than it was given. The work was aborted through its `AbortSignal`. */
export class TimeoutError extends RepurposeError {
  static override readonly kind: string = 'TimeoutError'
  declare readonly code: TimeoutErrorCode

  constructor(options: RepurposeErrorOptions & { readonly code: TimeoutErrorCode }) {
    super({ ...options, category: 'timeout', retryable: options.code !== 'DEADLINE_EXCEEDED' })
  }
}
