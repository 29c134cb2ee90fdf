import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { chunksOf, discard } from './asset-body.ts'

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts).toString()
}

/** A body that gives one chunk and then hangs; it says whether it was closed. */
function hanging(close: () => Promise<IteratorResult<Uint8Array>>) {
  const state = { closed: false }
  const body: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]() {
      let given = false
      return {
        next() {
          if (given) return new Promise(() => {})
          given = true
          return Promise.resolve({ done: false, value: Buffer.from('a') })
        },
        return() {
          state.closed = true
          return close()
        },
      }
    },
  }
  return { body, state }
}

describe('the chunks of a body', () => {
  it('are its bytes, whatever it is', async () => {
    expect(await textOf(chunksOf('é'))).toBe('é')
    expect(await textOf(chunksOf(Buffer.from('b')))).toBe('b')
    const signal = new AbortController().signal
    expect(await textOf(chunksOf(Readable.from([Buffer.from('c'), Buffer.from('d')]), signal))).toBe('cd')
  })

  it('end with the reason of an abort, at once, and the body is closed', async () => {
    for (const close of [
      () => new Promise<never>(() => {}),
      () => Promise.reject(new Error('closing failed')),
      () => Promise.resolve({ done: true as const, value: undefined }),
    ]) {
      const { body, state } = hanging(close)
      const controller = new AbortController()
      const reading = textOf(chunksOf(body, controller.signal))
      controller.abort(new Error('stopped'))
      await expect(reading).rejects.toThrow('stopped')
      expect(state.closed).toBe(true)
    }
  })

  it('end when the abort falls between two chunks', async () => {
    const controller = new AbortController()
    const iterator = chunksOf(Readable.from([Buffer.from('a'), Buffer.from('b')]), controller.signal)
    expect((await iterator.next()).done).toBe(false)
    controller.abort(new Error('stopped'))
    await expect(iterator.next()).rejects.toThrow('stopped')
  })

  it('pass on what breaks the body', async () => {
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a')
      throw new Error('broken')
    }
    await expect(textOf(chunksOf(breaking()))).rejects.toThrow('broken')
    await expect(textOf(chunksOf(breaking(), new AbortController().signal))).rejects.toThrow('broken')
  })

  it('need no way to close a body', async () => {
    const body: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false, value: Buffer.from('a') }),
      }),
    }
    for await (const chunk of chunksOf(body)) {
      expect(chunk).toEqual(Buffer.from('a'))
      break
    }
  })
})

describe('a body that is discarded', () => {
  it('closes the stream behind it', async () => {
    const stream = Readable.from([Buffer.from('a'), Buffer.from('b')])
    await discard(stream)
    expect(stream.destroyed).toBe(true)
  })

  it('may be empty, or no stream at all', async () => {
    await discard(Readable.from([]))
    await discard('text')
    await discard(new Uint8Array(1))
  })
})
