import type { Fact, FactOf, FactType, StageFactBody } from './facts.ts'
import { bookCall, bookChild } from './ledger.ts'
import {
  beginAttempt,
  failAttempt,
  openGroup,
  settleChild,
  settleStep,
  skip,
  spawnChild,
  succeed,
} from './stage-table.ts'
import { isTerminal } from './states.ts'
import { applyJob } from './view-job.ts'
import { messageAfter } from './view-message.ts'
import type { JobView, ViewDraft } from './view-shape.ts'
import { advance, stageAt, stageName } from './view-stages.ts'

/**
 * Facts of a worker that is at work: one that still holds a job in memory goes on without another `job.started`.
 * Spawning is none of them: a parent that keeps a window of children running wakes for a moment only.
 */
const showsWork: ReadonlySet<FactType> = new Set<FactType>([
  'stage.started',
  'stage.succeeded',
  'stage.skipped',
  'stage.failed',
  'step.succeeded',
  'step.failed',
  'call.settled',
  'wait.opened',
  'wait.settled',
  'hook.settled',
])

/**
 * The view after one more fact. Facts come in order of `seq`; one that is folded in already changes nothing.
 * The given view is used up: what is returned may be the same object. Costs the same however long the log is.
 *
 * @example const view = log.reduce(foldView, emptyView())
 */
export function foldView(view: JobView, fact: Fact): JobView {
  if (fact.seq <= view.seq) return view
  // Every view is made by `emptyView`, which makes drafts.
  const draft = view as ViewDraft
  draft.seq = fact.seq
  // After the end only the settled hook writes, which is nothing of the job's, until the job is opened again.
  if (isTerminal(draft.state) && fact.type !== 'job.restarted') return draft
  draft.updatedAt = fact.at
  if (draft.state !== 'running' && showsWork.has(fact.type)) advance(draft, 'running', fact.at)
  draft.message = messageAfter(fact, draft.message)
  apply(draft, fact)
  return draft
}

function apply(draft: ViewDraft, fact: Fact): void {
  switch (fact.type) {
    case 'stage.started':
    case 'stage.succeeded':
    case 'stage.skipped':
    case 'stage.failed':
      applyStage(draft, fact)
      return
    case 'group.opened': {
      const stage = stageAt(draft, fact.key)
      if (stage !== undefined) openGroup(stage, fact)
      return
    }
    case 'step.succeeded':
    case 'step.failed':
      applyStep(draft, fact)
      return
    case 'call.settled': {
      bookCall(draft.books, fact)
      const stage = stageAt(draft, fact.key)
      if (stage !== undefined) stage.metadata.calls += 1
      return
    }
    case 'child.spawned':
    case 'child.settled':
      applyChild(draft, fact)
      return
    case 'warning':
      draft.warnings.push({ code: fact.code, message: fact.message, path: fact.path, at: fact.at })
      return
    case 'wait.opened':
    case 'wait.settled':
    case 'signal.received':
    case 'hook.settled':
      return
    default:
      applyJob(draft, fact)
      return
  }
}

function applyStage(draft: ViewDraft, fact: Fact<StageFactBody>): void {
  const stage = stageAt(draft, fact.stage)
  if (stage === undefined) return
  switch (fact.type) {
    case 'stage.started':
      draft.stage = fact.stage
      for (const key of stage.failedSteps) draft.failures.delete(key)
      beginAttempt(stage, fact)
      return
    case 'stage.failed':
      draft.stage = fact.stage
      if (fact.retryAt === undefined) draft.failures.set(fact.stage, fact.error)
      failAttempt(stage, fact)
      return
    case 'stage.succeeded':
    case 'stage.skipped':
      if (draft.stage === fact.stage) draft.stage = undefined
      draft.failures.delete(fact.stage)
      if (fact.type === 'stage.succeeded') succeed(stage, fact)
      else skip(stage, fact.at)
      return
  }
}

function applyStep(draft: ViewDraft, fact: FactOf<'step.succeeded' | 'step.failed'>): void {
  const ok = fact.type === 'step.succeeded'
  if (!ok && !fact.final) return
  if (ok) draft.failures.delete(fact.key)
  else draft.failures.set(fact.key, fact.error)
  const stage = stageAt(draft, fact.key)
  if (stage !== undefined) settleStep(stage, fact.key, ok)
}

function applyChild(draft: ViewDraft, fact: FactOf<'child.spawned' | 'child.settled'>): void {
  const stage = stageAt(draft, fact.key)
  if (fact.type === 'child.spawned') {
    draft.children.set(fact.child, { key: fact.key, stage: stageName(fact.key) })
    if (stage !== undefined) spawnChild(stage, fact.key)
    return
  }
  draft.children.delete(fact.child)
  bookChild(draft.books, fact)
  if (fact.outcome.status === 'failed') draft.failures.set(fact.key, fact.outcome.error)
  else draft.failures.delete(fact.key)
  if (stage !== undefined) settleChild(stage, fact.key, fact.state === 'succeeded')
}
