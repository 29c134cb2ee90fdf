import { type ImageModel, ProviderError, usd } from '@repurpose/core'
import { readSize } from './size.ts'
import { createStudio, openDrawingThread, type Studio } from './studio.ts'

export interface OfflineImagesOptions {
  /** Whether the prompt's subject is written on the card. Default true. */
  readonly title?: boolean | undefined
}

/** One thread serves every model of the process. */
const processStudio = createStudio(openDrawingThread)

/**
 * An image model that needs no key and no network, and is no generative one: it draws illustrated cards, a scene of shapes
 * that follows words of the prompt, with the prompt's subject as its title. The same call has the same bytes. It costs
 * nothing.
 *
 * Sizes from 256 to 2048 pixels a side, `1024x1024` by default. `style` may ask for `cinematic`, `flat`, `pastel`,
 * `vintage` or `monochrome`, and for a `chart` or `diagram`; words that it does not know change nothing. Images are drawn
 * in a thread, one after another; aborting a call ends it at once.
 *
 * Calls fail with ProviderError `PROVIDER_REJECTED` for an empty prompt or a size that it does not draw.
 *
 * @example
 * const repurpose = createRepurpose({ ...offline(), images: offlineImages({ title: false }) })
 */
export function offlineImages(options: OfflineImagesOptions = {}): ImageModel {
  return createOfflineImages(options, processStudio)
}

export function createOfflineImages({ title = true }: OfflineImagesOptions, studio: Studio): ImageModel {
  return {
    specificationVersion: 1,
    kind: 'image',
    provider: 'offline',
    modelId: 'cards-1',
    capabilities: { sizes: 'any' },
    price: () => usd(0),
    async draw({ prompt, size, style, signal }) {
      const { width, height } = readSize(size)
      if (prompt.trim() === '') {
        throw new ProviderError({
          failure: 'permanent',
          message: 'The prompt is empty.',
          action: 'Say in a few words what the image is about.',
        })
      }
      const image = await studio.draw({ prompt, style, width, height, hasTitle: title }, signal)
      return { image, mediaType: 'image/png', width, height, usage: { images: 1 } }
    },
  }
}
