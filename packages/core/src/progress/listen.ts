/**
 * Calls a function with each event of one type of a stream, or of one opened with a signal to end it. The function it gives ends that, and with it the stream. The stream's
 * end or failure ends it too; `onError` learns of a failure, and of what the listener throws or rejects with.
 *
 * @example const stop = listen(jobEvents({ backend, jobId }), 'stage.succeeded', ({ stage, ms }) => log(stage, ms))
 */
export function listen<Event extends { readonly type: string }, Type extends Event['type']>(
  events: AsyncIterable<Event> | ((signal: AbortSignal) => AsyncIterable<Event>),
  type: Type,
  listener: (event: Extract<Event, { readonly type: Type }>) => unknown,
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
        await call(() => listener(value as Extract<Event, { readonly type: Type }>), onError)
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
