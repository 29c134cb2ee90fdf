import type { ValueStore } from '../job/index.ts'
import type {
  AssetStore,
  Clock,
  ImageModel,
  LanguageModel,
  Logger,
  SpeechModel,
  Telemetry,
  TranscriptLoader,
} from '../ports/index.ts'
import type { CallJournal, CallPlace } from './call-journal.ts'
import { observeCalls } from './call-observer.ts'
import { createImages, type Images } from './images.ts'
import { createLanguage, type Language } from './language.ts'
import { createLateCalls } from './late-calls.ts'
import type { ModelsByRole } from './models-by-role.ts'
import type { CallDesk, PriceOf } from './provider-call.ts'
import { createSpeech, type Speech } from './speech.ts'
import { createTranscripts, type Transcripts } from './transcripts.ts'

export interface GatewayOptions {
  /** What is missing is only missed by the call that needs it. */
  readonly models: {
    readonly language?: ModelsByRole<LanguageModel> | undefined
    readonly speech?: ModelsByRole<SpeechModel> | undefined
    readonly images?: ModelsByRole<ImageModel> | undefined
  }
  readonly transcripts?: TranscriptLoader | undefined
  readonly clock: Clock
  readonly logger?: Logger | undefined
  readonly telemetry?: Telemetry | undefined
  /** Asked before the model's own `price`. */
  readonly price?: PriceOf | undefined
  readonly values: ValueStore
  readonly assets: AssetStore
  /** Of a source, in characters. Default 2,000,000. */
  readonly maxSourceCharacters?: number | undefined
}

/**
 * The one way to all providers. What goes through it is recorded in the job's journal, classified when it fails, priced,
 * logged and traced, so that no provider and no pipeline does any of it again.
 */
export interface Gateway {
  language(journal: CallJournal, place: CallPlace): Language
  speech(journal: CallJournal, place: CallPlace): Speech
  images(journal: CallJournal, place: CallPlace): Images
  transcripts(journal: CallJournal, place: CallPlace): Transcripts
}

export function createGateway(options: GatewayOptions): Gateway {
  const { models, clock, values, assets } = options
  const late = createLateCalls()
  const deskFor = (journal: CallJournal, place: CallPlace): CallDesk => ({
    journal,
    place,
    clock,
    observer: observeCalls(place, options.telemetry, options.logger),
    late,
    price: options.price,
  })
  return {
    language: (journal, place) =>
      createLanguage({ desk: deskFor(journal, place), models: models.language, values }),
    speech: (journal, place) =>
      createSpeech({ desk: deskFor(journal, place), models: models.speech, values, assets }),
    images: (journal, place) =>
      createImages({ desk: deskFor(journal, place), models: models.images, values, assets }),
    transcripts: (journal, place) =>
      createTranscripts({
        desk: deskFor(journal, place),
        loader: options.transcripts,
        values,
        assets,
        maxCharacters: options.maxSourceCharacters,
      }),
  }
}
