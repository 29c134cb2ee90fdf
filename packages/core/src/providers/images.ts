import { InputError } from '../errors/index.ts'
import type { AssetRef, ImageModel, ImageReply } from '../ports/index.ts'
import { type MediaRoom, makeMedia } from './media-call.ts'
import { chooseModel, type ModelsByRole } from './models-by-role.ts'

/** A picture to be drawn. */
export interface ImageRequest {
  readonly prompt: string
  /** Where the image goes: below `jobs/{jobId}/`, without an extension. Another name for each image of a job. */
  readonly asset: string
  /** Default `image`. */
  readonly task?: string | undefined
  /** `1024x1024`. */
  readonly size?: string | undefined
  readonly style?: string | undefined
  readonly role?: string | undefined
}

/** A picture in the asset store. */
export interface DrawnAsset {
  readonly ref: AssetRef
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly provider: string
  readonly model: string
  readonly style?: string | undefined
}

/** `images` in a stage's context. */
export interface Images {
  /**
   * Draws an image and stores it under `jobs/{jobId}/{asset}.{extension}`. The same prompt, size, style and asset in
   * the same place is never paid twice.
   *
   * @throws InputError `PROVIDER_MISSING`; `INPUT_INVALID` for an empty prompt or a size that the model does not draw
   * @throws OutputError `OUTPUT_EMPTY` @throws ProviderError
   * @example const { ref } = await images.draw({ prompt, asset: 'segments/3/image', size: '1024x1024' })
   */
  draw(request: ImageRequest): Promise<DrawnAsset>
}

export function createImages(
  room: MediaRoom & { readonly models: ModelsByRole<ImageModel> | undefined },
): Images {
  return {
    async draw({ prompt, asset, task = 'image', size, style, role }) {
      if (prompt.trim() === '') {
        throw new InputError({ message: 'The prompt is empty.', path: 'prompt', action: 'Say what to draw.' })
      }
      return makeMedia<ImageReply, DrawnAsset>(room, {
        kind: 'image',
        task,
        asset,
        asked: { prompt, size: size ?? null, style: style ?? null },
        prepare() {
          const model = chooseModel(room.models, 'image', role)
          refuseUnfit(model, size)
          return { model, ask: (signal) => model.draw({ task, prompt, size, style, signal }) }
        },
        contentOf: ({ image, mediaType }) => ({ bytes: image, mediaType }),
        describe: ({ width, height }, ref, { provider, modelId }) => ({
          ref,
          width,
          height,
          provider,
          model: modelId,
          ...(style === undefined ? {} : { style }),
        }),
      })
    },
  }
}

function refuseUnfit({ modelId, capabilities: { sizes } }: ImageModel, size: string | undefined): void {
  if (size === undefined || sizes === 'any' || sizes.includes(size)) return
  throw new InputError({
    message: `${modelId} does not draw images of ${JSON.stringify(size)}.`,
    path: 'size',
    action: `Use one of: ${sizes.join(', ')}.`,
  })
}
