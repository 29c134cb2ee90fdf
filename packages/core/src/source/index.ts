export type { Cue, Source } from './source.ts'
