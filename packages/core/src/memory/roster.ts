import { InputError, JobError } from '../errors/index.ts'
import type { JobState } from '../job/index.ts'
import type { JobPage, JobQuery, NewJob, QueueCounts } from '../ports/index.ts'
import type { Priority, PriorityLevel } from '../priority/index.ts'
import { labelsMatch } from '../values/index.ts'
import { type JobEntry, newEntry, recordOf } from './job-entry.ts'

const defaultListLimit = 100

/**
 * All jobs: by id, in order of creation, and by tree. It alone changes the state and the priority of a job, so that
 * the counts are always right without counting.
 */
export class Roster {
  readonly #byId = new Map<string, JobEntry>()
  /** Descendants by root. A job without children costs nothing here. */
  readonly #descendants = new Map<string, JobEntry[]>()
  readonly #states: Record<JobState, number> = {
    queued: 0,
    running: 0,
    parked: 0,
    paused: 0,
    blocked: 0,
    succeeded: 0,
    partial: 0,
    failed: 0,
    cancelled: 0,
  }
  readonly #levels: Record<PriorityLevel, number> = { high: 0, normal: 0, low: 0 }
  #inOrder: JobEntry[] = []
  #created = 0
  #waitingRoots = 0

  /** Jobs without parent that wait for a worker. */
  get waitingRoots(): number {
    return this.#waitingRoots
  }

  get(jobId: string): JobEntry | undefined {
    return this.#byId.get(jobId)
  }

  /** @throws JobError `JOB_NOT_FOUND` */
  require(jobId: string): JobEntry {
    const entry = this.#byId.get(jobId)
    if (entry !== undefined) return entry
    throw new JobError({
      code: 'JOB_NOT_FOUND',
      message: `There is no job ${JSON.stringify(jobId)}.`,
      action: 'Check the id; a job that ended long ago may have been pruned.',
    })
  }

  /** The job is queued as far as the counts go; to make it claimable is the caller's part. */
  add(job: NewJob, createdAt: number): JobEntry {
    this.#created += 1
    const order = this.#created
    const root = job.rootId === job.id ? undefined : this.#byId.get(job.rootId)
    const entry = newEntry(job, { order, age: root?.age ?? order, createdAt })
    this.#byId.set(entry.id, entry)
    this.#inOrder.push(entry)
    if (entry.rootId !== entry.id) {
      const family = this.#descendants.get(entry.rootId)
      if (family === undefined) this.#descendants.set(entry.rootId, [entry])
      else family.push(entry)
    }
    this.#count(entry, 1)
    return entry
  }

  move(entry: JobEntry, state: JobState): void {
    this.#count(entry, -1)
    entry.state = state
    this.#count(entry, 1)
  }

  setPriority(entry: JobEntry, priority: Priority): void {
    this.#count(entry, -1)
    entry.priority = priority
    this.#count(entry, 1)
  }

  counts(paused: boolean): QueueCounts {
    return { states: { ...this.#states }, levels: { ...this.#levels }, paused }
  }

  list(query: JobQuery): JobPage {
    const after = query.after === undefined ? 0 : toOrder(query.after)
    const limit = query.limit ?? defaultListLimit
    const candidates = this.#candidates(query)
    const page: JobEntry[] = []
    let last = after
    for (let index = indexAfter(candidates, after); ; index += 1) {
      const entry = candidates[index]
      if (entry === undefined) return { jobs: page.map(recordOf), next: undefined }
      if (!matches(entry, query)) continue
      if (page.length === limit) return { jobs: page.map(recordOf), next: String(last) }
      page.push(entry)
      last = entry.order
    }
  }

  /** Children are looked for in their tree, so that they cost nothing for all the other jobs. */
  #candidates({ rootId, parentId }: JobQuery): readonly JobEntry[] {
    const treeOf = rootId ?? (parentId === undefined ? undefined : this.#byId.get(parentId)?.rootId)
    return treeOf === undefined ? this.#inOrder : this.tree(treeOf)
  }

  /** A root and its descendants, oldest first. */
  tree(rootId: string): readonly JobEntry[] {
    const root = this.#byId.get(rootId)
    return [...(root === undefined ? [] : [root]), ...(this.#descendants.get(rootId) ?? [])]
  }

  /** Whole trees whose last job ended before a time, oldest first, until `limit` jobs are reached. */
  endedTrees(endedBefore: number, limit: number): ReadonlySet<JobEntry> {
    const found = new Set<JobEntry>()
    for (const root of this.#inOrder) {
      if (found.size >= limit) break
      if (root.id !== root.rootId || !isOver(root, endedBefore)) continue
      const family = this.#descendants.get(root.id) ?? []
      if (!family.every((entry) => isOver(entry, endedBefore))) continue
      found.add(root)
      for (const entry of family) found.add(entry)
    }
    return found
  }

  remove(entries: ReadonlySet<JobEntry>): void {
    for (const entry of entries) {
      this.#count(entry, -1)
      this.#byId.delete(entry.id)
      this.#descendants.delete(entry.id)
    }
    this.#inOrder = this.#inOrder.filter((entry) => !entries.has(entry))
  }

  #count(entry: JobEntry, change: 1 | -1): void {
    this.#states[entry.state] += change
    if (entry.state !== 'queued') return
    this.#levels[entry.priority.level] += change
    if (entry.parent === undefined) this.#waitingRoots += change
  }
}

/** A job has an end if and only if its state is terminal. */
function isOver(entry: JobEntry, endedBefore: number): boolean {
  return entry.endedAt !== undefined && entry.endedAt < endedBefore && !entry.hookPending
}

function matches(entry: JobEntry, query: JobQuery): boolean {
  return (
    (query.states === undefined || query.states.includes(entry.state)) &&
    (query.pipeline === undefined || query.pipeline === entry.pipeline) &&
    (query.parentId === undefined || query.parentId === entry.parent?.id) &&
    labelsMatch(entry.labels, query.labels)
  )
}

function toOrder(after: string): number {
  if (!/^\d{1,15}$/.test(after)) {
    throw new InputError({
      message: 'The page is not one that this backend gave.',
      path: 'after',
      action: 'Pass the `next` of the page before unchanged, or nothing to start from the beginning.',
    })
  }
  return Number(after)
}

/** Orders rise, so the place is found by halving. */
function indexAfter(entries: readonly JobEntry[], order: number): number {
  let from = 0
  let to = entries.length
  while (from < to) {
    const middle = (from + to) >> 1
    const entry = entries[middle]
    if (entry !== undefined && entry.order <= order) from = middle + 1
    else to = middle
  }
  return from
}
