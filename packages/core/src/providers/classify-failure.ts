import { ProviderError, type ProviderFailure, RepurposeError, redact } from '../errors/index.ts'

const networkCodes: ReadonlySet<string> = new Set([
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
])
const networkMessages = /^(?:fetch failed|terminated|socket hang up|network error|premature close)$/i
const longestMessage = 300
/** Wrapped errors are a few deep; a longer chain is a cycle. */
const longestChain = 8

/**
 * The failure that an HTTP status means, for providers that speak HTTP; `undefined` for a status that is no failure.
 * A provider that can tell a spent account from a rate limit says `quota` itself.
 */
export function failureOfStatus(status: number): ProviderFailure | undefined {
  if (status < 400) return undefined
  if (status === 429) return 'rate'
  if (status === 503 || status === 529) return 'capacity'
  return status >= 500 || status === 408 ? 'transient' : 'permanent'
}

/**
 * What a model threw as an error of the library. Errors of the library pass as they are: they were classified where
 * the provider's answer was read. Anything else is classified by its marks:
 *
 * - whatever comes after our signal aborted is `aborted`, since libraries throw all kinds of errors then. An `AbortError`
 *   while our signal is quiet is not ours: a library's own time limit ran out, which is `transient`.
 * - an error of the network, or a status of HTTP, by its meaning.
 * - the rest is `permanent`. Most such errors are mistakes in an adapter, and a call that went out may have been paid:
 *   trying again could pay again and again for the same mistake, while stopping loses nothing, because a retry of the
 *   job keeps everything that is recorded.
 */
export function classifyFailure(
  thrown: unknown,
  call: { readonly provider: string; readonly model: string; readonly signal: AbortSignal },
): RepurposeError {
  if (RepurposeError.isInstance(thrown)) return thrown
  if (call.signal.aborted) return callAborted(call)
  const failure = knownFailure(thrown)
  const reason = redact(thrown instanceof Error ? thrown.message || thrown.name : String(thrown)).slice(
    0,
    longestMessage,
  )
  return new ProviderError({
    failure: failure ?? 'permanent',
    message: `${call.provider} ${call.model} failed: ${reason}`,
    ...(failure === undefined
      ? {
          action:
            'The model threw an error that says nothing about trying again. Look at its cause, then retry() the job.',
        }
      : {}),
    context: { provider: call.provider, model: call.model },
    cause: thrown,
  })
}

export function callAborted(call: {
  readonly provider: string
  readonly model: string
  readonly signal: AbortSignal
}): ProviderError {
  return new ProviderError({
    failure: 'aborted',
    message: `The call to ${call.provider} ${call.model} was stopped.`,
    context: { provider: call.provider, model: call.model },
    cause: call.signal.reason,
  })
}

function knownFailure(thrown: unknown): ProviderFailure | undefined {
  for (const error of chainOf(thrown)) {
    const failure = failureOf(error)
    if (failure !== undefined) return failure
  }
  return undefined
}

interface Marks {
  readonly name?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly status?: unknown
  readonly statusCode?: unknown
}

function failureOf({ name, code, message, status, statusCode }: Marks): ProviderFailure | undefined {
  const http = typeof status === 'number' ? status : statusCode
  if (typeof http === 'number') return failureOfStatus(http)
  if (name === 'AbortError' || name === 'TimeoutError') return 'transient'
  if (typeof code === 'string' && (networkCodes.has(code) || code.startsWith('UND_ERR_'))) return 'transient'
  return typeof message === 'string' && networkMessages.test(message) ? 'transient' : undefined
}

/** The error and its causes, outermost first; of an aggregate the first error, as when every address of a host fails. */
function* chainOf(thrown: unknown): Generator<Marks> {
  let error = thrown
  for (let depth = 0; depth < longestChain && typeof error === 'object' && error !== null; depth += 1) {
    yield error
    const { cause, errors }: { readonly cause?: unknown; readonly errors?: unknown } = error
    error = cause ?? (Array.isArray(errors) ? errors[0] : undefined)
  }
}
