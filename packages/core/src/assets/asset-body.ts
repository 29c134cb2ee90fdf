import type { AssetBody } from '../ports/asset-store.ts'

/**
 * The bytes of a body, in whatever pieces they come. An abort ends the reading at once, even while the body hangs,
 * and rejects with the signal's reason.
 */
export async function* chunksOf(
  body: AssetBody,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  signal?.throwIfAborted()
  if (typeof body === 'string') yield Buffer.from(body)
  else if (body instanceof Uint8Array) yield body
  else yield* untilAborted(body, signal)
}

async function* untilAborted(
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const iterator = body[Symbol.asyncIterator]()
  let open = true
  try {
    while (true) {
      const { done, value } = await orAborted(iterator.next(), signal)
      open = done !== true
      if (!open) return
      yield value
    }
  } finally {
    // Not awaited: a body that hangs closes when it comes to itself, if ever. What it says then is nobody's concern.
    if (open) iterator.return?.().catch(() => undefined)
  }
}

function orAborted<Value>(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
    if (signal.aborted) abort()
  })
}

/** Lets go of a body that is not wanted, so that a file or a connection behind it closes. */
export async function discard(body: AssetBody): Promise<void> {
  if (typeof body === 'string' || body instanceof Uint8Array) return
  for await (const _ of body) return
}
