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
  refuseConflicts(world, jobs)
  refuseOverflow(world, jobs, maxQueued)
  for (const { facts } of jobs) sealFacts(facts)
  return jobs.map((job) => {
    const present = world.roster.get(job.id)
    const { id, state } = present ?? enter(world, job)
    return { id, created: present === undefined, state }
  })
}

/** Stores a new job with its first facts and queues it. The facts must be sealed. */
export function enter(world: World, job: NewJob): JobEntry {
  const entry = world.roster.add(job, world.clock.now())
  writeOwn(world, entry, job.facts)
  queue(world, entry)
  return entry
}

/** @throws JobError `JOB_CONFLICT` when an id is taken, in the backend or among the new jobs, by another fingerprint. */
export function refuseConflicts(world: World, jobs: readonly NewJob[]): void {
  const fingerprints = new Map<string, string>()
  for (const { id, fingerprint } of jobs) {
    const present = world.roster.get(id)?.fingerprint ?? fingerprints.get(id) ?? fingerprint
    fingerprints.set(id, fingerprint)
    if (present === fingerprint) continue
    throw new JobError({
      code: 'JOB_CONFLICT',
      message: `There is a job ${JSON.stringify(id)} already, with another pipeline or input.`,
      path: 'id',
      action: 'Give the new job another id, or none.',
      context: { jobId: id },
    })
  }
}

function refuseOverflow(world: World, jobs: readonly NewJob[], maxQueued: number): void {
  const roots = new Set<string>()
  for (const job of jobs)
    if (job.parent === undefined && world.roster.get(job.id) === undefined) roots.add(job.id)
  if (roots.size === 0 || world.roster.waitingRoots + roots.size <= maxQueued) return
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
