import type { TransientEvent } from '../job/index.ts'

/** Kept for a reader that is slow: so many different things, and of each text so many characters. */
const limits = { entries: 256, characters: 16_384 }

/**
 * Transient events on their way to a reader. Of a stage's progress only the latest is kept; text of the same call is
 * joined. A reader that cannot keep up loses the oldest, and finds the whole text in the call's fact.
 */
export class TransientBuffer {
  readonly #events = new Map<string, TransientEvent>()

  add(event: TransientEvent): void {
    const key = keyOf(event)
    const waiting = this.#events.get(key)
    this.#events.set(key, waiting === undefined ? event : join(waiting, event))
    for (const oldest of this.#events.keys()) {
      if (this.#events.size <= limits.entries) break
      this.#events.delete(oldest)
    }
  }

  isEmpty(): boolean {
    return this.#events.size === 0
  }

  /** Everything that waits, oldest first, and an empty buffer after that. */
  take(): readonly TransientEvent[] {
    const events = [...this.#events.values()]
    this.#events.clear()
    return events
  }
}

function keyOf(event: TransientEvent): string {
  return JSON.stringify([event.jobId, event.type, event.type === 'text' ? event.key : event.stage])
}

/** Two events of the same key, which says that they are of one type. */
function join(before: TransientEvent, event: TransientEvent): TransientEvent {
  if (before.type !== 'text' || event.type !== 'text') return event
  return { ...event, delta: (before.delta + event.delta).slice(-limits.characters) }
}
