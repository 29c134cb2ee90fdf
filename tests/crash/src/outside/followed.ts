import path from 'node:path'
import type { FactType } from '@repurpose/core'
import { appendLines, readLines } from '../witness/index.ts'

/** What a follower of the feed wrote down of an entry, with the cursor to go on from. */
export interface FollowedEntry {
  readonly cursor: string
  readonly job: string
  readonly root: string
  readonly pipeline: string
  readonly seq: number
  readonly type: FactType
  /** Error codes of a fact that ends a job without success, its own and those of its parts. */
  readonly codes?: readonly string[] | undefined
  /** Of a wait that somebody outside can end, the signal and its key. */
  readonly signal?: string | undefined
  readonly key?: string | undefined
}

/** Whatever has to be remembered outside of the backend, by whoever drives: it may be killed like anybody else. */
export interface Notebook {
  readonly followed: readonly FollowedEntry[]
  /** Ids of jobs whose creation was acknowledged. */
  readonly created: readonly string[]
  follow(entries: readonly FollowedEntry[]): void
  create(id: string): void
  /** Something that must not happen outside. */
  complain(told: string): void
}

/** A notebook in a folder: entries and their cursors are written together, before the next page is asked for. */
export function openNotebook(folder: string): Notebook {
  const files = filesOf(folder)
  const followed = [...readLines<FollowedEntry>(files.followed)]
  const created = [...readLines<string>(files.created)]
  return {
    followed,
    created,
    follow(entries) {
      appendLines(files.followed, entries)
      followed.push(...entries)
    },
    create(id) {
      appendLines(files.created, [id])
      created.push(id)
    },
    complain: (told) => appendLines(files.complaints, [told]),
  }
}

export function readComplaints(folder: string): readonly string[] {
  return readLines<string>(filesOf(folder).complaints)
}

function filesOf(folder: string) {
  return {
    followed: path.join(folder, 'followed.jsonl'),
    created: path.join(folder, 'created.jsonl'),
    complaints: path.join(folder, 'complaints.jsonl'),
  }
}
