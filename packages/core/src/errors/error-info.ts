import type { Json } from '../values/json.ts'
import type { ErrorCategory } from './category.ts'

/** An error as plain data: what a log, an event and a result hold. */
export interface ErrorInfo {
  /** Stable, for code to branch on: `SOURCE_EMPTY`, `TIMEOUT`, … */
  readonly code: string
  readonly message: string
  readonly category: ErrorCategory
  /** Whether the same thing tried again may succeed. */
  readonly retryable: boolean
  /** What the reader can do about it. */
  readonly action?: string | undefined
  /** The offending field (`content.summary`) or place in the pipeline (`media/segment[3]`). */
  readonly path?: string | undefined
  /** Facts that help: never prompts, source text or secrets. */
  readonly context?: { readonly [key: string]: Json } | undefined
}
