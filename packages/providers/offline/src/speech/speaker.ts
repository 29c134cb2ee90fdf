import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ProviderError } from '@repurpose/core'
import type { SpeechAnswer, SpeechOrder } from './order.ts'

/**
 * Speech is made in one thread a process, one order at a time.
 *
 *     none ──order──▶ busy ◀──order/answer──▶ idle
 *      ▲               │ abort, or it dies      │ it dies
 *      └────ended──────┴────────────────────────┘
 *
 * The thread starts with the first order. Only while it is busy or ending does it keep the process alive. Synthesis cannot
 * be interrupted from inside, so aborting the running order ends the thread, and the next order starts another
 * once it is gone. What happens to a thread is learned from its `exit`, whoever ended it.
 */
export interface Speaker {
  /** @throws ProviderError `PROVIDER_ABORTED`, or `PROVIDER_UNAVAILABLE` when the thread cannot start or dies */
  speak(order: SpeechOrder, signal: AbortSignal): Promise<SpeechAnswer>
}

interface Call {
  readonly order: SpeechOrder
  resolve(answer: SpeechAnswer): void
  reject(error: ProviderError): void
}

export function createSpeaker(startThread: () => Worker): Speaker {
  const waiting: Call[] = []
  let thread: Worker | undefined
  let running: Call | undefined
  let isEnding = false

  function goOn(): void {
    if (running !== undefined || isEnding) return
    running = waiting.shift()
    if (running === undefined) {
      thread?.unref()
      return
    }
    try {
      thread ??= open()
      thread.ref()
      thread.postMessage(running.order)
    } catch (cause) {
      fail(cause)
    }
  }

  function open(): Worker {
    const opened = startThread()
    let failure: unknown
    opened.on('message', (answer: SpeechAnswer) => {
      running?.resolve(answer)
      running = undefined
      goOn()
    })
    opened.on('error', (error) => {
      failure = error
    })
    opened.on('exit', () => {
      thread = undefined
      isEnding = false
      fail(failure)
    })
    return opened
  }

  function fail(cause: unknown): void {
    running?.reject(unavailable(cause))
    running = undefined
    goOn()
  }

  function abort(call: Call): void {
    const place = waiting.indexOf(call)
    if (place !== -1) waiting.splice(place, 1)
    if (running !== call) return
    running = undefined
    isEnding = true
    void thread?.terminate()
  }

  return {
    speak(order, signal) {
      if (signal.aborted) return Promise.reject(aborted(signal))
      const { promise, resolve, reject } = Promise.withResolvers<SpeechAnswer>()
      const call: Call = { order, resolve, reject }
      const onAbort = (): void => {
        abort(call)
        reject(aborted(signal))
      }
      signal.addEventListener('abort', onAbort)
      waiting.push(call)
      goOn()
      return promise.finally(() => signal.removeEventListener('abort', onAbort))
    },
  }
}

/** The thread's file lies beside this one, in the sources as in what is built of them. */
export function startSpeechThread(): Worker {
  const file = new URL(`speech-thread${extname(import.meta.url)}`, import.meta.url)
  // It reads no environment, and the flags of the process are about other programs.
  return new Worker(file, { name: 'speech', env: {}, execArgv: [] })
}

function aborted(signal: AbortSignal): ProviderError {
  return new ProviderError({
    failure: 'aborted',
    message: 'The call to the offline voice was stopped.',
    cause: signal.reason,
  })
}

function unavailable(cause: unknown): ProviderError {
  return new ProviderError({
    failure: 'transient',
    message: 'The thread that makes speech ended before it had answered.',
    action:
      'Try again. If it never starts: threads must be allowed, and bundlers have to leave @repurpose/offline as it is installed.',
    cause,
  })
}
