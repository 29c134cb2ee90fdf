import type { Fact, TransientEvent } from '../job/index.ts'
import type { Labels } from '../values/index.ts'

/** Which jobs a feed tells of. What is absent admits all; what is given must hold together. */
export interface FeedFilter {
  readonly jobIds?: readonly string[] | undefined
  /** Jobs together with all their descendants. */
  readonly rootIds?: readonly string[] | undefined
  readonly pipelines?: readonly string[] | undefined
  readonly labels?: Labels | undefined
}

/** A place in the stream of all facts of a backend. Opaque: only the backend that gave it can read it. */
export type Cursor = string

export interface FeedEntry {
  readonly cursor: Cursor
  readonly jobId: string
  readonly rootId: string
  readonly pipeline: string
  readonly labels: Labels
  readonly fact: Fact
}

export interface FeedPage {
  readonly entries: readonly FeedEntry[]
  /** Where to go on, past entries that the filter left out as well. */
  readonly cursor: Cursor
}

export interface SubscriptionListener {
  /** The log or feed has grown: read on. */
  onWake(): void
  onTransient?(event: TransientEvent): void
  /** Transient events may have been missed; durable ones are still in the log. */
  onGap?(): void
}
