import type { LanguageModel } from '@repurpose/core'
import { offlineLanguage } from './model.ts'

export { offlineLanguage } from './model.ts'

/**
 * The models that work without a key and a network, as options of `createRepurpose`.
 *
 * @example
 * const repurpose = createRepurpose({ ...offline(), content: [summary] })
 */
export function offline(): { readonly language: LanguageModel } {
  return { language: offlineLanguage() }
}
