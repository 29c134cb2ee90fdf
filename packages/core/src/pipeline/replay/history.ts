import type { CallSettled, Fact, FactOf, TerminalFact } from '../../job/index.ts'
import type { Priority } from '../../priority/index.ts'
import type { Json, Money } from '../../values/index.ts'
import type { ChildPast, SignalPast, StagePast, StepPast, WaitPast } from './past.ts'
import { restart } from './restart.ts'

/**
 * What a job's log says about its past, indexed for replay. The fold of the facts in order of `seq`; a fact is
 * applied exactly once. `restart.ts` says what a retry forgets.
 */
export interface History {
  seq: number
  /** Parsed input and fingerprint of its schema, the latest. */
  queued: FactOf<'job.queued'> | undefined
  input: { readonly value: Json; readonly shape: string } | undefined
  /** Version that the job runs with, and whether it has been restarted since that was decided. */
  version: number | undefined
  restartedSinceStart: boolean
  cancelReason: string | undefined
  /** The terminal fact, unless the job was opened again. */
  ended: TerminalFact | undefined
  /** Begun stages in the order they began, by the name they were recorded under. */
  readonly stages: Map<string, StagePast>
  /** Sequence number of the restart that began a stage anew; part of the ids of the children it spawns. */
  readonly epochs: Map<string, number>
  /** Steps and items that are over, or failed and may be tried again. */
  readonly steps: Map<string, StepPast>
  /** Answers that were paid. */
  readonly calls: Map<string, CallSettled>
  readonly groups: Map<string, { readonly items: readonly string[]; readonly shape: string | undefined }>
  readonly children: Map<string, ChildPast>
  /** Children that still run though a restart has forgotten what they were spawned for. */
  readonly orphans: Set<string>
  /** The job's own, for the children that it spawns from now on. */
  priority: Priority | undefined
  readonly waits: Map<string, WaitPast>
  readonly signals: SignalPast[]
  readonly usedSignals: Set<string>
  readonly hooks: Set<string>
  readonly warnings: Set<string>
  /** What own calls cost. */
  callMicros: number
  /** What each child has cost in all, the latest it told: a restarted child counts on. */
  readonly childMicros: Map<string, number>
}

export function createHistory(facts: readonly Fact[] = []): History {
  const history: History = {
    seq: 0,
    queued: undefined,
    input: undefined,
    version: undefined,
    restartedSinceStart: false,
    cancelReason: undefined,
    ended: undefined,
    stages: new Map(),
    epochs: new Map(),
    steps: new Map(),
    calls: new Map(),
    groups: new Map(),
    children: new Map(),
    orphans: new Set(),
    priority: undefined,
    waits: new Map(),
    signals: [],
    usedSignals: new Set(),
    hooks: new Set(),
    warnings: new Set(),
    callMicros: 0,
    childMicros: new Map(),
  }
  for (const fact of facts) applyFact(history, fact)
  return history
}

export function applyFact(history: History, fact: Fact): void {
  history.seq = fact.seq
  switch (fact.type) {
    case 'job.queued':
      history.queued = fact
      history.input = { value: fact.input, shape: fact.shape }
      history.version = fact.version
      history.priority = fact.priority
      return
    case 'job.reprioritized':
      history.priority = fact.priority
      return
    case 'job.migrated':
      history.input = { value: fact.input, shape: fact.shape }
      return
    case 'job.started':
      history.version = fact.version
      history.restartedSinceStart = false
      return
    case 'job.requested':
      if (fact.what === 'cancel') history.cancelReason = fact.reason
      return
    case 'job.restarted':
      restart(history, fact)
      return
    case 'job.succeeded':
    case 'job.partial':
    case 'job.failed':
    case 'job.cancelled':
      history.ended = fact
      return
    case 'stage.started':
      startStage(history, fact)
      return
    case 'stage.succeeded':
      stageOf(history, fact.stage, fact.at).end = { kind: 'succeeded', output: fact.output, ms: fact.ms }
      return
    case 'stage.skipped':
      stageOf(history, fact.stage, fact.at).end = { kind: 'skipped' }
      return
    case 'stage.failed':
      stageOf(history, fact.stage, fact.at).failure = {
        error: fact.error,
        attempt: fact.attempt,
        retryAt: fact.retryAt,
      }
      return
    case 'group.opened':
      history.groups.set(fact.key, { items: fact.items, shape: fact.shape })
      return
    case 'step.succeeded':
      history.steps.set(fact.key, { status: 'succeeded', value: fact.value })
      return
    case 'step.failed':
      failStep(history, fact)
      return
    case 'call.settled':
      history.callMicros += fact.cost?.micros ?? 0
      if (fact.ok) history.calls.set(fact.key, fact)
      return
    case 'child.spawned':
      history.children.set(fact.key, { id: fact.child, spawnedAt: fact.at, settled: undefined })
      return
    case 'child.settled':
      settleChild(history, fact)
      return
    case 'wait.opened':
      openWait(history, fact)
      return
    case 'wait.settled':
      settleWait(history, fact)
      return
    case 'signal.received':
      history.signals.push({ name: fact.signal, key: fact.key, value: fact.value, id: fact.signalId })
      return
    case 'hook.settled':
      history.hooks.add(fact.hook)
      return
    case 'warning':
      history.warnings.add(warningKey(fact))
      return
    default:
      return
  }
}

