import { setTimeout as pause } from 'node:timers/promises'
import type { Backend, ErrorInfo, FeedEntry } from '@repurpose/core'
import type { FollowedEntry, Notebook } from './followed.ts'
import type { Persistence } from './persist.ts'

/** A subscriber that sleeps until it is woken and then reads on from its cursor, as a server of events would. */
export interface Follower {
  /** How often it looked by itself, after a long silence, and found something that nobody had woken it for. */
  readonly unwoken: number
  readonly ended: Promise<void>
}

/** Silence after which the follower looks by itself: a backend that never wakes must not stall the suite. */
const silenceMs = 10_000
const pageSize = 200

/** Follows the feed from where the notebook ends until the signal aborts. */
export async function followFeed(options: {
  readonly backend: Backend
  readonly notebook: Notebook
  readonly persistence: Persistence
  readonly signal: AbortSignal
  readonly onEntry: (entry: FollowedEntry) => void
}): Promise<Follower> {
  const { backend, notebook, persistence, signal, onEntry } = options
  let wake = () => {}
  let isAwake = true
  let unwoken = 0
  const rouse = () => {
    isAwake = true
    wake()
  }
  const unsubscribe = await persistence.persist(() => backend.subscribe({}, { onWake: rouse, onGap: rouse }))
  signal.addEventListener('abort', rouse)

  async function readOn(): Promise<number> {
    let count = 0
    for (;;) {
      const after = notebook.followed.at(-1)?.cursor
      const page = await persistence.persist(() => backend.feed({ after, filter: {}, limit: pageSize }))
      if (page === undefined || page.entries.length === 0) return count
      const entries = page.entries.map(noteOf)
      count += entries.length
      notebook.follow(entries)
      for (const entry of entries) onEntry(entry)
    }
  }

  async function follow(): Promise<void> {
    while (!signal.aborted) {
      const wasAwake = isAwake
      isAwake = false
      const found = await readOn()
      if (!wasAwake && found > 0) unwoken += 1
      if (isAwake || signal.aborted) continue
      const silence = new AbortController()
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      await Promise.race([woken, pause(silenceMs, undefined, { signal: silence.signal }).catch(() => {})])
      silence.abort()
    }
    unsubscribe?.()
  }

  return {
    get unwoken() {
      return unwoken
    },
    ended: follow(),
  }
}

function noteOf({ cursor, jobId, rootId, pipeline, fact }: FeedEntry): FollowedEntry {
  const entry = { cursor, job: jobId, root: rootId, pipeline, seq: fact.seq, type: fact.type }
  if (fact.type === 'job.failed') return { ...entry, codes: codesOf([fact.error]) }
  if (fact.type === 'job.partial') return { ...entry, codes: codesOf(fact.errors) }
  if (fact.type === 'wait.opened') return { ...entry, signal: fact.signal, key: fact.signalKey }
  return entry
}

function codesOf(errors: readonly ErrorInfo[]): readonly string[] {
  return errors.map(({ code }) => code)
}
