import { InputError, JobError } from '../errors/index.ts'
import type { Backend, Created, NewJob } from '../ports/index.ts'
import { sealFacts } from './freeze.ts'
import type { JobEntry } from './job-entry.ts'
import { queue, writeOwn } from './transitions.ts'
import type { World } from './world.ts'

/** Stores and queues jobs, all or none: whatever may be refused is refused before the first is stored. */
export function create(
  world: World,
  { jobs, maxQueued = Number.POSITIVE_INFINITY, transaction }: Parameters<Backend['create']>[0],
): readonly Created[] {
  refuseTransaction(transaction)
  const fresh = newAmong(world, jobs)
  refuseOverflow(world, fresh, maxQueued)
  for (const { facts } of fresh.values()) sealFacts(facts)
  return jobs.map((job) => {
    const created = fresh.delete(job.id)
    const { id, state } = created ? enter(world, job) : world.roster.require(job.id)
    return { id, created, state }
  })
}

/** Stores a new job with its first facts and queues it. The facts must be sealed. */
export function enter(world: World, job: NewJob): JobEntry {
  const entry = world.roster.add(job, world.clock.now())
  writeOwn(world, entry, job.facts)
  queue(world, entry)
  return entry
}

/**
 * The jobs that are not there yet, by id.
 *
 * @throws JobError `JOB_CONFLICT` when an id is taken, in the backend or by another of these jobs, with another
 * fingerprint.
 */
export function newAmong(world: World, jobs: readonly NewJob[]): Map<string, NewJob> {
  const fresh = new Map<string, NewJob>()
  for (const job of jobs) {
    const present = world.roster.get(job.id) ?? fresh.get(job.id)
    if (present === undefined) fresh.set(job.id, job)
    else if (present.fingerprint !== job.fingerprint) throw conflict(job.id)
  }
  return fresh
}

function conflict(jobId: string): JobError {
  return new JobError({
    code: 'JOB_CONFLICT',
    message: `There is a job ${JSON.stringify(jobId)} already, with another pipeline or input.`,
    path: 'id',
    action: 'Give the new job another id, or none.',
    context: { jobId },
  })
}

function refuseOverflow(world: World, fresh: ReadonlyMap<string, NewJob>, maxQueued: number): void {
  let roots = 0
  for (const job of fresh.values()) if (job.parent === undefined) roots += 1
  if (roots === 0 || world.roster.waitingRoots + roots <= maxQueued) return
  throw new JobError({
    code: 'QUEUE_FULL',
    message: `The queue takes no more than ${maxQueued} waiting jobs.`,
    action: 'Try again when some of them have begun, or raise the limit.',
    context: { maxQueued, waiting: world.roster.waitingRoots },
  })
}

function refuseTransaction(transaction: unknown): void {
  if (transaction === undefined) return
  throw new InputError({
    message: 'The in-memory backend has no transactions to join.',
    path: 'transaction',
    action: 'Leave the transaction out, or use a backend whose capabilities say `transactional`.',
  })
}
