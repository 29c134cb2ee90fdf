import { type BlockedError, type ErrorInfo, RepurposeError } from '../../errors/index.ts'
import type { ValueStore } from '../../job/index.ts'
import type { AssetStore, Backend, Clock, Logger, Randomness, Telemetry } from '../../ports/index.ts'
import type { Gateway } from '../../providers/index.ts'
import type { PipelineRegistry } from '../registry.ts'
import type { JobInfo } from '../stage.ts'
import { type Activity, forever } from './activity.ts'
import type { WorkingLimit } from './attempt.ts'
import type { History } from './history.ts'
import type { Recorder } from './recorder.ts'
import type { Scope } from './scope.ts'

/** What every run of a process shares. */
export interface Engine {
  readonly backend: Backend
  readonly clock: Clock
  readonly randomness: Randomness
  readonly values: ValueStore
  readonly assets: AssetStore
  readonly gateway: Gateway
  readonly registry: PipelineRegistry
  readonly logger: Logger
  readonly telemetry: Telemetry | undefined
  /** A wait shorter than this stays in memory instead of parking the job. */
  readonly parkAfterMs: number
  /** Secrets of a job's owner, asked for when a call needs them. */
  readonly credentials: ((job: JobInfo) => unknown) | undefined
}

/** One job in the hands of this worker: what steps, loops, children and waits work on. */
export interface Run {
  readonly engine: Engine
  readonly job: JobInfo
  readonly history: History
  readonly activity: Activity
  readonly recorder: Recorder
  /** The fence that the run began under. */
  readonly fence: number
  /** Aborts on cancel, deadline, hand-over and a lost lease. */
  readonly signal: AbortSignal
  /** Limits on working time, which stand still while the job is parked. */
  readonly limits: Set<WorkingLimit>
  /** The host's secrets for this job's calls. */
  readonly secrets: { readonly credentials?: () => unknown }
  /** Keys of recorded things that the code asked for, to notice those it no longer asks for. */
  readonly asked: Set<string>
  /** Those of them whose result was taken from the log. */
  readonly reused: Set<string>
  /** Whether new work has to wait: the job is pausing, or its worker closes. */
  isHeld(): boolean
  /** Ends the run: its past no longer fits the code. */
  block(error: BlockedError): Promise<never>
}

/** Before anything new begins: resolves at once, or when the job is no longer held. */
export async function passGate(run: Run, scope: Scope): Promise<void> {
  if (!run.isHeld()) return
  await run.activity.wait(scope, { kind: 'held', key: scope.path, isOver: () => !run.isHeld() })
}

/** Waits until a time, without recording it: for retries, whose time is in the failure's fact. */
export async function waitUntil(run: Run, scope: Scope, key: string, until: number): Promise<void> {
  await run.activity.wait(scope, { kind: 'time', key, until, isOver: () => run.engine.clock.now() >= until })
}

/** How work ended, unless the job was stopped meanwhile: then nothing follows, as nothing follows in a crash. */
export async function unlessStopped<Result>(run: Run, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } finally {
    if (run.signal.aborted) await forever()
  }
}

/** A recorded failure as it is thrown, on the first run and on every replay alike. */
export function recordedError(info: ErrorInfo): RepurposeError {
  return new RepurposeError(info)
}
