import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/** The job was cancelled, or its parent was. */
export class CancelledError extends RepurposeError {
  static override readonly kind: string = 'CancelledError'
  declare readonly code: 'CANCELLED'

  constructor(options: RepurposeErrorOptions) {
    super({ ...options, code: 'CANCELLED', category: 'cancelled', retryable: false })
  }
}
