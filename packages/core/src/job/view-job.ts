import type { Fact, FactOf, JobFactBody, TerminalFact } from './facts.ts'
import { cutShort, reopen, skip } from './stage-table.ts'
import { jobPlace, type ViewDraft } from './view-shape.ts'
import { advance, hold, list, stageName } from './view-stages.ts'

const endings = {
  'job.succeeded': 'succeeded',
  'job.partial': 'partial',
  'job.failed': 'failed',
  'job.cancelled': 'cancelled',
} as const

/** Folds in a fact of the job as a whole. */
export function applyJob(draft: ViewDraft, fact: Fact<JobFactBody>): void {
  switch (fact.type) {
    case 'job.queued':
      draft.pipeline = fact.pipeline
      draft.createdAt = fact.at
      return
    case 'job.started':
      draft.startedAt ??= fact.at
      draft.failures.delete(jobPlace)
      list(draft, fact.stages)
      advance(draft, 'running', fact.at)
      return
    case 'job.parked':
      if (fact.why === 'children') advance(draft, 'parked', fact.at)
      else hold(draft, fact.why === 'paused' ? 'paused' : 'parked', fact.at)
      return
    case 'job.blocked':
      draft.failures.set(jobPlace, fact.error)
      hold(draft, 'blocked', fact.at)
      return
    case 'job.retrying':
      hold(draft, 'queued', fact.at)
      return
    case 'job.requested':
      applyRequest(draft, fact)
      return
    case 'job.restarted':
      applyRestart(draft, fact)
      return
    case 'job.succeeded':
    case 'job.partial':
    case 'job.failed':
    case 'job.cancelled':
      applyEnd(draft, fact)
      return
    case 'job.migrated':
    case 'job.reprioritized':
      return
  }
}

/** Waiting jobs obey at once; a running one parks or ends by a fact of its own. */
function applyRequest(draft: ViewDraft, fact: FactOf<'job.requested'>): void {
  const { state } = draft
  if (fact.what === 'pause' && (state === 'queued' || state === 'parked')) hold(draft, 'paused', fact.at)
  if (fact.what === 'resume' && (state === 'paused' || state === 'blocked')) hold(draft, 'queued', fact.at)
}

function applyRestart(draft: ViewDraft, fact: FactOf<'job.restarted'>): void {
  const reopened = new Set(reopen(draft.stages, fact.from))
  for (const place of draft.failures.keys()) {
    if (place.startsWith(jobPlace) || reopened.has(stageName(place))) draft.failures.delete(place)
  }
  for (const [id, child] of draft.children) if (reopened.has(child.stage)) draft.children.delete(id)
  if (draft.stage !== undefined && reopened.has(draft.stage)) draft.stage = undefined
  draft.outcome = undefined
  draft.endedAt = undefined
  hold(draft, 'queued', fact.at)
}

function applyEnd(draft: ViewDraft, fact: TerminalFact): void {
  draft.state = endings[fact.type]
  draft.outcome = fact
  draft.endedAt = fact.at
  draft.heldSince = undefined
  draft.children.clear()
  if (fact.type === 'job.succeeded' || fact.type === 'job.partial') {
    draft.wasComplete = true
    draft.stage = undefined
    for (const stage of draft.stages) if (stage.status === 'pending') skip(stage, fact.at)
  }
  if (fact.type === 'job.failed') draft.failures.set(jobPlace, fact.error)
  if (fact.type === 'job.partial') {
    // The job's own account of what is missing takes the place of what was gathered on the way.
    draft.failures.clear()
    for (const [index, error] of fact.errors.entries()) draft.failures.set(`${jobPlace}/${index}`, error)
  }
  const error = fact.type === 'job.failed' ? fact.error : undefined
  for (const stage of draft.stages) cutShort(stage, fact.at, error)
}
