import type { ErrorInfo } from '../errors/index.ts'
import { type Fact, isResult, isTerminal, type NewFact } from '../job/index.ts'
import { type Priority, raise } from '../priority/index.ts'
import type { Debt, Ending, JobEntry } from './job-entry.ts'
import type { World } from './world.ts'

/**
 * The transitions of `job/states.ts`, each whole: state, counts, queue, timers, log and parent change together.
 * A job is in one place at most: ready to be claimed, in the schedule until it is due, held by a worker, or nowhere.
 */

/** Facts of the worker that holds the job. They must be sealed. */
export function writeOwn(world: World, entry: JobEntry, facts: readonly NewFact[]): void {
  for (const fact of facts) {
    write(world, entry, fact)
    if (isResult(fact)) entry.claims = 0
  }
}

/** A fact of somebody else, which the worker that holds the job is told of. Its values must be sealed. */
export function writeForeign(world: World, entry: JobEntry, fact: NewFact): void {
  const stored = write(world, entry, fact)
  if (entry.foreign === undefined) entry.foreign = [stored]
  else entry.foreign.push(stored)
  entry.held?.notify()
}

function write(world: World, entry: JobEntry, fact: NewFact): Fact {
  const stored = Object.freeze({ ...fact, seq: entry.log.length + 1 })
  entry.log.push(stored)
  world.journal.add(entry, stored)
  return stored
}

/** Takes a job out of whatever it waits in. */
function leave(world: World, entry: JobEntry): void {
  if (Number.isFinite(entry.dueAt)) world.schedule.remove(entry)
  else entry.heap?.remove(entry)
  world.ageing.remove(entry)
}

/** Takes a job out of the queue for a worker, for its work or for its settled hook. */
export function take(world: World, entry: JobEntry): void {
  leave(world, entry)
  entry.fence += 1
  entry.claims += 1
  if (!entry.hookPending) world.roster.move(entry, 'running')
}

/** Makes a job claimable, for its work or for its settled hook. */
function offer(world: World, entry: JobEntry): void {
  world.ready.add(entry)
  if (entry.state === 'queued') world.ageing.add(entry)
  world.dispatch()
}

/** Queues a job now or for later. A pause that was not carried out yet holds it instead. */
export function queue(world: World, entry: JobEntry, at?: number): void {
  leave(world, entry)
  entry.error = undefined
  if (entry.request === 'pause') hold(world, entry)
  else {
    world.roster.move(entry, 'queued')
    wait(world, entry, at)
  }
}

/** Gives back a job whose worker has gone; what it was claimed for, work or hook, stays to be done. */
export function deliverAgain(world: World, entry: JobEntry, at?: number): void {
  if (entry.hookPending) wait(world, entry, at)
  else queue(world, entry, at)
}

function wait(world: World, entry: JobEntry, at: number | undefined): void {
  if (at !== undefined && at > world.clock.now()) world.schedule.add(entry, at)
  else offer(world, entry)
}

/** Called when the time of a job in the schedule has come. */
export function becomeDue(world: World, entry: JobEntry): void {
  if (entry.state === 'parked') queue(world, entry)
  else offer(world, entry)
}

export function park(world: World, entry: JobEntry, until: number | undefined, childrenAtMost: number): void {
  // To wait for what is past, or under a pause, is the same as to be queued.
  if (entry.request === 'pause' || (until !== undefined && until <= world.clock.now())) queue(world, entry)
  else {
    world.roster.move(entry, 'parked')
    entry.childrenAtMost = childrenAtMost
    if (until !== undefined) world.schedule.add(entry, until)
  }
}

/** Pauses a job that nobody holds. */
export function hold(world: World, entry: JobEntry): void {
  leave(world, entry)
  world.roster.move(entry, 'paused')
}

export function block(world: World, entry: JobEntry, error: ErrorInfo): void {
  world.roster.move(entry, 'blocked')
  entry.error = error
}

/** Ends a job, its terminal fact being written already, and tells its parent. */
export function end(world: World, entry: JobEntry, ending: Ending, hook: boolean): void {
  leave(world, entry)
  world.roster.move(entry, ending.state)
  entry.endedAt = world.clock.now()
  entry.ending = ending
  entry.error = ending.outcome.status === 'failed' ? ending.outcome.error : undefined
  entry.request = undefined
  entry.claims = 0
  entry.hookPending = hook
  if (hook) offer(world, entry)
  if (entry.owedTo !== undefined) payDebt(world, entry, ending, entry.owedTo)
}

/** Writes the outcome of a child into the log of the parent it is owed to, which it may wake. */
function payDebt(world: World, child: JobEntry, ending: Ending, { entry: parent, key }: Debt): void {
  child.owedTo = undefined
  parent.childrenRunning -= 1
  // A parent that ended meanwhile takes nothing in; restarted, it learns of the child by spawning it again.
  if (!isTerminal(parent.state)) reportChild(world, child, ending, parent, key)
  if (parent.state === 'parked' && parent.childrenRunning <= parent.childrenAtMost) queue(world, parent)
}

/** Tells a parent of a child that has ended. */
export function reportChild(
  world: World,
  child: JobEntry,
  ending: Ending,
  parent: JobEntry,
  key: string,
): void {
  const { state, outcome, cost } = ending
  const at = world.clock.now()
  writeForeign(world, parent, { type: 'child.settled', key, child: child.id, state, outcome, cost, at })
}

/** Opens a job again that has ended or is blocked. A settled hook that has not run by now is dropped. */
export function restart(world: World, entry: JobEntry, from: string | undefined): void {
  entry.held?.release('lost')
  writeForeign(world, entry, {
    type: 'job.restarted',
    ...(from === undefined ? {} : { from }),
    at: world.clock.now(),
  })
  entry.hookPending = false
  entry.endedAt = undefined
  entry.ending = undefined
  entry.request = undefined
  entry.claims = 0
  queue(world, entry)
}

/** Changes the priority of a job that nobody holds, in place if it waits in the queue. */
export function reprioritize(world: World, entry: JobEntry, priority: Priority): void {
  const { heap } = entry
  heap?.remove(entry)
  const levelChanged = priority.level !== entry.priority.level
  world.roster.setPriority(entry, Object.freeze({ ...priority }))
  heap?.add(entry)
  // A new score alone must not set the waiting back, or a job scored again and again would never rise.
  if (levelChanged) {
    world.ageing.remove(entry)
    if (entry.state === 'queued' && !Number.isFinite(entry.dueAt)) world.ageing.add(entry)
  }
  writeForeign(world, entry, { type: 'job.reprioritized', priority: entry.priority, at: world.clock.now() })
}

export function age(world: World, entry: JobEntry): void {
  reprioritize(world, entry, raise(entry.priority))
}
