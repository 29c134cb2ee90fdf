import { RepurposeError, type RepurposeErrorOptions } from './repurpose-error.ts'

/** What can be wrong with what was handed in. */
export type InputErrorCode =
  | 'INPUT_INVALID'
  | 'CONTENT_TYPE_UNKNOWN'
  | 'CONTENT_TYPE_DUPLICATE'
  | 'CONTENT_EMPTY'
  | 'LANGUAGE_UNSUPPORTED'
  | 'VOICE_UNKNOWN'
  | 'SOURCE_EMPTY'
  | 'SOURCE_TOO_LARGE'
  | 'SOURCE_BINARY'
  | 'SOURCE_INVALID'
  | 'SOURCE_LOADER_MISSING'
  | 'PROVIDER_MISSING'
  | 'PIPELINE_UNKNOWN'
  | 'PIPELINE_DUPLICATE'
  | 'ASSET_KEY_INVALID'

/** What was handed in cannot be accepted. Thrown before anything is stored or paid. */
export class InputError extends RepurposeError {
  static override readonly kind: string = 'InputError'
  declare readonly code: InputErrorCode

  constructor(options: RepurposeErrorOptions & { readonly code?: InputErrorCode | undefined }) {
    super({ ...options, code: options.code ?? 'INPUT_INVALID', category: 'input', retryable: false })
  }
}
