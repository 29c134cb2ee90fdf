import type { Fact, ParkReason } from './facts.ts'

const parked: Readonly<Record<Exclude<ParkReason, 'signal'>, string>> = {
  children: 'Waiting for the jobs it started',
  time: 'Waiting for a time',
  paused: 'Paused',
}

const requested = { cancel: 'Cancelling', pause: 'Pausing', resume: 'Resuming' } as const

/** What a job is doing, in a few words for people, after a fact; a fact that says nothing of it changes nothing. */
export function messageAfter(fact: Fact, before: string | undefined): string | undefined {
  switch (fact.type) {
    case 'job.queued':
    case 'job.restarted':
      return 'Waiting for a worker'
    case 'job.parked':
      return fact.why === 'signal' ? waitingFor(fact.on) : parked[fact.why]
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
      return before
  }
}

/** The key of a wait ends with the name of its signal: `review/~approve`, and `review/~approve~2` for the second time. */
function waitingFor(keys: readonly string[]): string {
  const [first, ...others] = new Set(keys.flatMap((key) => /\/~([^/~]+)(?:~\d+)?$/.exec(key)?.[1] ?? []))
  if (first === undefined) return 'Waiting for a signal'
  return others.length === 0 ? `Waiting for ${first}` : `Waiting for ${first} and ${others.length} more`
}
