import { EventEmitter, once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { ProviderError } from '@repurpose/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SpeechOrder } from './order.ts'
import { createSpeaker, startSpeechThread } from './speaker.ts'
import { utterancesOf } from './text/index.ts'

// Speech takes its time where many tests run at once.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const quiet = new AbortController().signal
const started: Worker[] = []

function startObserved(): Worker {
  const thread = startSpeechThread()
  started.push(thread)
  return thread
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((thread) => thread.terminate()))
})

function order(text = 'Bread rises slowly.'): SpeechOrder {
  return { utterances: utterancesOf(text), voice: 'kal16', format: 'wav' }
}

/** Minutes of speech. */
const long = order('Nobody in the valley had slept, and the river rose again. '.repeat(300))

/** Until a thread is deep in its work: loading takes less than this. */
async function atWork(thread: Worker): Promise<void> {
  await vi.waitFor(
    () => {
      expect(thread.performance.eventLoopUtilization().active).toBeGreaterThan(1_000)
    },
    { timeout: 50_000 },
  )
}

/** The failure of a call that has to fail. */
async function failureOf(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!ProviderError.isInstance(error)) throw new Error(`expected a ProviderError, not ${error}`)
  return error
}

describe('a speaker', () => {
  it('speaks in one thread, however many calls come at once', async () => {
    const speaker = createSpeaker(startObserved)
    const answers = await Promise.all(
      ['One.', 'Two and a half.', 'One.'].map((text) => speaker.speak(order(text), quiet)),
    )
    expect(started).toHaveLength(1)
    expect(answers.map(({ type }) => type)).toEqual(['recording', 'recording', 'recording'])
    expect(answers[2]).toEqual(answers[0])
    expect(answers[1]).not.toEqual(answers[0])
  })

  it('fails retryably when its thread is killed in the middle, and starts another', async () => {
    const speaker = createSpeaker(startObserved)
    const failing = failureOf(speaker.speak(long, quiet))
    const next = speaker.speak(order(), quiet)
    await atWork(started[0]!)
    await started[0]!.terminate()
    const error = await failing
    expect(error).toMatchObject({ failure: 'transient', code: 'PROVIDER_UNAVAILABLE', retryable: true })
    expect((await next).type).toBe('recording')
    expect(started).toHaveLength(2)
  })

  it('starts another thread when one dies with nothing to do', async () => {
    const speaker = createSpeaker(startObserved)
    const first = await speaker.speak(order(), quiet)
    await started[0]!.terminate()
    expect(await speaker.speak(order(), quiet)).toEqual(first)
    expect(started).toHaveLength(2)
  })

  it('ends its thread within a second of an abort, and goes on with the next call in another', async () => {
    const speaker = createSpeaker(startObserved)
    const controller = new AbortController()
    const failing = failureOf(speaker.speak(long, controller.signal))
    const next = speaker.speak(order(), quiet)
    await atWork(started[0]!)
    const ended = once(started[0]!, 'exit')
    const abortedAt = performance.now()
    controller.abort(new Error('enough'))
    expect(await failing).toMatchObject({ failure: 'aborted', cause: { message: 'enough' } })
    await ended
    expect(performance.now() - abortedAt).toBeLessThan(1_000)
    expect((await next).type).toBe('recording')
    expect(started).toHaveLength(2)
  })

  it('forgets a call that is aborted while it waits, and leaves the running one alone', async () => {
    const speaker = createSpeaker(startObserved)
    const controller = new AbortController()
    const running = speaker.speak(order(), quiet)
    const waiting = failureOf(speaker.speak(long, controller.signal))
    controller.abort()
    expect((await waiting).failure).toBe('aborted')
    expect((await running).type).toBe('recording')
    expect((await failureOf(speaker.speak(long, controller.signal))).failure).toBe('aborted')
    expect(started).toHaveLength(1)
  })

  it('keeps no listener on a signal', async () => {
    const speaker = createSpeaker(startObserved)
    const controller = new AbortController()
    await speaker.speak(order(), controller.signal)
    controller.abort()
    expect((await speaker.speak(order(), quiet)).type).toBe('recording')
    expect(started).toHaveLength(1)
  })

  it('says why a thread cannot be started, or what it died of', async () => {
    const forbidden = createSpeaker(() => {
      throw new Error('threads are not allowed')
    })
    const missing = createSpeaker(() => new Worker(new URL('./no-such-file.js', import.meta.url)))
    expect(await failureOf(forbidden.speak(order(), quiet))).toMatchObject({
      failure: 'transient',
      action: expect.stringContaining('threads must be allowed'),
      cause: { message: 'threads are not allowed' },
    })
    expect(await failureOf(missing.speak(order(), quiet))).toMatchObject({
      failure: 'transient',
      cause: { message: expect.stringContaining('no-such-file') },
    })
  })

  it('keeps the process alive only while it has something to do', async () => {
    const held: boolean[] = []
    const thread = Object.assign(new EventEmitter(), {
      ref: () => held.push(true),
      unref: () => held.push(false),
      postMessage: () => queueMicrotask(() => thread.emit('message', { type: 'failure', index: 0 })),
    })
    // It has all of a thread that a speaker uses.
    const speaker = createSpeaker(() => thread as unknown as Worker)
    await speaker.speak(order(), quiet)
    expect(held).toEqual([true, false])
    await Promise.all([speaker.speak(order(), quiet), speaker.speak(order(), quiet)])
    expect(held.at(-1)).toBe(false)
  })
})
