import type { TransientEvent } from '@repurpose/core'
import type { CardedEvent, JobCard } from './job-card.ts'

/** Transient events on their way to other processes, made fewer while they wait. */
export interface TransientQueue {
  add(event: CardedEvent): void
  /** Roughly the characters that wait. */
  readonly weight: number
  /** All that waits, the events of one job in their order, and an empty queue after that. */
  take(): readonly CardedEvent[]
}

interface JobQueue {
  readonly card: JobCard
  readonly events: TransientEvent[]
}

/** What an event weighs besides its text. */
const weightOfEvent = 100

/**
 * Neighbours that are text of the same call are joined, with the time of the later one; of a stage's progress only
 * the latest stays, in its own place. Nothing else changes places, so that each job's events keep their order.
 */
export function createTransientQueue(): TransientQueue {
  let jobs = new Map<string, JobQueue>()
  let weight = 0

  function push(events: TransientEvent[], event: TransientEvent): void {
    const last = events.at(-1)
    const joined = last && join(last, event)
    if (joined === undefined) events.push(event)
    else events[events.length - 1] = joined
    weight += weightOf(event) - (joined === undefined ? 0 : weightOfEvent)
  }

  /** Takes the stage's earlier progress out, and joins what it kept apart. */
  function dropProgress(events: TransientEvent[], stage: string): void {
    const index = events.findLastIndex((event) => event.type === 'progress' && event.stage === stage)
    if (index === -1) return
    const after = events.splice(index)
    for (const [offset, event] of after.entries()) {
      weight -= weightOf(event)
      if (offset > 0) push(events, event)
    }
  }

  return {
    add({ card, event }) {
      const job = jobs.get(card.id) ?? { card, events: [] }
      jobs.set(card.id, job)
      if (event.type === 'progress') dropProgress(job.events, event.stage)
      push(job.events, event)
    },
    get weight() {
      return weight
    },
    take() {
      const taken = [...jobs.values()]
      jobs = new Map()
      weight = 0
      return taken.flatMap(({ card, events }) => events.map((event) => ({ card, event })))
    },
  }
}

function join(before: TransientEvent, event: TransientEvent): TransientEvent | undefined {
  if (before.type !== 'text' || event.type !== 'text') return undefined
  if (before.stage !== event.stage || before.key !== event.key || before.task !== event.task) return undefined
  return { ...event, delta: before.delta + event.delta }
}

function weightOf(event: TransientEvent): number {
  return weightOfEvent + (event.type === 'text' ? event.delta : (event.message ?? '')).length
}
