import type { Utterance } from './text/index.ts'
import type { OfflineVoice } from './voices.ts'

/** The file formats that speech comes in. */
export const speechFormats = ['mp3', 'wav'] as const
export type SpeechFormat = (typeof speechFormats)[number]

/** What goes to the speech thread: texts are ready to be read out. */
export interface SpeechOrder {
  readonly utterances: readonly Utterance[]
  readonly voice: OfflineVoice
  readonly format: SpeechFormat
}

/** What comes back: one answer for each order. */
export type SpeechAnswer =
  | { readonly type: 'recording'; readonly audio: Uint8Array<ArrayBuffer>; readonly durationMs: number }
  /** Flite gave up on one of the utterances, counted from 0. */
  | { readonly type: 'failure'; readonly index: number }
