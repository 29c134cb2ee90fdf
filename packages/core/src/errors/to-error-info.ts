import type { ErrorInfo } from './error-info.ts'
import { redact } from './redact.ts'
import { RepurposeError } from './repurpose-error.ts'

/**
 * Any thrown value as plain data, free of credentials. An error that the library does not know is
 * `UNKNOWN` and retryable: most such errors come from the network.
 */
export function toErrorInfo(thrown: unknown): ErrorInfo {
  if (RepurposeError.isInstance(thrown)) return thrown.toInfo()
  const message = thrown instanceof Error ? thrown.message || thrown.name : String(thrown)
  return { code: 'UNKNOWN', message: redact(message), category: 'unknown', retryable: true }
}
