import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/** What can be wrong between a caller and a job. */
export type JobErrorCode = 'JOB_CONFLICT' | 'JOB_NOT_FOUND' | 'JOB_STATE' | 'QUEUE_FULL' | 'CLOSED'

/** A job cannot be created, found or changed as asked. `QUEUE_FULL` is the one worth trying again. */
export class JobError extends RepurposeError {
  static override readonly kind: string = 'JobError'
  declare readonly code: JobErrorCode

  constructor(options: RepurposeErrorOptions & { readonly code: JobErrorCode }) {
    super({ ...options, category: 'input', retryable: options.code === 'QUEUE_FULL' })
  }
}
