export type { AssetBody, AssetPage, AssetRef, AssetStore, AssetStoreCapabilities } from './asset-store.ts'
export type {
  Answer,
  Backend,
  BackendCapabilities,
  Claim,
  ConsumeOptions,
  Consumer,
  ContentRecord,
  ContentsQuery,
  Created,
  Cursor,
  Destination,
  DurationSample,
  FeedEntry,
  FeedFilter,
  FeedPage,
  JobPage,
  JobQuery,
  JobRecord,
  Lease,
  NewJob,
  QueueCounts,
  Settlement,
  SubscriptionListener,
  Write,
} from './backend.ts'
export type { Clock } from './clock.ts'
export type { Identifiers } from './identifiers.ts'
export type { ImageCall, ImageModel, ImageReply } from './image-model.ts'
export type { LanguageCall, LanguageModel, LanguageReply, PromptPart } from './language-model.ts'
export type { Logger, LogLevel } from './logger.ts'
export type { Randomness } from './randomness.ts'
export type { Schema, SchemaInput, SchemaIssue, SchemaOutput, SchemaResult } from './schema.ts'
export type { SpeechCall, SpeechModel, SpeechReply } from './speech-model.ts'
export type { Attributes, Span, Telemetry } from './telemetry.ts'
export type { LoadedTranscript, LoadRequest, TranscriptLoader } from './transcript-loader.ts'
