import type { ErrorInfo } from './error-info.ts'
import { redact } from './redact.ts'
import { RepurposeError } from './repurpose-error.ts'

/**
 * Any thrown value as plain data, free of credentials. An error that the library does not know is
 * `UNKNOWN` and retryable: most such errors come from the network.
 */
export function toErrorInfo(thrown: unknown): ErrorInfo {
  if (RepurposeError.isInstance(thrown)) return thrown.toInfo()
  return { code: 'UNKNOWN', message: redact(messageOf(thrown)), category: 'unknown', retryable: true }
}

/** Not all that is thrown is an error of this realm, or an error at all. */
function messageOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown)
  const { message, name }: { readonly message?: unknown; readonly name?: unknown } = thrown
  const text = message || name
  return typeof text === 'string' ? text : 'Something was thrown that is no error.'
}
