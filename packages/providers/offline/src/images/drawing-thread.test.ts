import { describe, expect, it, vi } from 'vitest'
import type { DrawingOrder } from './drawing.ts'

const port = vi.hoisted(() => ({
  listeners: new Map<string, (order: unknown) => Promise<void>>(),
  posted: [] as { readonly message: unknown; readonly given: readonly unknown[] }[],
}))

vi.mock('node:worker_threads', () => ({
  parentPort: {
    on: (name: string, listener: (order: unknown) => Promise<void>) => port.listeners.set(name, listener),
    postMessage: (message: unknown, given: readonly unknown[]) => port.posted.push({ message, given }),
  },
}))

describe('the drawing thread', () => {
  it('answers an order with its picture, and gives the memory away instead of copying it', async () => {
    await import('./drawing-thread.ts')
    const order: DrawingOrder = { prompt: 'Sea', style: undefined, width: 256, height: 256, hasTitle: false }
    await port.listeners.get('message')?.(order)
    const [answer] = port.posted
    if (!(answer?.message instanceof Uint8Array)) throw new Error('there is no picture')
    expect([...answer.message.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    expect(answer.given).toEqual([answer.message.buffer])
  })
})
