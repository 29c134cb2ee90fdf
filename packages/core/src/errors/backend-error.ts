import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/**
 * What can be wrong between the library and the system that keeps its jobs:
 *
 * - `BACKEND_UNAVAILABLE`: it cannot be reached, and stayed so for as long as the call could wait. Try again.
 * - `BACKEND_LOCKED`: another process has it open, and only one may.
 * - `BACKEND_SCHEMA`: what is stored there is missing, or newer than this version of the adapter understands.
 * - `BACKEND_FAILED`: it refused for a reason of its own, which the context names.
 */
export type BackendErrorCode = 'BACKEND_UNAVAILABLE' | 'BACKEND_LOCKED' | 'BACKEND_SCHEMA' | 'BACKEND_FAILED'

/** The system that keeps jobs and logs cannot do what it was asked. `BACKEND_UNAVAILABLE` is worth trying again. */
export class BackendError extends RepurposeError {
  static override readonly kind: string = 'BackendError'
  declare readonly code: BackendErrorCode

  constructor(options: RepurposeErrorOptions & { readonly code: BackendErrorCode }) {
    super({ ...options, category: 'backend', retryable: options.code === 'BACKEND_UNAVAILABLE' })
  }
}
