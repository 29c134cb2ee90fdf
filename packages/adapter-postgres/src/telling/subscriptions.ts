import type { FeedFilter, SubscriptionListener, TransientEvent } from '@repurpose/core'
import { callSafely } from './call-safely.ts'
import type { JobCard } from './job-card.ts'
import { type BareCard, type Match, matcherOf } from './matching.ts'

/**
 * Who listens in this process. Those who ask for single jobs or trees are found by id, so that a thousand callers
 * that each await one job cost a fact of another job nothing.
 *
 * Listeners are called in a microtask of their own, each of them: first transient events in their order, then a gap,
 * then the wake-up, once for all that was said in one turn. What a listener throws breaks nothing.
 */
export interface Subscriptions {
  /** The function it gives ends the subscription: nothing is said after that. */
  add(filter: FeedFilter, listener: SubscriptionListener): () => void
  /** The log of this job has grown. With a bare card, whoever may be concerned is woken. */
  wake(card: JobCard | BareCard): void
  /** With a bare card, only those are told who are concerned whatever the rest of it says. */
  publish(card: JobCard | BareCard, event: TransientEvent): void
  /** Something may have been missed: `onGap`, then `onWake`, for all. */
  gap(): void
  /** Anything may have grown: `onWake` for all. */
  wakeAll(): void
  /** Ends all subscriptions. Those added later are never told anything. */
  close(): void
}

export interface SubscriptionsOptions {
  /** Hears what listeners throw, or reject with. */
  readonly onError?: ((error: unknown) => void) | undefined
}

interface Subscription {
  readonly matches: (card: JobCard | BareCard) => Match
  readonly listener: SubscriptionListener
  readonly events: TransientEvent[]
  isWoken: boolean
  hasGap: boolean
  /** A microtask that tells is on its way. */
  isPending: boolean
  hasEnded: boolean
}

export function createSubscriptions({ onError = () => {} }: SubscriptionsOptions = {}): Subscriptions {
  const all = new Set<Subscription>()
  const byJob = new Map<string, Set<Subscription>>()
  const byRoot = new Map<string, Set<Subscription>>()
  const others = new Set<Subscription>()
  let isClosed = false

  function visit(
    subscriptions: ReadonlySet<Subscription> | undefined,
    card: JobCard | BareCard,
    note: (subscription: Subscription, match: Match) => void,
  ): void {
    // Every fact comes by here, and most find nobody.
    if (subscriptions === undefined || subscriptions.size === 0) return
    for (const subscription of subscriptions) {
      const match = subscription.matches(card)
      if (match !== 'no') note(subscription, match)
    }
  }

  function visitAll(
    card: JobCard | BareCard,
    note: (subscription: Subscription, match: Match) => void,
  ): void {
    visit(byJob.get(card.id), card, note)
    visit(byRoot.get(card.rootId), card, note)
    visit(others, card, note)
  }

  function tellSoon(subscription: Subscription): void {
    if (subscription.isPending) return
    subscription.isPending = true
    queueMicrotask(() => tell(subscription))
  }

  function tell(subscription: Subscription): void {
    const { listener, isWoken, hasGap } = subscription
    const events = subscription.events.splice(0)
    subscription.isPending = false
    subscription.isWoken = false
    subscription.hasGap = false
    // Asked before each call, because any of them may end the subscription.
    const call = (listen: () => unknown): void => {
      if (!subscription.hasEnded) callSafely(listen, onError)
    }
    for (const event of events) call(() => listener.onTransient?.(event))
    if (hasGap) call(() => listener.onGap?.())
    if (isWoken) call(() => listener.onWake())
  }

  function wakeAll(hasGap: boolean): void {
    for (const subscription of all) {
      subscription.isWoken = true
      if (hasGap) subscription.hasGap = true
      tellSoon(subscription)
    }
  }

  return {
    add(filter, listener) {
      const subscription: Subscription = {
        matches: matcherOf(filter),
        listener,
        events: [],
        isWoken: false,
        hasGap: false,
        isPending: false,
        hasEnded: false,
      }
      if (isClosed) return () => {}
      const index = filter.jobIds ? byJob : byRoot
      const ids = filter.jobIds ?? filter.rootIds
      all.add(subscription)
      if (ids === undefined) others.add(subscription)
      else for (const id of ids) addTo(index, id, subscription)
      return () => {
        subscription.hasEnded = true
        all.delete(subscription)
        if (ids === undefined) others.delete(subscription)
        else for (const id of ids) removeFrom(index, id, subscription)
      }
    },
    wake(card) {
      visitAll(card, (subscription) => {
        subscription.isWoken = true
        tellSoon(subscription)
      })
    },
    publish(card, event) {
      visitAll(card, (subscription, match) => {
        if (match !== 'yes' || subscription.listener.onTransient === undefined) return
        subscription.events.push(event)
        tellSoon(subscription)
      })
    },
    gap: () => wakeAll(true),
    wakeAll: () => wakeAll(false),
    close() {
      isClosed = true
      for (const subscription of all) subscription.hasEnded = true
      for (const subscriptions of [all, byJob, byRoot, others]) subscriptions.clear()
    },
  }
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
