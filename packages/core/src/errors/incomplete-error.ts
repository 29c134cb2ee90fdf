import type { ErrorInfo } from './error-info.ts'
import { RepurposeError } from './repurpose-error.ts'

const afterwards = 'Read outcome() for what is there, then retry() the job to make only what is missing.'

/** `result()` of a job that did not succeed whole. `outcome()` tells what is there and what is not. */
export class IncompleteError extends RepurposeError {
  static override readonly kind: string = 'IncompleteError'
  declare readonly code: 'INCOMPLETE'
  readonly jobId: string
  readonly status: 'partial' | 'failed' | 'cancelled'
  readonly errors: readonly ErrorInfo[]

  constructor(options: {
    readonly jobId: string
    readonly status: 'partial' | 'failed' | 'cancelled'
    readonly errors: readonly ErrorInfo[]
  }) {
    const first = options.errors[0]
    super({
      code: 'INCOMPLETE',
      category: first?.category ?? 'unknown',
      retryable: first?.retryable ?? false,
      message: `Job ${options.jobId} ended ${options.status}: ${describe(options.errors)}`,
      action: (options.status === 'failed' ? first?.action : undefined) ?? afterwards,
      ...(first?.path === undefined ? {} : { path: first.path }),
    })
    this.jobId = options.jobId
    this.status = options.status
    this.errors = options.errors
  }
}

function describe(errors: readonly ErrorInfo[]): string {
  const [first, ...others] = errors
  if (first === undefined) return 'no reason was recorded.'
  // Some messages begin with the path themselves.
  const place = first.path === undefined || first.message.startsWith(first.path) ? '' : `${first.path}: `
  return `${place}${first.message}${others.length === 0 ? '' : ` (and ${others.length} more)`}`
}
