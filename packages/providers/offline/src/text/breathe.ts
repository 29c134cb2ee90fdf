import { setImmediate } from 'node:timers/promises'

/**
 * Lets others run, and stops when asked to. Called between bounded pieces of work, so that reading a long source
 * never holds the event loop.
 *
 * @throws the signal's reason once it is aborted.
 */
export async function breathe(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  await setImmediate()
  signal.throwIfAborted()
}
