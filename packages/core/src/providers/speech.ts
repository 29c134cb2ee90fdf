import { InputError } from '../errors/index.ts'
import type { AssetRef, SpeechModel, SpeechReply } from '../ports/index.ts'
import { type MediaRoom, makeMedia } from './media-call.ts'
import { chooseModel, type ModelsByRole } from './models-by-role.ts'

/** A text to be spoken. */
export interface SpeechRequest {
  readonly text: string
  /** Where the audio goes: below `jobs/{jobId}/`, without an extension. Another name for each recording of a job. */
  readonly asset: string
  /** Default `speech`. */
  readonly task?: string | undefined
  readonly voice?: string | undefined
  /** BCP 47. */
  readonly language?: string | undefined
  readonly role?: string | undefined
}

/** A spoken text in the asset store. */
export interface SpokenAsset {
  readonly ref: AssetRef
  readonly durationMs: number
  readonly provider: string
  readonly model: string
  readonly voice?: string | undefined
}

/** `speech` in a stage's context. */
export interface Speech {
  /**
   * Speaks a text and stores the audio under `jobs/{jobId}/{asset}.{extension}`. The same text, voice, language and
   * asset in the same place is never paid twice.
   *
   * @throws InputError `PROVIDER_MISSING`; `INPUT_INVALID` for an empty text, one longer than the model takes, or a voice
   * it does not have
   * @throws OutputError `OUTPUT_EMPTY` @throws ProviderError
   * @example const { ref, durationMs } = await speech.say({ text, asset: 'segments/3/audio', voice: 'ash' })
   */
  say(request: SpeechRequest): Promise<SpokenAsset>
}

export function createSpeech(
  room: MediaRoom & { readonly models: ModelsByRole<SpeechModel> | undefined },
): Speech {
  return {
    async say({ text, asset, task = 'speech', voice, language, role }) {
      if (text.trim() === '') {
        throw new InputError({
          message: 'There is nothing to say.',
          path: 'text',
          action: 'Give a text that is not empty.',
        })
      }
      return makeMedia<SpeechReply, SpokenAsset>(room, {
        kind: 'speech',
        task,
        asset,
        asked: { text, voice: voice ?? null, language: language ?? null },
        prepare() {
          const model = chooseModel(room.models, 'speech', role)
          refuseUnfit(model, text, voice)
          return { model, ask: (signal) => model.synthesize({ task, text, voice, language, signal }) }
        },
        contentOf: ({ audio, mediaType }) => ({ bytes: audio, mediaType }),
        describe: ({ durationMs }, ref, { provider, modelId }) => ({
          ref,
          durationMs,
          provider,
          model: modelId,
          ...(voice === undefined ? {} : { voice }),
        }),
      })
    },
  }
}

function refuseUnfit({ modelId, capabilities }: SpeechModel, text: string, voice: string | undefined): void {
  const { maxCharacters, voices } = capabilities
  if (text.length > maxCharacters) {
    throw new InputError({
      message: `The text has ${text.length} characters; ${modelId} speaks at most ${maxCharacters} in one call.`,
      path: 'text',
      action: 'Split it at the end of a sentence and call say() for each part.',
    })
  }
  // A model that lists no voices takes any name.
  if (voice !== undefined && voices.length > 0 && !voices.includes(voice)) {
    throw new InputError({
      message: `${modelId} has no voice ${JSON.stringify(voice)}.`,
      path: 'voice',
      action: `Use one of: ${voices.join(', ')}.`,
    })
  }
}
