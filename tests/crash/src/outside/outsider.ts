import { setTimeout as pause } from 'node:timers/promises'
import type { Backend } from '@repurpose/core'
import { brokenCode, cure, go, openInstance, type PlannedJob } from '../work/index.ts'
import { followFeed } from './follow.ts'
import type { FollowedEntry, Notebook } from './followed.ts'
import { createHousehold } from './household.ts'
import { createPersistence, isWrongState } from './persist.ts'

/**
 * The world around the workers: starts the planned jobs as it is allowed to, follows the feed, and does what people do
 * with jobs. It acts on what the feed tells, and everything it does may be done again: killed with the process it is in,
 * it begins anew from its notebook.
 */
export interface Outsider {
  progress(): OutsiderProgress
  /** Whether every planned job was started and everything that the feed told of is over. */
  isOver(): boolean
  leftovers(): readonly string[]
  stop(): Promise<void>
}

export interface OutsiderProgress {
  readonly created: number
  readonly known: number
  readonly open: number
  readonly facts: number
  /** Calls that were repeated because the backend could not be reached. */
  readonly repeats: number
  readonly unwoken: number
  /** Jobs that had ended as a crash loop and were retried. */
  readonly crashLoops: number
}

/** Jobs not over at once: more would only wait. */
const crowd = 120
const tickMs = 25
/** How long a pause lasts. */
const pauseMs = 300

export async function startOutsider(options: {
  readonly backend: Backend
  readonly folder: string
  readonly notebook: Notebook
  readonly plan: readonly PlannedJob[]
  /** How many of the planned jobs may have been started by now. */
  readonly allowance: () => number
}): Promise<Outsider> {
  const { backend, folder, notebook, plan, allowance } = options
  const repurpose = openInstance(backend, folder)
  const ending = new AbortController()
  const { signal } = ending
  const persistence = createPersistence(signal)
  const { persist } = persistence
  const household = createHousehold()
  const planned = new Map(plan.map((job) => [job.id, job]))
  const created = new Set(notebook.created)
  const pending = new Set<Promise<void>>()
  let crashLoops = 0

  /** Does something beside everything else; what goes wrong with it is written down. */
  function beside(what: string, action: () => Promise<unknown>): void {
    const done = action().then(
      () => {},
      (error: unknown) => {
        if (!signal.aborted) notebook.complain(`${what}: ${String(error)}`)
      },
    )
    pending.add(done)
    void done.then(() => pending.delete(done))
  }

  const say = (id: string) =>
    beside(`signal to ${id}`, async () => {
      const job = await persist(() => repurpose.job(id))
      const signalOnce = async () => job?.signal(go, { by: 'somebody' }, { key: 'draft', id: `${id}.go` })
      await persist(signalOnce)
      // The same signal once more: it counts once.
      await persist(signalOnce)
    })

  /** With its children, as people do it: those of a parent that is being paused are born paused. */
  const ask = (id: string, what: 'cancel' | 'pause' | 'resume' | 'retry') =>
    persist(async () => {
      const job = await repurpose.job(id)
      await job?.[what]()
    })

  const meddle = ({ id, meddling }: PlannedJob) =>
    beside(`${meddling} of ${id}`, async () => {
      if (meddling === 'cancel') await ask(id, 'cancel')
      if (meddling === 'reprioritize') {
        await persist(() => backend.reprioritize({ jobId: id, priority: { level: 'high', score: 5 } }))
      }
      if (meddling === 'pause') {
        await ask(id, 'pause')
        await pause(pauseMs)
        await ask(id, 'resume')
      }
    })

  const retry = (id: string) =>
    beside(`retry of ${id}`, async () => {
      try {
        await ask(id, 'retry')
      } catch (error) {
        if (!isWrongState(error)) throw error
      }
    })

  function react(entry: FollowedEntry): void {
    const { job, root, type, codes = [] } = entry
    const wanted = planned.get(job)
    if (type === 'wait.opened' && entry.signal === go.name && entry.key === 'draft') say(job)
    if (wanted === undefined || root !== job || codes.length === 0) return
    if (codes.includes(brokenCode)) {
      cure(folder, job)
      retry(job)
    } else if (codes.includes('CRASH_LOOP')) {
      crashLoops += 1
      retry(job)
    }
  }

  /** What the predecessor of this process may have left undone: what was not answered yet is answered. */
  function resume(): void {
    const owed = new Map<string, FollowedEntry>()
    for (const entry of notebook.followed) {
      household.enter(entry)
      const { job, type } = entry
      if (type === 'wait.opened') owed.set(`wait ${job}`, entry)
      if (type === 'signal.received') owed.delete(`wait ${job}`)
      if (type === 'job.failed' || type === 'job.partial') owed.set(`end ${job}`, entry)
      if (type === 'job.restarted') owed.delete(`end ${job}`)
    }
    for (const entry of owed.values()) react(entry)
    for (const id of created) {
      const job = planned.get(id)
      if (job === undefined || household.isOver(id)) continue
      if (job.isSignalEarly && job.pipeline === 'approval') say(id)
      if (job.meddling !== undefined) meddle(job)
    }
  }

  async function start(job: PlannedJob): Promise<void> {
    const started = await persist(() => job.start(repurpose))
    if (started === undefined) return
    notebook.create(job.id)
    created.add(job.id)
    if (job.isSignalEarly && job.pipeline === 'approval') say(job.id)
    if (job.meddling !== undefined) meddle(job)
  }

  async function startAll(): Promise<void> {
    for (const job of plan) {
      if (created.has(job.id)) continue
      while (!signal.aborted && (created.size >= allowance() || household.open >= crowd)) await pause(tickMs)
      if (signal.aborted) return
      try {
        await start(job)
      } catch (error) {
        notebook.complain(`start of ${job.id}: ${String(error)}`)
      }
    }
  }

  resume()
  const follower = await followFeed({
    backend,
    notebook,
    persistence,
    signal,
    onEntry(entry) {
      household.enter(entry)
      react(entry)
    },
  })
  beside('start of jobs', startAll)
  void follower.ended.catch((error: unknown) => notebook.complain(`feed: ${String(error)}`))

  return {
    progress: () => ({
      created: created.size,
      known: household.size,
      open: household.open,
      facts: notebook.followed.length,
      repeats: persistence.repeats,
      unwoken: follower.unwoken,
      crashLoops,
    }),
    isOver: () =>
      created.size === plan.length &&
      pending.size === 0 &&
      household.open === 0 &&
      plan.every(({ id }) => household.has(id)),
    leftovers: () => [...plan.flatMap(({ id }) => (created.has(id) ? [] : [id])), ...household.leftovers()],
    async stop() {
      ending.abort()
      await Promise.all([...pending, follower.ended.catch(() => {})])
    },
  }
}
