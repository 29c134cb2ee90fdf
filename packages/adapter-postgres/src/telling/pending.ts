import type { CardedEvent, JobCard } from './job-card.ts'
import type { News } from './news.ts'
import { createTransientQueue } from './transient-queue.ts'

/** Kinds of news that are told, each at a pace of its own. */
export type Kind = 'transients' | 'facts' | 'held' | 'ready'

/** News that waits to be told to other processes, each thing once. */
export interface Pending {
  addFacts(cards: readonly JobCard[]): void
  addReady(lanes: readonly string[]): void
  addHeld(processId: string, jobIds: readonly string[]): void
  addTransients(events: readonly CardedEvent[]): void
  /** Says that something was missed, instead of all that waits. */
  replaceByGap(): void
  has(kind: Kind): boolean
  /** All that waits, in the order in which it is to be told, and nothing waits after that. */
  take(): readonly News[]
}

/** When more waits than this (the database answers slowly), it is told as a gap: others read everything then. */
const most = { items: 20_000, weightOfTransients: 300_000 }

export function createPending(): Pending {
  const transients = createTransientQueue()
  const facts = new Map<string, JobCard>()
  const ready = new Set<string>()
  const held = new Map<string, Set<string>>()
  let countHeld = 0
  let hasGap = false

  function clear(): void {
    transients.take()
    facts.clear()
    ready.clear()
    held.clear()
    countHeld = 0
    hasGap = false
  }

  function replaceByGap(): void {
    clear()
    hasGap = true
  }

  function limit(): void {
    const items = facts.size + ready.size + countHeld
    if (items > most.items || transients.weight > most.weightOfTransients) replaceByGap()
  }

  return {
    addFacts(cards) {
      for (const card of cards) facts.set(card.id, card)
      limit()
    },
    addReady(lanes) {
      for (const lane of lanes) ready.add(lane)
      limit()
    },
    addHeld(processId, jobIds) {
      const jobs = held.get(processId) ?? new Set()
      countHeld -= jobs.size
      for (const jobId of jobIds) jobs.add(jobId)
      countHeld += jobs.size
      held.set(processId, jobs)
      limit()
    },
    addTransients(events) {
      for (const event of events) transients.add(event)
      limit()
    },
    replaceByGap,
    has(kind) {
      if (hasGap) return true
      if (kind === 'transients') return transients.weight > 0
      return { facts, held, ready }[kind].size > 0
    },
    take() {
      // Transient events before the facts that they led to: who is woken by a job's end listens no longer.
      const news: News[] = [
        ...(hasGap ? [{ kind: 'gap' } as const] : []),
        ...transients.take().map(({ card, event }) => ({ kind: 'transient', card, event }) as const),
        ...[...facts.values()].map((card) => ({ kind: 'facts', card }) as const),
        ...[...held].flatMap(([processId, jobIds]) =>
          [...jobIds].map((jobId) => ({ kind: 'held', processId, jobId }) as const),
        ),
        ...[...ready].map((lane) => ({ kind: 'ready', lane }) as const),
      ]
      clear()
      return news
    },
  }
}
