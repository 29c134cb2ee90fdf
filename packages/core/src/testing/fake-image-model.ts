import type { Usage } from '../job/index.ts'
import type { Clock, ImageCall, ImageModel } from '../ports/index.ts'
import type { Money } from '../values/index.ts'
import { createFaultScript, type FakeCalls, type Fault } from './fault-script.ts'

export interface FakeImageModelOptions {
  readonly faults?: readonly Fault<'empty'>[] | undefined
  /** For faults with `delayMs`. */
  readonly clock?: Clock | undefined
  readonly provider?: string | undefined
  readonly modelId?: string | undefined
  readonly mediaType?: string | undefined
  readonly capabilities?: Partial<ImageModel['capabilities']> | undefined
  readonly price?: ((usage: Usage) => Money | undefined) | undefined
}

export interface FakeImageModel extends ImageModel, FakeCalls<ImageCall> {}

/**
 * An image model whose "images" are style and prompt as bytes, of the size asked for, else 1024 × 1024.
 *
 * @example const model = fakeImageModel({ faults: [{ task: 'cover', answers: 'empty' }] })
 */
export function fakeImageModel(options: FakeImageModelOptions = {}): FakeImageModel {
  const { provider = 'fake', modelId = 'fake-image', mediaType = 'image/png', capabilities, price } = options
  const script = createFaultScript<ImageCall, 'empty'>({ ...options, provider })
  return {
    specificationVersion: 1,
    kind: 'image',
    provider,
    modelId,
    capabilities: { sizes: 'any', ...capabilities },
    calls: script.calls,
    begun: script.begun,
    async draw(call) {
      const { answers } = await script.meet(call, call.task, call.signal)
      const [, width = 1024, height = 1024] = (/^(\d+)x(\d+)$/.exec(call.size ?? '') ?? []).map(Number)
      return {
        image: new TextEncoder().encode(
          answers === 'empty' ? '' : `${call.style ?? 'plain'}: ${call.prompt}`,
        ),
        mediaType,
        width,
        height,
        usage: { images: 1 },
      }
    },
    ...(price === undefined ? {} : { price }),
  }
}
