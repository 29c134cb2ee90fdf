import type { FactType, TransientEvent } from '../job/index.ts'
import type { Backend, Cursor, FeedEntry, FeedFilter } from '../ports/index.ts'
import { stoppable, unlessAborted } from './abort.ts'
import { listenFor } from './changes.ts'
import { decodeFact, type ValueLoader } from './decode-fact.ts'
import { pageSize } from './follow-log.ts'
import { interleave } from './interleave.ts'
import type { DecodedFact } from './job-event.ts'

/** Live progress or text in a feed: not recorded, so without a cursor. */
export type TransientFeedEvent = TransientEvent & { readonly cursor?: undefined; readonly fact?: undefined }

/** A recorded fact with the cursor to resume after it. */
export interface DurableFeedEvent extends Omit<FeedEntry, 'fact'> {
  readonly fact: DecodedFact
}

/** What `repurpose.events()` tells: everything of the jobs that pass its filter. */
export type FeedEvent = DurableFeedEvent | TransientFeedEvent

/** Types of events that a feed can be reduced to. */
export type FeedEventType = FactType | TransientEvent['type']

export interface FeedEventsOptions {
  readonly backend: Pick<Backend, 'feed' | 'subscribe'>
  readonly filter: FeedFilter
  /** The cursor of the last event that is known; without one the feed starts with the oldest fact there is. */
  readonly after?: Cursor | undefined
  /** Ends the stream, at once and without an error. Nothing else does. */
  readonly signal?: AbortSignal | undefined
  /** Decodes the values in facts; without it they are told as the log has them. */
  readonly values?: ValueLoader | undefined
  /** Only events of these types. Default: all. */
  readonly types?: readonly FeedEventType[] | undefined
}

/**
 * Events of many jobs after a cursor: every durable one that the filter lets through, once, with live ones in between.
 * Endless. May be iterated several times, each time from `after`.
 *
 * @example for await (const event of feedEvents({ backend, filter: { labels: { tenant } }, after, signal })) send(event)
 */
export function feedEvents(options: FeedEventsOptions): AsyncIterable<FeedEvent> {
  return stoppable((signal) => tell(options, signal), options.signal)
}

async function* tell(
  options: FeedEventsOptions,
  signal: AbortSignal,
): AsyncGenerator<FeedEvent, void, undefined> {
  const { backend, filter, types, values } = options
  const wanted = types && new Set<string>(types)
  const isWanted = ({ type }: { readonly type: string }) => wanted === undefined || wanted.has(type)
  const changes = await listenFor(backend, filter, { signal, transient: isWanted })
  if (changes === undefined) return
  try {
    let after = options.after
    while (!signal.aborted) {
      let entries: readonly FeedEntry[] = []
      if (changes.takeWake()) {
        const page = await unlessAborted(backend.feed({ after, filter, limit: pageSize }), signal)
        if (page === undefined) return
        after = page.cursor
        entries = page.entries
        // Only a page without entries says for certain that there are no more: a backend may give fewer than asked for.
        if (entries.length > 0) changes.wake()
      }
      const found = entries.filter(({ fact }) => isWanted(fact))
      const transients = entries.length < pageSize ? changes.takeTransient() : []
      for (const event of interleave<FeedEntry>(found, transients, ({ fact }) => fact)) {
        if (signal.aborted) return
        yield isEntry(event) ? await decodeEntry(event, values) : event
      }
      await changes.wait()
    }
  } finally {
    changes.close()
  }
}

function isEntry(event: FeedEntry | TransientEvent): event is FeedEntry {
  return 'fact' in event
}

async function decodeEntry(entry: FeedEntry, values: ValueLoader | undefined): Promise<DurableFeedEvent> {
  return values === undefined ? entry : { ...entry, fact: await decodeFact(values, entry.fact) }
}