export function warningKey(warning: {
  readonly code: string
  readonly message: string
  readonly path?: string | undefined
}): string {
  return JSON.stringify([warning.code, warning.message, warning.path])
}

/**
 * The fact that every log begins with, and the input as it is understood by now.
 *
 * @throws Error for a log that has lost its beginning.
 */
export function beginningOf({ queued, input }: History): {
  readonly queued: FactOf<'job.queued'>
  readonly input: { readonly value: Json; readonly shape: string }
} {
  if (queued === undefined || input === undefined) throw new Error('The log does not begin with job.queued.')
  return { queued, input }
}

/** Children that were spawned and have not settled. */
export function runningChildren(history: History): readonly string[] {
  const running = [...history.children.values()].flatMap(({ id, settled }) =>
    settled === undefined ? [id] : [],
  )
  return [...running, ...history.orphans]
}

/** What the job and its ended children have cost. */
export function costOf(history: History): Money {
  let micros = history.callMicros
  for (const childMicros of history.childMicros.values()) micros += childMicros
  return { micros }
}

/** The oldest signal of that name and key that no wait has taken. */
export function nextSignal(history: History, name: string, key: string | undefined): SignalPast | undefined {
  return history.signals.find(
    (signal) => signal.name === name && signal.key === key && !history.usedSignals.has(signal.id),
  )
}

function startStage(history: History, fact: FactOf<'stage.started'>): void {
  const stage = stageOf(history, fact.stage, fact.at)
  stage.attempt = fact.attempt
  stage.failure = undefined
  if (fact.attempt === 1) stage.startedAt = fact.at
  // A new attempt tries again what failed in the one before; what succeeded stays.
  forgetFailures(history, `${fact.stage}/`)
}

/** A stage counts as begun by the first fact that names it: a skipped stage has no other. */
function stageOf(history: History, name: string, at: number): StagePast {
  const known = history.stages.get(name)
  if (known !== undefined) return known
  const stage: StagePast = { attempt: 0, startedAt: at, failure: undefined, end: undefined }
  history.stages.set(name, stage)
  return stage
}

function settleChild(history: History, fact: FactOf<'child.settled'>): void {
  const { key, child, state, outcome, cost, at } = fact
  history.childMicros.set(child, cost.micros)
  history.orphans.delete(child)
  const past = history.children.get(key)
  // One from before a restart may settle late, when its place is forgotten or another child's.
  if (past?.id !== child) return
  history.children.set(key, { ...past, settled: { state, outcome, cost, ms: at - past.spawnedAt } })
}

function openWait(history: History, { key, signal, until, at }: FactOf<'wait.opened'>): void {
  history.waits.set(key, { since: signal === undefined ? undefined : at, until, settled: undefined })
}

function settleWait(history: History, { key, value, timedOut, signalId, at }: FactOf<'wait.settled'>): void {
  const since = history.waits.get(key)?.since
  history.waits.set(key, { since, until: undefined, settled: { value, timedOut, at } })
  if (signalId !== undefined) history.usedSignals.add(signalId)
}

function failStep(history: History, fact: FactOf<'step.failed'>): void {
  const { key, error, attempt, final, retryAt } = fact
  history.steps.set(key, { status: 'failed', error, attempt, final, retryAt })
  // An item that is tried again tries again what failed in it.
  if (!final) forgetFailures(history, `${key}/`)
}

function forgetFailures(history: History, inside: string): void {
  for (const [key, step] of history.steps) {
    if (step.status === 'failed' && key.startsWith(inside)) history.steps.delete(key)
  }
}
