import { JobError, LeaseLostError } from '../errors/index.ts'
import { isTerminal } from '../job/index.ts'
import type { Answer, Lease, NewJob, Settlement, Write } from '../ports/index.ts'
import { enter, newAmong } from './create.ts'
import { deepFreeze, sealFacts } from './freeze.ts'
import { type Held, type JobEntry, newsAfter } from './job-entry.ts'
import { block, deliverAgain, end, hold, park, queue, reportChild, restart, writeOwn } from './transitions.ts'
import type { World } from './world.ts'

/** How long a job waits whose run was rejected, so that what broke it has time to pass. */
const redeliveryMs = 1_000

/** @throws LeaseLostError when the lease is not the job's current one. */
function requireHeld(world: World, { jobId, fence }: Lease): Held {
  const held = world.roster.get(jobId)?.held
  if (held === undefined || held.fence !== fence) throw new LeaseLostError({ jobId, fence })
  return held
}

export function append(world: World, write: Write): Answer {
  const held = requireHeld(world, write.lease)
  const known = held.answers.get(write.write)
  if (known !== undefined) return known
  sealFacts(write.facts)
  writeOwn(world, held.entry, write.facts)
  return remember(held, write)
}

export function spawn(world: World, write: Write & { readonly children: readonly NewJob[] }): Answer {
  const held = requireHeld(world, write.lease)
  const known = held.answers.get(write.write)
  if (known !== undefined) return known
  newAmong(world, write.children)
  const children = write.children.map((child) => ({ child, key: requireKey(world, child, held.entry) }))
  sealFacts(write.facts)
  for (const { facts } of write.children) sealFacts(facts)
  writeOwn(world, held.entry, write.facts)
  for (const { child, key } of children) adopt(world, child, key, held.entry)
  return remember(held, write)
}

function remember(held: Held, write: Write): Answer {
  const { entry } = held
  const answer: Answer = Object.freeze({
    seq: entry.log.length,
    request: entry.request,
    news: newsAfter(entry, write.seen),
  })
  held.answers.set(write.write, answer)
  return answer
}

/** The place of a child in its parent's pipeline. */
function requireKey(world: World, child: NewJob, parent: JobEntry): string {
  const present = world.roster.get(child.id)
  if (child.parent?.id === parent.id && (present === undefined || present.parent?.id === parent.id))
    return child.parent.key
  throw new JobError({
    code: 'JOB_CONFLICT',
    message: `Job ${JSON.stringify(child.id)} is not a child of job ${JSON.stringify(parent.id)}, which spawns it.`,
    action: 'Derive the id of a child from its parent and its place in the pipeline.',
  })
}

/** Makes a job a child that owes the parent an outcome, or lets it pay at once when it has succeeded already. */
function adopt(world: World, child: NewJob, key: string, parent: JobEntry): void {
  const present = world.roster.get(child.id)
  if (present?.ending?.state === 'succeeded') {
    reportChild(world, present, present.ending, parent, key)
  } else if (present?.owedTo === undefined) {
    const entry = present ?? enter(world, child)
    entry.owedTo = { entry: parent, key }
    parent.childrenRunning += 1
    if (isTerminal(entry.state)) restart(world, entry, undefined)
    // A parent that is about to pause sets nothing in motion; what moves already is not its to stop.
    if (parent.request === 'pause' && entry.state === 'queued') hold(world, entry)
  }
}

/** Freezes what a settlement holds; nothing has changed yet if it throws. */
export function sealSettlement(settlement: Settlement): Settlement {
  sealFacts(settlement.facts)
  deepFreeze(settlement.to)
  return settlement
}

/** The last write under a lease. The settlement must be sealed. */
export function settle(world: World, held: Held, settlement: Settlement): void {
  const { entry, kind } = held
  held.release('done')
  writeOwn(world, entry, settlement.facts)
  if (settlement.contents !== undefined) world.library.storeContents(entry.id, settlement.contents)
  if (settlement.durations !== undefined) world.library.learn(settlement.durations)
  if (kind === 'settled') settleHook(world, entry, settlement)
  else settleRun(world, entry, settlement)
}

function settleRun(world: World, entry: JobEntry, { to, seen }: Settlement): void {
  // Whoever wrote after `seen` may have been what the job goes to wait for.
  const overtaken = newsAfter(entry, seen).length > 0
  const cancelled = overtaken && entry.request === 'cancel'
  entry.claims = 0
  switch (to.state) {
    case 'queued':
      queue(world, entry, cancelled ? undefined : to.at)
      break
    case 'parked':
      if (overtaken) queue(world, entry)
      else park(world, entry, to.until, to.childrenAtMost ?? 0)
      break
    case 'paused':
      if (overtaken) queue(world, entry)
      else hold(world, entry)
      break
    case 'blocked':
      if (cancelled) queue(world, entry)
      else block(world, entry, to.error)
      break
    case 'hooked':
      reject(world, entry)
      break
    default:
      end(world, entry, to, to.hook)
  }
}

/** A hook may ask to be delivered again at another time; anything else ends it. */
function settleHook(world: World, entry: JobEntry, { to }: Settlement): void {
  entry.claims = 0
  if (to.state === 'queued') deliverAgain(world, entry, to.at)
  else entry.hookPending = false
}

/** Gives a job back whose run was rejected, or settled as only a hook can be. */
export function reject(world: World, entry: JobEntry): void {
  deliverAgain(world, entry, world.clock.now() + redeliveryMs)
}
