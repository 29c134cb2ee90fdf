import { EventEmitter } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { ProviderError } from '@repurpose/core'
import { describe, expect, it } from 'vitest'
import type { DrawingOrder } from './drawing.ts'
import { createStudio } from './studio.ts'

/** A thread that does what the test says, when the test says it. */
class ThreadDouble extends EventEmitter {
  readonly orders: DrawingOrder[] = []
  isHeld = false
  isTerminated = false

  postMessage(order: DrawingOrder): void {
    this.orders.push(order)
  }
  ref(): void {
    this.isHeld = true
  }
  unref(): void {
    this.isHeld = false
  }
  terminate(): Promise<number> {
    this.isTerminated = true
    return Promise.resolve(1)
  }
}

function scene() {
  const threads: ThreadDouble[] = []
  const studio = createStudio(() => {
    const thread = new ThreadDouble()
    threads.push(thread)
    // A worker as far as the studio uses one: its events, messages, references and end.
    return thread as unknown as Worker
  })
  return { threads, studio }
}

const order = (prompt: string): DrawingOrder => ({
  prompt,
  style: undefined,
  width: 256,
  height: 256,
  hasTitle: true,
})
const quiet = () => new AbortController().signal
const png = (value: number) => Uint8Array.of(value)

async function failureOf(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.catch((reason: unknown) => reason)
  if (!ProviderError.isInstance(error)) throw new Error('expected a ProviderError')
  return error
}

describe('a studio', () => {
  it('opens one thread with the first order and gives it one order at a time', async () => {
    const { threads, studio } = scene()
    expect(threads).toHaveLength(0)
    const [first, second] = [studio.draw(order('a'), quiet()), studio.draw(order('b'), quiet())]
    const [thread] = threads
    expect(thread?.orders).toEqual([order('a')])
    thread?.emit('message', png(1))
    expect(thread?.orders).toEqual([order('a'), order('b')])
    thread?.emit('message', png(2))
    expect(await Promise.all([first, second])).toEqual([png(1), png(2)])
    expect(threads).toHaveLength(1)
  })

  it('keeps the process alive while it draws, and no longer', async () => {
    const { threads, studio } = scene()
    const call = studio.draw(order('a'), quiet())
    expect(threads[0]?.isHeld).toBe(true)
    threads[0]?.emit('message', png(1))
    await call
    expect(threads[0]?.isHeld).toBe(false)
    const next = studio.draw(order('b'), quiet())
    expect(threads[0]?.isHeld).toBe(true)
    threads[0]?.emit('message', png(2))
    await next
  })

  it('ends the thread when the running order is aborted, and opens another once it is gone', async () => {
    const { threads, studio } = scene()
    const controller = new AbortController()
    const aborted = studio.draw(order('a'), controller.signal)
    const waiting = studio.draw(order('b'), quiet())
    controller.abort(new Error('enough'))
    const error = await failureOf(aborted)
    expect(error).toMatchObject({ failure: 'aborted', cause: controller.signal.reason })
    expect(threads[0]?.isTerminated).toBe(true)
    const later = studio.draw(order('c'), quiet())
    expect(threads).toHaveLength(1)
    threads[0]?.emit('exit', 1)
    expect(threads[1]?.orders).toEqual([order('b')])
    threads[1]?.emit('message', png(2))
    threads[1]?.emit('message', png(3))
    expect(await Promise.all([waiting, later])).toEqual([png(2), png(3)])
  })

  it('forgets an order that is aborted while it waits, and goes on drawing', async () => {
    const { threads, studio } = scene()
    const controller = new AbortController()
    const running = studio.draw(order('a'), quiet())
    const aborted = studio.draw(order('b'), controller.signal)
    controller.abort()
    expect((await failureOf(aborted)).failure).toBe('aborted')
    expect(threads[0]?.isTerminated).toBe(false)
    threads[0]?.emit('message', png(1))
    expect(await running).toEqual(png(1))
    expect(threads[0]?.orders).toEqual([order('a')])
  })

  it('opens no thread for a call that was aborted before', async () => {
    const { threads, studio } = scene()
    expect((await failureOf(studio.draw(order('a'), AbortSignal.abort()))).failure).toBe('aborted')
    expect(threads).toHaveLength(0)
  })

  it('does not listen to a signal whose call is done', async () => {
    const { threads, studio } = scene()
    const controller = new AbortController()
    const call = studio.draw(order('a'), controller.signal)
    threads[0]?.emit('message', png(1))
    await call
    controller.abort()
    expect(threads[0]?.isTerminated).toBe(false)
  })

  it('fails the running order so that it can be tried again when the thread dies, and opens another', async () => {
    const { threads, studio } = scene()
    const [lost, next] = [studio.draw(order('a'), quiet()), studio.draw(order('b'), quiet())]
    threads[0]?.emit('error', new Error('out of memory'))
    threads[0]?.emit('exit', 1)
    const error = await failureOf(lost)
    expect(error).toMatchObject({ failure: 'transient', retryable: true })
    expect(error.cause).toMatchObject({ message: 'out of memory' })
    threads[1]?.emit('message', png(2))
    expect(await next).toEqual(png(2))
  })

  it('opens another thread for the next order when an idle one dies', async () => {
    const { threads, studio } = scene()
    const first = studio.draw(order('a'), quiet())
    threads[0]?.emit('message', png(1))
    await first
    threads[0]?.emit('exit', 0)
    const second = studio.draw(order('b'), quiet())
    threads[1]?.emit('message', png(2))
    expect(await second).toEqual(png(2))
  })

  it('fails every order when no thread can be opened', async () => {
    const studio = createStudio(() => {
      throw new Error('threads are forbidden')
    })
    const errors = await Promise.all(
      ['a', 'b'].map((prompt) => failureOf(studio.draw(order(prompt), quiet()))),
    )
    for (const error of errors) {
      expect(error).toMatchObject({ failure: 'transient' })
      expect(error.action).toMatch(/bundle/)
      expect(error.cause).toMatchObject({ message: 'threads are forbidden' })
    }
  })
})
