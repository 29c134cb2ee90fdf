import type { ErrorInfo } from '../errors/index.ts'
import type { Priority } from '../priority/index.ts'
import type { Json, Labels, Money } from '../values/index.ts'
import type { TerminalState } from './states.ts'

/** How a child, a step or an item ended, as a value. */
export type Outcome<Value = unknown> =
  | { readonly status: 'succeeded'; readonly value: Value }
  | { readonly status: 'failed'; readonly error: ErrorInfo }

/** What one provider call consumed. Absent means the provider did not say. */
export interface Usage {
  readonly inputTokens?: number | undefined
  readonly outputTokens?: number | undefined
  /** Characters spoken. */
  readonly characters?: number | undefined
  readonly images?: number | undefined
}

export type CallKind = 'language' | 'speech' | 'image' | 'transcript'
/** What an outsider may ask of a running job; it is carried out by the worker that holds the job. */
export type PendingRequest = 'cancel' | 'pause'
/** What a parked job waits for. */
export type ParkReason = 'children' | 'signal' | 'time' | 'paused'

interface JobQueued {
  readonly type: 'job.queued'
  readonly pipeline: string
  readonly version: number
  readonly lane: string
  readonly priority: Priority
  readonly labels: Labels
  readonly parent?: { readonly id: string; readonly key: string } | undefined
  /** The input as it was given, and as the schema understood it; both encoded. */
  readonly raw: Json
  readonly input: Json
  /** Fingerprint of the schema that parsed `input`. */
  readonly shape: string
  readonly language?: string | undefined
  /** Milliseconds since the epoch. */
  readonly deadline?: number | undefined
  readonly trace?: string | undefined
}

export type JobFactBody =
  | JobQueued
  | {
      readonly type: 'job.started'
      readonly fence: number
      readonly stages: readonly string[]
      readonly version: number
    }
  | { readonly type: 'job.migrated'; readonly input: Json; readonly shape: string }
  | {
      readonly type: 'job.parked'
      readonly why: ParkReason
      readonly until?: number | undefined
      readonly on: readonly string[]
    }
  | { readonly type: 'job.blocked'; readonly error: ErrorInfo }
  | {
      readonly type: 'job.requested'
      readonly what: 'cancel' | 'pause' | 'resume'
      readonly reason?: string | undefined
    }
  | { readonly type: 'job.reprioritized'; readonly priority: Priority }
  | { readonly type: 'job.restarted'; readonly from?: string | undefined }
  | {
      readonly type: 'job.retrying'
      readonly error: ErrorInfo
      readonly attempt: number
      readonly retryAt: number
    }
  | { readonly type: 'job.succeeded'; readonly result: Json; readonly cost: Money }
  | {
      readonly type: 'job.partial'
      readonly result: Json
      readonly errors: readonly ErrorInfo[]
      readonly cost: Money
    }
  | {
      readonly type: 'job.failed'
      readonly error: ErrorInfo
      readonly stage?: string | undefined
      readonly cost: Money
    }
  | { readonly type: 'job.cancelled'; readonly reason?: string | undefined; readonly cost: Money }

export type StageFactBody =
  | { readonly type: 'stage.started'; readonly stage: string; readonly attempt: number }
  | {
      readonly type: 'stage.succeeded'
      readonly stage: string
      readonly output: Json
      readonly ms: number
      readonly recovered?: ErrorInfo | undefined
    }
  | { readonly type: 'stage.skipped'; readonly stage: string }
  | {
      readonly type: 'stage.failed'
      readonly stage: string
      readonly error: ErrorInfo
      readonly attempt: number
      readonly retryAt?: number | undefined
    }

