import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/**
 * Why a provider's call failed, decided once, where the provider's answer is read:
 * `permanent` never succeeds as it stands · `quota` the account is spent · `rate` wait until `retryAt` ·
 * `capacity` the provider is overloaded · `transient` network, 5xx, a cut stream · `aborted` we stopped it.
 */
export type ProviderFailure = 'permanent' | 'quota' | 'rate' | 'capacity' | 'transient' | 'aborted'

/** The failure as an error's code. */
export type ProviderErrorCode =
  | 'PROVIDER_REJECTED'
  | 'PROVIDER_QUOTA'
  | 'PROVIDER_RATE_LIMITED'
  | 'PROVIDER_OVERLOADED'
  | 'PROVIDER_UNAVAILABLE'
  | 'PROVIDER_ABORTED'

const codes: Record<ProviderFailure, ProviderErrorCode> = {
  permanent: 'PROVIDER_REJECTED',
  quota: 'PROVIDER_QUOTA',
  rate: 'PROVIDER_RATE_LIMITED',
  capacity: 'PROVIDER_OVERLOADED',
  transient: 'PROVIDER_UNAVAILABLE',
  aborted: 'PROVIDER_ABORTED',
}

const actions: Record<ProviderFailure, string> = {
  permanent: 'Change the request or the model; the same call will be refused again.',
  quota: "Add credit to the provider's account or configure another model.",
  rate: 'Wait, or lower the concurrency for this provider.',
  capacity: 'Try again later, or configure another model.',
  transient: 'Try again.',
  aborted: 'Nothing to do: the call was stopped on purpose.',
}

/** A call to a language, speech, image or transcript provider failed. */
export class ProviderError extends RepurposeError {
  static override readonly kind: string = 'ProviderError'
  declare readonly code: ProviderErrorCode
  readonly failure: ProviderFailure
  /** Milliseconds since the epoch before which the provider asks not to be called. */
  readonly retryAt: number | undefined

  constructor(
    options: RepurposeErrorOptions & {
      readonly failure: ProviderFailure
      readonly retryAt?: number | undefined
    },
  ) {
    super({
      ...options,
      action: options.action ?? actions[options.failure],
      // Retry policies read the time from the recorded error, which outlives this object.
      context:
        options.retryAt === undefined ? options.context : { ...options.context, retryAt: options.retryAt },
      code: codes[options.failure],
      category: 'provider',
      retryable:
        options.failure === 'rate' || options.failure === 'capacity' || options.failure === 'transient',
    })
    this.failure = options.failure
    this.retryAt = options.retryAt
  }
}
