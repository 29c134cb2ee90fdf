import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { PostgresBackend } from '@repurpose/adapter-postgres'
import { type AssetStore, type Backend, type Cursor, folder, type JobState } from '@repurpose/core'
import { nothingObserved, type Observed, observe } from './observed.ts'

/** What `--durable DIR` keeps in the folder. */
export interface DurableFolder {
  /** Jobs and all they recorded, in DIR/database, which one process has open at a time. */
  readonly backend: PostgresBackend
  /** Large values and files, in DIR/assets. */
  readonly assets: AssetStore
  /** DIR/calls.txt, a line for every call that was made. */
  readonly calls: string
}

/** Nothing is opened yet. Only here, so that a demo in memory does not load a database. */
export async function durableFolder(directory: string): Promise<DurableFolder> {
  const { postgres } = await import('@repurpose/adapter-postgres')
  return {
    backend: postgres({ dataDir: join(directory, 'database') }),
    assets: folder(join(directory, 'assets')),
    calls: join(directory, 'calls.txt'),
  }
}

/** The same request has the same id, so that the second command finds what the first has done. */
export function jobIdOf(request: object): string {
  return `demo-${createHash('sha256').update(JSON.stringify(request)).digest('hex').slice(0, 12)}`
}

/** What an earlier process left of a job. */
export interface Past {
  /** Nothing when there is no such job. */
  readonly state: JobState | undefined
  readonly observed: Observed
  /** Where what happens from now on begins. */
  readonly cursor: Cursor | undefined
}

/** Reads all that is recorded of a generation and its pieces. */
export async function readPast(backend: Backend, id: string): Promise<Past> {
  const state = (await backend.get(id))?.state
  const observed = nothingObserved()
  for (let cursor: Cursor | undefined; ; ) {
    const page = await backend.feed({ after: cursor, filter: { rootIds: [id] }, limit: 1_000 })
    for (const { jobId, fact } of page.entries) observe(observed, jobId, fact)
    cursor = page.cursor
    if (page.entries.length === 0) return { state, observed, cursor }
  }
}
