import type { ImageModel, LanguageModel, SpeechModel } from '@repurpose/core'
import { offlineImages } from './images/index.ts'
import { offlineLanguage } from './model.ts'
import { offlineSpeech } from './speech/index.ts'

export { type OfflineImagesOptions, offlineImages } from './images/index.ts'
export { offlineLanguage } from './model.ts'
export {
  durationOf,
  joinSounds,
  type OfflineSpeechOptions,
  type OfflineVoice,
  offlineSpeech,
  readWav,
  type Sound,
  type SoundPart,
  type SpeechFormat,
  writeWav,
} from './speech/index.ts'

/**
 * The models that work without a key and a network, as options of `createRepurpose`.
 *
 * @example
 * const repurpose = createRepurpose({ ...offline(), content: [summary] })
 */
export function offline(): {
  readonly language: LanguageModel
  readonly speech: SpeechModel
  readonly images: ImageModel
} {
  return { language: offlineLanguage(), speech: offlineSpeech(), images: offlineImages() }
}
