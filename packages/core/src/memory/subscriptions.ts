import type { TransientEvent } from '../job/index.ts'
import type { FeedFilter, SubscriptionListener } from '../ports/index.ts'
import type { JobEntry } from './job-entry.ts'

interface Subscription {
  readonly matches: (entry: JobEntry) => boolean
  readonly listener: SubscriptionListener
  readonly events: TransientEvent[]
  woken: boolean
  /** A flush is on its way. */
  pending: boolean
  ended: boolean
}

/**
 * Who listens. Subscriptions to single jobs and trees are found by id, so that a thousand callers that each await
 * one job cost a fact of another job nothing. Listeners are called in a microtask of their own: many facts of one
 * transition wake once, and what a listener throws cannot break the transition.
 */
export class Subscriptions {
  readonly #byJob = new Map<string, Set<Subscription>>()
  readonly #byRoot = new Map<string, Set<Subscription>>()
  readonly #others = new Set<Subscription>()

  add(filter: FeedFilter, matches: (entry: JobEntry) => boolean, listener: SubscriptionListener): () => void {
    const subscription: Subscription = {
      matches,
      listener,
      events: [],
      woken: false,
      pending: false,
      ended: false,
    }
    const index = filter.jobIds ? this.#byJob : this.#byRoot
    const ids = filter.jobIds ?? filter.rootIds
    if (ids === undefined) this.#others.add(subscription)
    else for (const id of ids) addTo(index, id, subscription)
    return () => {
      subscription.ended = true
      if (ids === undefined) this.#others.delete(subscription)
      else for (const id of ids) removeFrom(index, id, subscription)
    }
  }

  wake(entry: JobEntry): void {
    this.#each(entry, (subscription) => {
      subscription.woken = true
    })
  }

  publish(entry: JobEntry, event: TransientEvent): void {
    this.#each(entry, (subscription) => {
      subscription.events.push(event)
    })
  }

  close(): void {
    for (const subscriptions of [...this.#byJob.values(), ...this.#byRoot.values(), this.#others]) {
      for (const subscription of subscriptions) subscription.ended = true
    }
    this.#byJob.clear()
    this.#byRoot.clear()
    this.#others.clear()
  }

  #each(entry: JobEntry, visit: (subscription: Subscription) => void): void {
    visitMatching(this.#byJob.get(entry.id), entry, visit)
    visitMatching(this.#byRoot.get(entry.rootId), entry, visit)
    visitMatching(this.#others, entry, visit)
  }
}

function visitMatching(
  subscriptions: ReadonlySet<Subscription> | undefined,
  entry: JobEntry,
  visit: (subscription: Subscription) => void,
): void {
  // Every fact comes by here, and most find nobody.
  if (subscriptions === undefined || subscriptions.size === 0) return
  for (const subscription of subscriptions) {
    if (!subscription.matches(entry)) continue
    visit(subscription)
    if (subscription.pending) continue
    subscription.pending = true
    queueMicrotask(() => flush(subscription))
  }
}

function flush(subscription: Subscription): void {
  const { listener, woken } = subscription
  const events = subscription.events.splice(0)
  subscription.pending = false
  subscription.woken = false
  for (const event of events) if (!subscription.ended) listener.onTransient?.(event)
  if (woken && !subscription.ended) listener.onWake()
}

function addTo(index: Map<string, Set<Subscription>>, id: string, subscription: Subscription): void {
  const present = index.get(id)
  if (present === undefined) index.set(id, new Set([subscription]))
  else present.add(subscription)
}

function removeFrom(index: Map<string, Set<Subscription>>, id: string, subscription: Subscription): void {
  const present = index.get(id)
  if (present?.delete(subscription) && present.size === 0) index.delete(id)
}
