import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/**
 * Thrown by a pipeline's own code to say that trying again is pointless: no retry policy applies to it.
 *
 * @example throw new PermanentError({ message: 'The product was deleted.' })
 */
export class PermanentError extends RepurposeError {
  static override readonly kind: string = 'PermanentError'

  constructor(options: RepurposeErrorOptions & { readonly code?: string | undefined }) {
    super({ ...options, code: options.code ?? 'PERMANENT', category: 'unknown', retryable: false })
  }
}