/** Facts below a stage. `key` is the place in the pipeline: `stage/each[item]/step`. */
export type StepFactBody =
  | {
      readonly type: 'group.opened'
      readonly key: string
      readonly items: readonly string[]
      readonly shape?: string | undefined
    }
  | { readonly type: 'step.succeeded'; readonly key: string; readonly value: Json; readonly ms: number }
  | {
      readonly type: 'step.failed'
      readonly key: string
      readonly error: ErrorInfo
      readonly attempt: number
      readonly final: boolean
      readonly retryAt?: number | undefined
    }
  | CallSettled
  | { readonly type: 'child.spawned'; readonly key: string; readonly child: string }
  | {
      readonly type: 'child.settled'
      readonly key: string
      readonly child: string
      readonly state: TerminalState
      readonly outcome: Outcome<Json>
      readonly cost: Money
    }
  | {
      readonly type: 'wait.opened'
      readonly key: string
      readonly signal?: string | undefined
      readonly signalKey?: string | undefined
      readonly until?: number | undefined
    }
  | {
      readonly type: 'wait.settled'
      readonly key: string
      readonly signalId?: string | undefined
      readonly value?: Json | undefined
      readonly timedOut: boolean
    }
  | {
      readonly type: 'signal.received'
      readonly signal: string
      readonly key?: string | undefined
      readonly value: Json
      readonly signalId: string
    }
  | {
      readonly type: 'hook.settled'
      readonly hook: 'before' | 'after' | 'settled'
      readonly error?: ErrorInfo | undefined
    }
  | {
      readonly type: 'warning'
      readonly code: string
      readonly message: string
      readonly path?: string | undefined
    }

/** One provider call, paid or refused. The ledger is the sum of these. */
export interface CallSettled {
  readonly type: 'call.settled'
  readonly key: string
  readonly task: string
  readonly kind: CallKind
  readonly provider: string
  readonly model: string
  readonly ok: boolean
  /** What the provider answered; present when `ok`. */
  readonly value?: Json | undefined
  /** Whether the answer passed its schema and check. An accepted answer that no longer does blocks the job. */
  readonly accepted?: boolean | undefined
  readonly error?: ErrorInfo | undefined
  readonly usage: Usage
  /** Absent when the price of the model is not known. */
  readonly cost?: Money | undefined
  readonly cached: boolean
  readonly ms: number
}

/** What can happen to a job, by `type`. */
export type FactBody = JobFactBody | StageFactBody | StepFactBody
/** The types of facts: `job.queued`, `stage.succeeded`, `call.settled`, … */
export type FactType = FactBody['type']

/** A fact on its way into a log. `at` is milliseconds since the epoch by the writer's clock. */
export type NewFact<Body extends FactBody = FactBody> = Body & { readonly at: number }
/** A fact in a log. `seq` starts at 1 and has no gaps within a job. */
export type Fact<Body extends FactBody = FactBody> = NewFact<Body> & { readonly seq: number }
/** A fact of one type: `FactOf<'stage.succeeded'>`. */
export type FactOf<Type extends FactType> = Fact<Extract<FactBody, { readonly type: Type }>>

/** The fact that ends a job. After it come only those of the settled hook. */
export type TerminalFact = FactOf<'job.succeeded' | 'job.partial' | 'job.failed' | 'job.cancelled'>

/** Fine progress and streamed text: published to whoever listens, never stored. */
export type TransientEvent = { readonly jobId: string; readonly rootId: string; readonly at: number } & (
  | {
      readonly type: 'progress'
      readonly stage: string
      readonly fraction: number
      readonly message?: string | undefined
    }
  | {
      readonly type: 'text'
      readonly stage: string
      readonly key: string
      readonly task: string
      readonly delta: string
    }
)

/** The state that a terminal fact puts a job into, or `undefined` for any other fact. */
export function terminalStateOf(fact: FactBody): TerminalState | undefined {
  switch (fact.type) {
    case 'job.succeeded':
      return 'succeeded'
    case 'job.partial':
      return 'partial'
    case 'job.failed':
      return 'failed'
    case 'job.cancelled':
      return 'cancelled'
    default:
      return undefined
  }
}

const results: ReadonlySet<FactType> = new Set<FactType>([
  'stage.succeeded',
  'stage.failed',
  'stage.skipped',
  'step.succeeded',
  'step.failed',
  'call.settled',
  'child.spawned',
  'wait.opened',
  'wait.settled',
  'hook.settled',
])

/** Whether the fact shows that the job got somewhere, which ends a count of crashes. */
export function isResult(fact: FactBody): boolean {
  return results.has(fact.type)
}
