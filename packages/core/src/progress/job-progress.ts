import type { ErrorInfo } from '../errors/index.ts'
import {
  isStageOver,
  type JobState,
  type JobView,
  type StageMetadata,
  type StageStatus,
  type StageView,
} from '../job/index.ts'
import type { Money } from '../values/index.ts'
import { type ExpectedDurations, expectedOf } from './expected.ts'
import { fractionOf } from './fraction.ts'
import { type LiveProgress, liveShare } from './live.ts'
import { remainingOf } from './remaining.ts'

/** How one stage is getting on. Times are milliseconds since the epoch. */
export interface StageProgress<Stage extends string = string> {
  readonly name: Stage
  readonly status: StageStatus
  /** 0–1, in the latest attempt: unlike a job's, it may go back when the stage starts over. */
  readonly fraction: number
  readonly startedAt: number | undefined
  readonly endedAt: number | undefined
  /** How long it took, once it has succeeded. */
  readonly ms: number | undefined
  /** How long it is expected to take in all, where that is known. */
  readonly expectedMs: number | undefined
  readonly attempt: number
  readonly error: ErrorInfo | undefined
  readonly metadata: StageMetadata
}

/** How a job is getting on: plain data, a snapshot that does not change. */
export interface Progress<Stage extends string = string> {
  readonly jobId: string
  readonly state: JobState
  /** 0–1. Never goes back; 1 once the job has ended `succeeded` or `partial`. */
  readonly fraction: number
  /** The fraction as a whole number, 0–100, rounded down. */
  readonly percentage: number
  /** The stage that is at work, or at which the job stopped. */
  readonly stage: Stage | undefined
  /** In the order of the pipeline; empty until the job first starts. */
  readonly stages: readonly StageProgress<Stage>[]
  /** How many stages have nothing left to do. */
  readonly completed: number
  readonly total: number
  /** Milliseconds still to go; `undefined` when nothing is known. Time in the queue or on hold is not guessed. */
  readonly remainingMs: number | undefined
  /** For people: what the job is doing. */
  readonly message: string | undefined
  /** What went wrong and was not put right since. */
  readonly errors: readonly ErrorInfo[]
  /** Of the job and its children, those still running included as far as they are followed. */
  readonly cost: Money
  readonly startedAt: number | undefined
  readonly updatedAt: number | undefined
}

/**
 * A job's progress from its view.
 *
 * @example progressOf(view, { jobId, now: clock.now(), expected: await backend.durations(pipeline) }).percentage
 */
export function progressOf(
  view: JobView,
  options: {
    readonly jobId: string
    /** Milliseconds since the epoch. */
    readonly now: number
    readonly expected?: ExpectedDurations | undefined
    /** What is known beyond the log. */
    readonly transient?: LiveProgress | undefined
  },
): Progress {
  const { jobId, now, expected = {}, transient: live = {} } = options
  const fraction = fractionOf(view, expected, live)
  return {
    jobId,
    state: view.state,
    fraction,
    percentage: toPercentage(fraction),
    stage: view.stage,
    stages: view.stages.map((stage) => stageProgress(view, stage, expected, live)),
    completed: view.stages.filter(isStageOver).length,
    total: view.stages.length,
    remainingMs: remainingOf(view, expected, now, live),
    message: messageOf(view, live),
    errors: view.errors,
    cost: costOf(view, live),
    startedAt: view.startedAt,
    updatedAt: view.updatedAt,
  }
}

function stageProgress(
  view: JobView,
  stage: StageView,
  expected: ExpectedDurations,
  live: LiveProgress,
): StageProgress {
  const { name, status, startedAt, endedAt, ms, attempt, error, metadata } = stage
  return {
    name,
    status,
    fraction: liveShare(view, stage, live),
    startedAt,
    endedAt,
    ms,
    expectedMs: expectedOf(expected, name),
    attempt,
    error,
    metadata: { ...metadata, children: { ...metadata.children }, items: { ...metadata.items } },
  }
}

/** Rounded down, so that 100 is the whole; 29 hundredths stay 29 in spite of binary fractions. */
function toPercentage(fraction: number): number {
  return Math.floor(fraction * 100 + 1e-9)
}

/** A running job says it best itself, then a child of its; otherwise its log does. */
function messageOf(view: JobView, live: LiveProgress): string | undefined {
  const isAtWork = view.state === 'running' || view.children.size > 0
  const own = view.stage === undefined ? undefined : live.reported?.get(view.stage)?.message
  return (isAtWork ? (own ?? live.message) : undefined) ?? view.message
}

function costOf(view: JobView, live: LiveProgress): Money {
  let { micros } = view.totals.cost
  for (const [id, child] of live.children ?? []) {
    // A child that was restarted has settled before: what it cost until then is counted.
    if (view.children.has(id)) micros += Math.max(0, child.micros - (view.childCosts.get(id)?.micros ?? 0))
  }
  return { micros }
}
