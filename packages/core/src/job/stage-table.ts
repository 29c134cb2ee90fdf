import type { ErrorInfo } from '../errors/index.ts'
import type { FactOf } from './facts.ts'
import {
  expectUnit,
  forgiveUnits,
  groupKeyOf,
  isItem,
  noUnits,
  openUnits,
  type StageUnits,
  settleUnit,
  shareOf,
} from './stage-units.ts'

/**
 * Where a stage stands.
 *
 *     pending ──started──▶ running ──▶ succeeded | recovered (`onError` gave a value) | failed
 *      │  ▲                   │
 *      │  └─── attempt failed and will be tried again; job cancelled; job restarted from here or before
 *      └──▶ skipped (by its own condition, or because the job ended well before it)
 */
export type StageStatus = 'pending' | 'running' | 'succeeded' | 'skipped' | 'failed' | 'recovered'

/** What is known of the work inside a stage. */
export interface StageMetadata {
  /** Steps and items recorded, those that failed for good included. */
  readonly steps: number
  /** Provider calls, refused ones included. */
  readonly calls: number
  readonly children: {
    readonly spawned: number
    /** Over, however they ended. */
    readonly settled: number
    readonly failed: number
    /** How many there will be as far as is known, those not spawned yet included. */
    readonly expected: number
  }
  /** Items of the outermost groups, and children beside them. */
  readonly items: { readonly total: number; readonly settled: number }
}

