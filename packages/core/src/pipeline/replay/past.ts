import type { ErrorInfo } from '../../errors/index.ts'
import type { Outcome, TerminalState } from '../../job/index.ts'
import type { Json, Money } from '../../values/index.ts'

// What a history knows of each thing that a job has begun.

export interface StagePast {
  /** Attempts begun. */
  attempt: number
  startedAt: number
  /** The last attempt's failure, until the next one begins. */
  failure:
    | { readonly error: ErrorInfo; readonly attempt: number; readonly retryAt: number | undefined }
    | undefined
  end:
    | { readonly kind: 'succeeded'; readonly output: Json; readonly ms: number }
    | { readonly kind: 'skipped' }
    | undefined
}

export type StepPast =
  | { readonly status: 'succeeded'; readonly value: Json }
  | {
      readonly status: 'failed'
      readonly error: ErrorInfo
      readonly attempt: number
      readonly final: boolean
      readonly retryAt: number | undefined
    }

export interface ChildPast {
  readonly id: string
  readonly spawnedAt: number
  readonly settled:
    | {
        readonly state: TerminalState
        readonly outcome: Outcome<Json>
        readonly cost: Money
        readonly ms: number
      }
    | undefined
}

export interface WaitPast {
  /** Of a wait for a signal: when it began. */
  readonly since: number | undefined
  readonly until: number | undefined
  readonly settled:
    | { readonly value: Json | undefined; readonly timedOut: boolean; readonly at: number }
    | undefined
}

export interface SignalPast {
  readonly name: string
  readonly key: string | undefined
  readonly value: Json
  readonly id: string
}
