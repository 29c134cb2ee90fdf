import { RepurposeError } from './repurpose-error.ts'

/** Another worker holds the job now: whatever this one still writes is refused. */
export class LeaseLostError extends RepurposeError {
  static override readonly kind: string = 'LeaseLostError'
  declare readonly code: 'LEASE_LOST'

  constructor(options: { readonly jobId: string; readonly fence: number }) {
    super({
      code: 'LEASE_LOST',
      category: 'pipeline',
      retryable: false,
      message: `Job ${options.jobId} is no longer held under fence ${options.fence}.`,
      context: { jobId: options.jobId, fence: options.fence },
    })
  }
}
