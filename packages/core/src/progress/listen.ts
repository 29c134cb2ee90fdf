import type { JobEvent } from './job-event.ts'

/**
 * Calls a function with each event of one type of a job's stream, or of one that is opened with the signal that ends it.
 * The function it gives ends both. The stream's end or failure ends it too; `onError` learns of a failure, and of what
 * the listener throws or rejects with.
 *
 * @example const stop = listen(jobEvents({ backend, jobId }), 'stage.succeeded', ({ stage, ms }) => log(stage, ms))
 */
export function listen<Stage extends string, Type extends JobEvent['type']>(
  events: AsyncIterable<JobEvent<Stage>> | ((signal: AbortSignal) => AsyncIterable<JobEvent<Stage>>),
  type: Type,
  listener: (event: Extract<JobEvent<Stage>, { readonly type: Type }>) => unknown,
  onError: (error: unknown) => void = () => {},
): () => void {
  const controller = new AbortController()
  const opened = typeof events === 'function' ? events(controller.signal) : events
  const iterator = opened[Symbol.asyncIterator]()
  let isOver = false
  const run = async () => {
    while (!isOver) {
      const { done, value } = await iterator.next()
      if (done === true || isOver) return
      // The types are compared on the spot.
      if (value.type === type)
        await call(() => listener(value as Extract<JobEvent<Stage>, { readonly type: Type }>), onError)
    }
  }
  run().catch((error: unknown) => {
    if (!isOver) onError(error)
  })
  return () => {
    isOver = true
    controller.abort()
    iterator.return?.().catch(() => {})
  }
}

/** One listener's failure is not the stream's: the next event is told all the same. */
async function call(listener: () => unknown, onError: (error: unknown) => void): Promise<void> {
  try {
    await listener()
  } catch (error) {
    onError(error)
  }
}
