import type { ContentType, Voice, Voices } from './content/index.ts'
import type { AnyPipeline, JobInfo } from './pipeline/index.ts'
import type {
  AssetStore,
  Backend,
  Clock,
  Identifiers,
  ImageModel,
  LanguageModel,
  Logger,
  Randomness,
  SpeechModel,
  Telemetry,
  TranscriptLoader,
} from './ports/index.ts'
import type { PriorityInput } from './priority/index.ts'
import type { ModelsByRole, PriceOf } from './providers/index.ts'
import type { WorkOptions } from './queue/index.ts'
import type { Duration, Labels } from './values/index.ts'

/** What an instance is made of. Everything has a default but the models that are to be called. */
export interface RepurposeOptions<Types extends readonly ContentType[] = readonly ContentType[]> {
  /** The content types that `generate()` knows. */
  readonly content?: Types | undefined
  /** Pipelines that jobs of other processes, or of earlier versions, may need. `start()` registers its own. */
  readonly pipelines?: readonly AnyPipeline[] | undefined
  readonly language?: ModelsByRole<LanguageModel> | undefined
  /** How brands speak, by name: a request says `voice: 'house'`. */
  readonly voices?: Voices | undefined
  /** The voice of requests that say nothing else: a name among `voices`, or a voice. */
  readonly voice?: string | Voice | undefined
  readonly speech?: ModelsByRole<SpeechModel> | undefined
  readonly images?: ModelsByRole<ImageModel> | undefined
  readonly transcripts?: TranscriptLoader | undefined
  /** Default: in memory. */
  readonly backend?: Backend | undefined
  /** Default: the folder `.repurpose/assets`. A durable backend refuses a store that forgets. */
  readonly assets?: AssetStore | undefined
  /** Prices of calls, before the model's own: for what you negotiated. */
  readonly prices?: PriceOf | undefined
  readonly limits?:
    | {
        /** Root jobs that may wait; one more is refused with `QUEUE_FULL`. Default: no limit. */
        readonly queued?: number | undefined
        /** Characters of a source. Default 2,000,000. */
        readonly sourceCharacters?: number | undefined
      }
    | undefined
  /**
   * The worker that starts by itself with the first job. `false` for processes that only hand jobs in: others call
   * `work()`. Default: five jobs at once.
   */
  readonly work?: WorkOptions | false | undefined
  /** Secrets of a job's owner for loaders, asked for on the worker when a call needs them, never stored. */
  readonly credentials?: ((job: JobInfo) => unknown) | undefined
  readonly logger?: Logger | undefined
  readonly telemetry?: Telemetry | undefined
  readonly clock?: Clock | undefined
  readonly identifiers?: Identifiers | undefined
  readonly randomness?: Randomness | undefined
}

/** What a job is started with, besides its input. */
export interface StartOptions {
  /** Makes starting idempotent: the same id with the same input is the same job. Default: a new UUIDv7. */
  readonly id?: string | undefined
  readonly priority?: PriorityInput | undefined
  readonly labels?: Labels | undefined
  /** What `job.language` says to stages. */
  readonly language?: string | undefined
  /** When the job fails at the latest, as a time or from now. */
  readonly deadline?: Duration | Date | undefined
  /** An id of the caller's that logs, spans and loaders get to see. */
  readonly trace?: string | undefined
  /** For backends that can: the caller's transaction, so that the job exists exactly when the caller's rows do. */
  readonly transaction?: unknown
}
