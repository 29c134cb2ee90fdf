export { durationOf, joinSounds, readWav, type Sound, type SoundPart, writeWav } from './audio/index.ts'
export { type OfflineSpeechOptions, offlineSpeech } from './model.ts'
export type { SpeechFormat } from './order.ts'
export type { OfflineVoice } from './voices.ts'
