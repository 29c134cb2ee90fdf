import type { Clock } from '../ports/index.ts'

/** A promise's value, or `undefined` as soon as the signal aborts; what the promise does after that is ignored. */
export function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const abort = () => resolve(undefined)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/**
 * An iterable over a generator that ends when the signal aborts. Each iteration is a run of its own, and can be ended
 * while it waits for its next value: a generator's own `return` would wait in line behind that value.
 */
export function stoppable<Value>(
  run: (signal: AbortSignal) => AsyncGenerator<Value, void, undefined>,
  outer?: AbortSignal,
): AsyncIterable<Value> {
  return {
    [Symbol.asyncIterator]() {
      const controller = new AbortController()
      const stop = () => controller.abort()
      if (outer?.aborted === true) stop()
      outer?.addEventListener('abort', stop, { once: true })
      const generator = run(controller.signal)
      const over = () => outer?.removeEventListener('abort', stop)
      return {
        async next() {
          try {
            const result = await generator.next()
            if (result.done === true) over()
            return result
          } catch (error) {
            over()
            throw error
          }
        },
        async return() {
          stop()
          over()
          return generator.return()
        },
      }
    },
  }
}

/** Resolves after a time, or as soon as the signal aborts. */
export async function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const cancel = clock.setTimer(delayMs, resolve)
  await unlessAborted(promise, signal)
  cancel()
}
