import { CancelledError, JobError } from '../errors/index.ts'
import { type Fact, isTerminal, type JobState } from '../job/index.ts'
import type { Backend } from '../ports/index.ts'
import { type Money, sum } from '../values/index.ts'
import { deepFreeze } from './freeze.ts'
import type { JobEntry } from './job-entry.ts'
import { end, hold, queue, reprioritize, restart, writeForeign } from './transitions.ts'
import type { World } from './world.ts'

/** What people without a lease do to a job. */
export function request(world: World, options: Parameters<Backend['request']>[0]): JobState {
  const entry = world.roster.require(options.jobId)
  if (options.what === 'retry') retry(world, entry, options.from)
  else if (!isTerminal(entry.state)) ask[options.what](world, entry, options.reason)
  return entry.state
}

const ask = { cancel, pause, resume }

function cancel(world: World, entry: JobEntry, reason: string | undefined): void {
  const asked = entry.request === 'cancel'
  entry.request = 'cancel'
  if (!asked) writeRequested(world, entry, 'cancel', reason)
  if (entry.held !== undefined) return
  if (entry.childrenRunning === 0) endCancelled(world, entry, reason)
  else if (!asked) queue(world, entry)
}

/** Ends a job in which nothing runs, so no worker is needed. */
function endCancelled(world: World, entry: JobEntry, reason: string | undefined): void {
  const cost = costOf(entry.log)
  const why = reason === undefined ? {} : { reason }
  const error = new CancelledError({ message: 'The job was cancelled before it was done.' }).toInfo()
  writeForeign(world, entry, { type: 'job.cancelled', ...why, cost, at: world.clock.now() })
  end(
    world,
    entry,
    { state: 'cancelled', outcome: deepFreeze({ status: 'failed', error }), cost },
    entry.hook,
  )
}

/** What a job has paid itself, and what each of its children reported last. */
function costOf(log: readonly Fact[]): Money {
  const calls: Money[] = []
  const children = new Map<string, Money>()
  for (const fact of log) {
    if (fact.type === 'call.settled' && fact.cost !== undefined) calls.push(fact.cost)
    if (fact.type === 'child.settled') children.set(fact.child, fact.cost)
  }
  return Object.freeze(sum([...calls, ...children.values()]))
}

function pause(world: World, entry: JobEntry, reason: string | undefined): void {
  if (entry.request !== undefined || entry.state === 'paused' || entry.state === 'blocked') return
  entry.request = 'pause'
  writeRequested(world, entry, 'pause', reason)
  if (entry.held === undefined) hold(world, entry)
}

function resume(world: World, entry: JobEntry, reason: string | undefined): void {
  const held = entry.state === 'paused' || entry.state === 'blocked'
  if (!held && entry.request !== 'pause') return
  // Carried out or not, the pause is over; a cancellation is not.
  if (entry.request === 'pause') entry.request = undefined
  writeRequested(world, entry, 'resume', reason)
  if (held) queue(world, entry)
}

function retry(world: World, entry: JobEntry, from: string | undefined): void {
  if (!isTerminal(entry.state) && entry.state !== 'blocked') throw notEnded(entry)
  restart(world, entry, from)
}

function notEnded(entry: JobEntry): JobError {
  return new JobError({
    code: 'JOB_STATE',
    message: `Job ${entry.id} is ${entry.state}; only a job that has ended or is blocked can be retried.`,
    action: 'Wait for the job to end, or cancel it first.',
    context: { jobId: entry.id, state: entry.state },
  })
}

function writeRequested(
  world: World,
  entry: JobEntry,
  what: 'cancel' | 'pause' | 'resume',
  reason: string | undefined,
): void {
  const why = reason === undefined ? {} : { reason }
  writeForeign(world, entry, { type: 'job.requested', what, ...why, at: world.clock.now() })
}

export function signal(world: World, options: Parameters<Backend['signal']>[0]): boolean {
  const entry = world.roster.require(options.jobId)
  const { name, key, value, signalId } = options
  if (isTerminal(entry.state) || entry.signals?.has(signalId) === true) return false
  if (entry.signals === undefined) entry.signals = new Set()
  entry.signals.add(signalId)
  writeForeign(world, entry, {
    type: 'signal.received',
    signal: name,
    ...(key === undefined ? {} : { key }),
    value: deepFreeze(value),
    signalId,
    at: world.clock.now(),
  })
  if (entry.state === 'parked') queue(world, entry)
  return true
}

export function changePriority(world: World, options: Parameters<Backend['reprioritize']>[0]): boolean {
  const entry = world.roster.require(options.jobId)
  if (isTerminal(entry.state) || entry.state === 'running') return false
  reprioritize(world, entry, options.priority)
  return true
}
