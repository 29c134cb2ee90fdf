import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/** Why a job waits for a person. */
export type BlockedErrorCode = 'PIPELINE_CHANGED' | 'INPUT_CHANGED' | 'OUTPUT_CHANGED' | 'REPLAY_MISMATCH'

/**
 * A job's recorded past no longer fits the code. The job is `blocked`: nothing is paid, nothing is lost,
 * and `action` names the cures.
 */
export class BlockedError extends RepurposeError {
  static override readonly kind: string = 'BlockedError'
  declare readonly code: BlockedErrorCode

  constructor(options: RepurposeErrorOptions & { readonly code: BlockedErrorCode; readonly action: string }) {
    super({ ...options, category: 'pipeline', retryable: false })
  }
}
