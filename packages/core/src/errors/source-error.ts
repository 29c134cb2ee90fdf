import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/** Why there is nothing to write from. */
export type SourceErrorCode = 'TRANSCRIPT_MISSING' | 'SOURCE_UNREADABLE' | 'SOURCE_UNAVAILABLE'

/** A source could not be loaded: no transcript, an unreadable file, a service that does not answer. */
export class SourceError extends RepurposeError {
  static override readonly kind: string = 'SourceError'
  declare readonly code: SourceErrorCode

  constructor(options: RepurposeErrorOptions & { readonly code: SourceErrorCode }) {
    super({ ...options, category: 'source', retryable: options.code === 'SOURCE_UNAVAILABLE' })
  }
}
