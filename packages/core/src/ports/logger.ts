import type { Json } from '../values/index.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Structured logging, the shape of pino and its peers. Fields always carry `jobId`, and `trace` where there is one. */
export interface Logger {
  log(level: LogLevel, message: string, fields: { readonly [key: string]: Json | undefined }): void
}