/** A stage in a job's view. Times are milliseconds since the epoch. */
export interface StageView {
  readonly name: string
  readonly status: StageStatus
  /** When the latest attempt began. */
  readonly startedAt: number | undefined
  readonly endedAt: number | undefined
  /** How long it took, once it has succeeded. */
  readonly ms: number | undefined
  /** Attempts begun; 0 before the first. */
  readonly attempt: number
  /** Why the latest attempt failed, or what `onError` made good. */
  readonly error: ErrorInfo | undefined
  readonly metadata: StageMetadata
  /** How long the job was held (paused, blocked, queued, waiting for a signal) during the latest attempt. */
  readonly heldMs: number
  readonly units: Readonly<StageUnits>
  /** The largest share that was ever done, 0–1: it outlives retries and restarts. */
  readonly reached: number
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/** A stage as the fold changes it. */
export interface StageDraft extends Writable<Omit<StageView, 'metadata' | 'units'>> {
  metadata: Counts
  units: StageUnits
  /** How each child stands, by its key. */
  children: Map<string, 'running' | 'succeeded' | 'failed'>
  /** How many children each group has spawned. */
  spawned: Map<string, number>
  /** Keys of steps and items that failed for good, in this attempt. */
  failedSteps: Set<string>
  /** The job ended while the stage was at work: opened again, it goes on without a fact that says so. */
  isCutShort: boolean
}

interface Counts {
  steps: number
  calls: number
  readonly children: { spawned: number; settled: number; failed: number; expected: number }
  readonly items: { total: number; settled: number }
}

export function newStage(name: string): StageDraft {
  return { name, reached: 0, ...untouched() }
}

function untouched(): Omit<StageDraft, 'name' | 'reached'> {
  return {
    status: 'pending',
    startedAt: undefined,
    endedAt: undefined,
    ms: undefined,
    attempt: 0,
    error: undefined,
    heldMs: 0,
    metadata: {
      steps: 0,
      calls: 0,
      children: { spawned: 0, settled: 0, failed: 0, expected: 0 },
      items: { total: 0, settled: 0 },
    },
    units: noUnits(),
    children: new Map(),
    spawned: new Map(),
    failedSteps: new Set(),
    isCutShort: false,
  }
}

/** The share of a stage that is done, 0–1, as far as its log tells. */
export function shareDone(stage: StageView): number {
  return isStageOver(stage) ? 1 : shareOf(stage.units)
}

/** Whether nothing is left to do. */
export function isStageOver(stage: StageView): boolean {
  return stage.status === 'succeeded' || stage.status === 'skipped' || stage.status === 'recovered'
}

/** Whether the stage failed, or got over the failure of something inside it. */
function holdsFailure(stage: StageDraft): boolean {
  return stage.failedSteps.size > 0 || stage.metadata.children.failed > 0
}

export function beginAttempt(stage: StageDraft, fact: FactOf<'stage.started'>): void {
  stage.status = 'running'
  stage.startedAt = fact.at
  stage.endedAt = undefined
  stage.ms = undefined
  stage.attempt = fact.attempt
  stage.error = undefined
  stage.heldMs = 0
  stage.isCutShort = false
  // A new attempt tries failed steps and items again, and takes failed children as they are.
  stage.failedSteps.clear()
  forgiveUnits(stage.units, (key) => stage.children.get(key) === 'failed')
  recount(stage)
}

export function succeed(stage: StageDraft, fact: FactOf<'stage.succeeded'>): void {
  stage.status = fact.recovered === undefined ? 'succeeded' : 'recovered'
  stage.endedAt = fact.at
  stage.ms = fact.ms
  stage.error = fact.recovered
  recount(stage)
}

export function skip(stage: StageDraft, at: number): void {
  stage.status = 'skipped'
  stage.endedAt = at
  recount(stage)
}

export function failAttempt(stage: StageDraft, fact: FactOf<'stage.failed'>): void {
  stage.status = fact.retryAt === undefined ? 'failed' : 'pending'
  stage.endedAt = fact.at
  stage.attempt = fact.attempt
  stage.error = fact.error
}

/** The job ended under a stage that was at work. */
export function cutShort(stage: StageDraft, at: number, error: ErrorInfo | undefined): void {
  if (stage.status !== 'running') return
  stage.status = error === undefined ? 'pending' : 'failed'
  stage.endedAt = at
  stage.error = error
  stage.isCutShort = true
}

/**
 * The stages after the job was opened again: from a given stage on, or from the first that failed (or got over the
 * failure of something inside it). What was made from what is about to change is forgotten. The names of those stages.
 */
export function reopen(stages: readonly StageDraft[], from: string | undefined): readonly string[] {
  const given = stages.findIndex(({ name }) => name === from)
  const fatal = stages.findIndex((stage) => stage.status === 'failed' && !stage.isCutShort)
  const failed = fatal < 0 ? stages.findIndex(holdsFailure) : fatal
  const first = given < 0 ? failed : given
  for (const stage of stages) if (stage.isCutShort) goOn(stage)
  if (first < 0) return []
  const reopened = stages.slice(first)
  reopened.forEach((stage, index) => {
    if (given >= 0) startOver(stage)
    else if (index === 0) tryAgain(stage)
    else startOver(stage, stage.metadata.calls)
  })
  return reopened.map(({ name }) => name)
}

function goOn(stage: StageDraft): void {
  stage.status = 'running'
  stage.endedAt = undefined
  stage.error = undefined
  stage.isCutShort = false
}

/** The stage runs again, with what was recorded in it except for its failures. */
function tryAgain(stage: StageDraft): void {
  stage.status = 'pending'
  stage.endedAt = undefined
  stage.error = undefined
  stage.failedSteps.clear()
  forgiveUnits(stage.units)
  for (const [key, state] of stage.children) {
    if (state !== 'failed') continue
    stage.children.set(key, 'running')
    stage.metadata.children.settled -= 1
    stage.metadata.children.failed -= 1
  }
  recount(stage)
}

/** The stage runs again as if for the first time. Only how far it once got stays, and calls that are not made again. */
function startOver(stage: StageDraft, calls = 0): void {
  Object.assign(stage, untouched())
  stage.metadata.calls = calls
}

export function openGroup(stage: StageDraft, fact: FactOf<'group.opened'>): void {
  openUnits(stage.units, fact.key, fact.items.length)
  recount(stage)
}

export function settleStep(stage: StageDraft, key: string, ok: boolean): void {
  stage.metadata.steps += 1
  if (ok) stage.failedSteps.delete(key)
  else stage.failedSteps.add(key)
  if (!isItem(key)) return
  settleUnit(stage.units, key, ok)
  recount(stage)
}

export function spawnChild(stage: StageDraft, key: string): void {
  expectUnit(stage.units, key)
  if (!stage.children.has(key)) countChild(stage, key)
  recount(stage)
}

export function settleChild(stage: StageDraft, key: string, ok: boolean): void {
  const counts = stage.metadata.children
  const before = stage.children.get(key)
  if (before === undefined) countChild(stage, key)
  if (before === undefined || before === 'running') counts.settled += 1
  if (before === 'failed') counts.failed -= 1
  if (!ok) counts.failed += 1
  stage.children.set(key, ok ? 'succeeded' : 'failed')
  settleUnit(stage.units, key, ok)
  recount(stage)
}

/** A child that was not known. Its group, if it has one, is now known to hold children: as many as it has items. */
function countChild(stage: StageDraft, key: string): void {
  stage.children.set(key, 'running')
  stage.metadata.children.spawned += 1
  const group = groupKeyOf(key)
  const before = stage.spawned.get(group)
  const size = stage.units.groups.get(group)?.declared ?? 0
  stage.spawned.set(group, (before ?? 0) + 1)
  const counted = before === undefined ? 0 : Math.max(size, before)
  stage.metadata.children.expected += Math.max(size, (before ?? 0) + 1) - counted
}

function recount(stage: StageDraft): void {
  stage.metadata.items.total = stage.units.total
  stage.metadata.items.settled = stage.units.settled
  stage.reached = Math.max(stage.reached, shareDone(stage))
}
