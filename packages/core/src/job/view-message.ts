import type { Fact, ParkReason } from './facts.ts'

const parked: Readonly<Record<ParkReason, string>> = {
  children: 'Waiting for the jobs it started',
  signal: 'Waiting for a signal',
  time: 'Waiting for a time',
  paused: 'Paused',
}

const requested = { cancel: 'Cancelling', pause: 'Pausing', resume: 'Resuming' } as const

/** What a job is doing, in a few words for people, after a fact; a fact that says nothing of it changes nothing. */
export function messageAfter(
  fact: Fact,
  before: { readonly message: string | undefined; readonly stage: string | undefined },
): string | undefined {
  switch (fact.type) {
    case 'job.queued':
    case 'job.restarted':
      return 'Waiting for a worker'
    case 'job.started':
      return before.stage === undefined ? 'Running' : `Running ${before.stage}`
    case 'job.parked':
      return parked[fact.why]
    case 'job.requested':
      return requested[fact.what]
    case 'wait.opened':
      return fact.signal === undefined ? parked.time : `Waiting for ${fact.signal}`
    case 'stage.started':
      return fact.attempt > 1 ? `Running ${fact.stage}, attempt ${fact.attempt}` : `Running ${fact.stage}`
    case 'stage.failed':
      return fact.retryAt === undefined ? fact.error.message : `Will be tried again: ${fact.error.message}`
    case 'job.retrying':
      return `Will be tried again: ${fact.error.message}`
    case 'warning':
      return fact.message
    case 'job.succeeded':
      return 'Done'
    case 'job.partial':
      return 'Done in part'
    case 'job.blocked':
    case 'job.failed':
      return fact.error.message
    case 'job.cancelled':
      return fact.reason ?? 'Cancelled'
    default:
      return before.message
  }
}
