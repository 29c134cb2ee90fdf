import type { TransientEvent } from '../job/index.ts'
import type { Backend, FeedFilter } from '../ports/index.ts'
import { unlessAborted } from './abort.ts'
import { TransientBuffer } from './transient-buffer.ts'

/**
 * What a reader hears from a backend between its reads. Any number of wake-ups is one, and transient events are bounded:
 * a slow reader costs nobody else anything.
 */
export interface Changes {
  /** Whether there may be something to read, and from now on not any more until the next wake-up. */
  takeWake(): boolean
  /** There is more to read, whoever else says so. */
  wake(): void
  isAwake(): boolean
  takeTransient(): readonly TransientEvent[]
  /** Resolves when there is something to read or hear, or on abort. */
  wait(): Promise<void>
  /** Ends the subscription. */
  close(): void
}

/**
 * Subscribes. There is something to read from the start: what was written before.
 * `undefined` when the signal aborted first.
 */
export async function listenFor(
  backend: Pick<Backend, 'subscribe'>,
  filter: FeedFilter,
  options: { readonly signal: AbortSignal; readonly transient: (event: TransientEvent) => boolean },
): Promise<Changes | undefined> {
  const { signal, transient } = options
  const buffer = new TransientBuffer()
  let isAwake = true
  let resume = () => {}
  const wake = () => {
    isAwake = true
    resume()
  }
  const subscribing = backend.subscribe(filter, {
    onWake: wake,
    // What was missed live may have been followed by facts.
    onGap: wake,
    onTransient(event) {
      if (!transient(event)) return
      buffer.add(event)
      resume()
    },
  })
  const unsubscribe = await unlessAborted(subscribing, signal)
  if (unsubscribe === undefined) {
    // Whoever waited is gone; a subscription that comes too late is ended, one that fails is nobody's concern.
    subscribing.then(
      (end) => end(),
      () => {},
    )
    return undefined
  }
  return {
    takeWake() {
      const before = isAwake
      isAwake = false
      return before
    },
    wake,
    isAwake: () => isAwake,
    takeTransient: () => buffer.take(),
    async wait() {
      if (isAwake || !buffer.isEmpty()) return
      await unlessAborted(new Promise<true>((resolve) => (resume = () => resolve(true))), signal)
    },
    close: unsubscribe,
  }
}
