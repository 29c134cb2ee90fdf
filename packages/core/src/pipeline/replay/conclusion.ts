import type { ErrorInfo } from '../../errors/index.ts'
import type { Json } from '../../values/index.ts'

/** How the work on a job ended. */
export type Conclusion =
  | { readonly kind: 'succeeded'; readonly result: Json }
  | { readonly kind: 'partial'; readonly result: Json; readonly errors: readonly ErrorInfo[] }
  | { readonly kind: 'failed'; readonly error: ErrorInfo; readonly stage?: string | undefined }
  | { readonly kind: 'cancelled'; readonly reason: string | undefined }
  | { readonly kind: 'blocked'; readonly error: ErrorInfo }
  | { readonly kind: 'hooked' }
