import type { LanguageModel } from '@repurpose/core'
import { offlineLanguage } from './model.ts'

export { offlineLanguage } from './model.ts'

/**
 * The models that work without a key and a network, as `providers`.
 *
 * @example
 * const repurpose = createRepurpose({ providers: offline() })
 */
export function offline(): { readonly language: LanguageModel } {
  return { language: offlineLanguage() }
}
