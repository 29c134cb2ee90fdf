import type { TransientEvent } from '@repurpose/core'
import type { CardedEvent, JobCard } from './job-card.ts'

export interface CardsOptions {
  /** Reads cards of jobs from the database; those of jobs that do not exist are left out. One call at a time. */
  readonly load: (ids: readonly string[]) => Promise<readonly JobCard[]>
  /** Takes events on with their cards: `telling.transients`. Must not throw. */
  readonly deliver: (events: readonly CardedEvent[]) => void
  /** Hears what `load` rejected with; the events that waited for it are dropped. */
  readonly onError?: ((error: unknown) => void) | undefined
  /** How many cards are kept, those used last. Default 10,000. */
  readonly capacity?: number | undefined
}

/** Cards of the jobs that this process met, and transient events on their way to theirs. */
export interface Cards {
  /** Keeps cards that came along anyway, with a claim or a new job. */
  remember(cards: readonly JobCard[]): void
  get(id: string): JobCard | undefined
  /**
   * Delivers events: of known jobs at once, of others after their cards were read, in one batch. Events of one job
   * keep their order; those of jobs that do not exist are dropped.
   */
  publish(events: readonly TransientEvent[]): void
}

/** Events held back while cards are read. More are dropped: whoever listens finds it all in the log. */
const mostWaiting = 10_000

type Waiting = Map<string, TransientEvent[]>

/**
 * Events of a job whose card is being read queue up behind one another, even if the card becomes known otherwise:
 *
 *     unknown ──publish──▶ asked for ──next batch──▶ being read ──▶ delivered, or dropped if there is no such job
 */
export function createCards({ load, deliver, onError, capacity = 10_000 }: CardsOptions): Cards {
  /** The one used last comes last. */
  const known = new Map<string, JobCard>()
  let askedFor: Waiting = new Map()
  let beingRead: Waiting = new Map()
  let countWaiting = 0
  let isReading = false

  function get(id: string): JobCard | undefined {
    const card = known.get(id)
    if (card !== undefined) keep(card)
    return card
  }

  function keep(card: JobCard): void {
    known.delete(card.id)
    known.set(card.id, card)
    for (const id of known.keys()) {
      if (known.size <= capacity) break
      known.delete(id)
    }
  }

  function queueOf(id: string): TransientEvent[] | undefined {
    return beingRead.get(id) ?? askedFor.get(id)
  }

  function wait(event: TransientEvent): void {
    if (countWaiting >= mostWaiting) return
    countWaiting += 1
    const queue = queueOf(event.jobId)
    if (queue === undefined) askedFor.set(event.jobId, [event])
    else queue.push(event)
    if (isReading) return
    isReading = true
    // In a microtask, so that all that is published in one turn is one batch.
    queueMicrotask(() => void readOn())
  }

  /** Never rejects. */
  async function readOn(): Promise<void> {
    while (askedFor.size > 0) {
      beingRead = askedFor
      askedFor = new Map()
      const found = new Map<string, JobCard>()
      try {
        for (const card of await load([...beingRead.keys()])) found.set(card.id, card)
      } catch (error) {
        onError?.(error)
      }
      const queues = beingRead
      beingRead = new Map()
      const events: CardedEvent[] = []
      for (const [id, queue] of queues) {
        countWaiting -= queue.length
        const card = found.get(id) ?? known.get(id)
        if (card === undefined) continue
        keep(card)
        for (const event of queue) events.push({ card, event })
      }
      if (events.length > 0) deliver(events)
    }
    isReading = false
  }

  return {
    remember(cards) {
      for (const card of cards) keep(card)
    },
    get,
    publish(events) {
      const ready: CardedEvent[] = []
      for (const event of events) {
        const card = queueOf(event.jobId) === undefined ? get(event.jobId) : undefined
        if (card === undefined) wait(event)
        else ready.push({ card, event })
      }
      if (ready.length > 0) deliver(ready)
    },
  }
}
