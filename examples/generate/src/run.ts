import { basename } from 'node:path'
import process from 'node:process'
import type { Backend, FeedEvent, JobState } from '@repurpose/core'
import { jobIdOf, readPast } from './durable.ts'
import type { Generation, Instance, Request } from './instance.ts'
import { nothingObserved, type Observed } from './observed.ts'
import { begins, type Count, continues, neighbour, say, stopped, wasComplete } from './tell.ts'

/** A generation on its way. */
export interface Run {
  readonly job: Generation
  /** What is known of it: what an earlier process recorded, and then what comes. */
  readonly observed: Observed
  /** What comes; nothing when an earlier process has done everything. */
  readonly events: AsyncIterable<FeedEvent> | undefined
  /** What an earlier process recorded; nothing in memory. */
  readonly before: Count | undefined
  /** What the keyboard's interrupt does. The events end by it, sooner or later. */
  interrupt(): void
  /** Says how things stand once the events have ended before the generation has. */
  tellRest(): Promise<void>
}

/** Lives and ends with this process: an interrupt cancels the job. */
export async function runInMemory(repurpose: Instance, request: Request): Promise<Run> {
  const job = await repurpose.generate(request)
  return {
    job,
    observed: nothingObserved(),
    events: repurpose.events({ rootIds: [job.id] }),
    before: undefined,
    interrupt() {
      say('\nCancelling …')
      void job.cancel('Interrupted from the keyboard.')
    },
    async tellRest() {},
  }
}

/** Begins a job, or goes on with what an earlier process left of it. An interrupt leaves the rest to a later one. */
export async function runDurably(
  repurpose: Instance,
  { backend }: { readonly backend: Backend },
  wanted: { readonly request: Request; readonly pieces: number; readonly transcript: string },
): Promise<Run> {
  const { request, pieces, transcript } = wanted
  const id = jobIdOf(request)
  const { state, observed, cursor } = await readPast(backend, id)
  const before = countOf(observed, pieces)
  if (state === 'succeeded') {
    say(wasComplete(id, before))
    // The id is that of this very request, so the job is of its type; to read it takes no worker.
    const job = (await repurpose.job(id)) as Generation
    return { job, observed, events: undefined, before, interrupt() {}, async tellRest() {} }
  }

  say(state === undefined ? begins(id, process.pid) : continues(id, state, before))
  await tellNeighbours(repurpose, id)
  const worker = await repurpose.work()
  // The same id is the same job: one that is there already goes on.
  const job = await repurpose.generate(request, { id, labels: { transcript: basename(transcript) } })
  if (state !== undefined && hasEnded.has(state)) await job.retry()
  // The code may have been put right since.
  else if (observed.blocked.size > 0 || state === 'paused') await job.resume()
  const following = new AbortController()
  return {
    job,
    observed,
    events: repurpose.events({ rootIds: [id], after: cursor, signal: following.signal }),
    before,
    interrupt() {
      say('\nStopping: calls under way are finished and recorded …')
      const stop = () => following.abort()
      worker.close().then(stop, stop)
    },
    async tellRest() {
      const left = await readPast(backend, id)
      say(stopped(countOf(left.observed, pieces), process.argv.slice(2)))
    },
  }
}

const hasEnded: ReadonlySet<JobState> = new Set<JobState>(['partial', 'failed', 'cancelled'])

/** Whether the job and its pieces wait for a person, all that have not ended. */
export async function isStuck(repurpose: Instance, rootId: string): Promise<boolean> {
  const { jobs } = await repurpose.jobs({ rootId, states: ['queued', 'running', 'parked'], limit: 2 })
  return jobs.every(({ id, state, wakeAt }) => id === rootId && state === 'parked' && wakeAt === undefined)
}

/** A worker takes what waits, whichever command it came from. */
async function tellNeighbours(repurpose: Instance, id: string): Promise<void> {
  const { jobs } = await repurpose.jobs({
    pipeline: 'generation',
    states: ['queued', 'running', 'parked'],
  })
  for (const other of jobs) if (other.id !== id) say(neighbour(other.id, other.labels['transcript']))
}

function countOf({ succeeded, calls, costMicros }: Observed, pieces: number): Count {
  return { pieces, succeeded: succeeded.size, calls, costMicros }
}
