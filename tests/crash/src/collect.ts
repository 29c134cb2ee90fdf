import type { AssetStore, Backend, Fact, FeedEntry, JobRecord } from '@repurpose/core'
import type { Death, Evidence } from './evidence.ts'
import type { FollowedEntry } from './outside/index.ts'
import { readWitnesses, runsIn } from './witness/index.ts'
import { openAssets, openInstance, type PlannedJob, resultOf } from './work/index.ts'

/** Calls under way at once. */
const atOnce = 16

/** Asks the backend for everything, when all is over and nobody disturbs. */
export async function collect(options: {
  readonly backend: Backend
  readonly folder: string
  readonly plan: readonly PlannedJob[]
  readonly created: readonly string[]
  readonly followed: readonly FollowedEntry[]
  readonly killed: readonly Death[]
  readonly complaints: readonly string[]
}): Promise<Evidence> {
  const { backend, folder, plan, created, followed, killed, complaints } = options
  const repurpose = openInstance(backend, folder)
  const jobs = await listAll(backend)
  const states = new Map(jobs.map(({ id, state }) => [id, state]))
  const logs = new Map<string, readonly Fact[]>()
  await beside(jobs, async ({ id }) => {
    logs.set(id, await backend.read({ jobId: id, after: 0 }))
  })
  const folded = new Map<string, string>()
  const results = new Map<string, unknown>()
  await beside(plan, async ({ id, pipeline }) => {
    const job = await repurpose.job(id)
    if (job === undefined) return
    folded.set(id, (await job.progress()).state)
    if (states.get(id) !== 'succeeded') return
    const outcome = await job.outcome()
    results.set(id, outcome.status === 'succeeded' ? resultOf(pipeline, outcome.result) : outcome)
  })
  return {
    plan,
    created,
    witnesses: readWitnesses(folder),
    killed,
    jobs,
    logs,
    folded,
    results,
    contents: await backend.contents({}),
    counts: await backend.counts(),
    feed: await walkFeed(backend),
    followed,
    complaints,
    offloaded: await readOffloaded(openAssets(folder)),
  }
}

async function listAll(backend: Backend): Promise<readonly JobRecord[]> {
  const jobs: JobRecord[] = []
  for (let after: string | undefined; ; ) {
    const page = await backend.list({ after, limit: 500 })
    jobs.push(...page.jobs)
    if (page.next === undefined) return jobs
    after = page.next
  }
}

/** The feed from its start to the first page without entries. */
async function walkFeed(backend: Backend): Promise<readonly FeedEntry[]> {
  const entries: FeedEntry[] = []
  for (let after: string | undefined; ; ) {
    const page = await backend.feed({ after, filter: {}, limit: 1_000 })
    entries.push(...page.entries)
    if (page.entries.length === 0) return entries
    after = page.cursor
  }
}

/** Values that were too large for a log, and the runs that they name. */
async function readOffloaded(assets: AssetStore): Promise<ReadonlyMap<string, readonly string[]>> {
  const runs = new Map<string, readonly string[]>()
  for (let after: string | undefined; ; ) {
    const page = await assets.list({ prefix: 'values/', after })
    for (const { key } of page.assets) {
      const chunks: Uint8Array[] = []
      for await (const chunk of (await assets.get(key)) ?? []) chunks.push(chunk)
      runs.set(key, runsIn(Buffer.concat(chunks).toString('utf8')))
    }
    if (page.next === undefined) return runs
    after = page.next
  }
}

async function beside<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values()
  const take = async () => {
    for (const item of left) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, take))
}
