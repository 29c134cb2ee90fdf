import { createHash } from 'node:crypto'
import { ProviderError, usd } from '@repurpose/core'
import { testImageModel } from '@repurpose/core/testing'
import { describe, expect, it, vi } from 'vitest'
import { type DrawingOrder, draw } from './drawing.ts'
import { offlineImages } from './index.ts'
import { createOfflineImages } from './model.ts'
import { createStudio, openDrawingThread } from './studio.ts'

// On a busy machine a thread takes its time to start.
vi.setConfig({ testTimeout: 30_000 })

testImageModel({ describe, it }, { create: () => offlineImages() })

const quiet = () => new AbortController().signal
const call = { task: 'illustration', prompt: 'A village by the sea at dusk' }

/** Width and height as a PNG's header says. */
function sizeOf(png: Uint8Array): readonly [number, number] {
  const view = new DataView(png.buffer, png.byteOffset)
  expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  expect(new TextDecoder().decode(png.subarray(12, 16))).toBe('IHDR')
  return [view.getUint32(16), view.getUint32(20)]
}

describe('the offline image model', () => {
  it.each([
    [undefined, 1024, 1024],
    ['256x256', 256, 256],
    ['320x512', 320, 512],
    ['512x320', 512, 320],
  ])('draws a PNG of the size %s', async (size, width, height) => {
    const reply = await offlineImages().draw({ ...call, size, signal: quiet() })
    expect(sizeOf(reply.image)).toEqual([width, height])
    expect(reply).toMatchObject({ mediaType: 'image/png', width, height, usage: { images: 1 } })
    expect(offlineImages().price?.(reply.usage)).toEqual(usd(0))
  })

  it('has the same bytes for the same call, in the thread as out of it, at any time', async () => {
    const model = offlineImages()
    const wishes = { ...call, size: '320x320', style: 'flat', signal: quiet() }
    const first = await model.draw(wishes)
    await model.draw({ ...wishes, prompt: 'Another village' })
    const second = await model.draw(wishes)
    expect(second.image).toEqual(first.image)
    const order: DrawingOrder = {
      prompt: call.prompt,
      style: 'flat',
      width: 320,
      height: 320,
      hasTitle: true,
    }
    expect(new Uint8Array(await draw(order))).toEqual(new Uint8Array(first.image))
  })

  it('draws what it drew before: another picture for an old prompt needs another modelId', async () => {
    const { image } = await offlineImages().draw({ ...call, size: '256x256', signal: quiet() })
    expect(createHash('sha256').update(image).digest('hex')).toMatchInlineSnapshot(
      `"fd0b2dcedb2006841bc617ac91bcc623803364ae46be73545574c073d82998d7"`,
    )
  })

  it('has other bytes for another prompt, style or size, and without a title', async () => {
    const drawn = async (wishes: object, options = {}) => {
      const { image } = await offlineImages(options).draw({
        ...call,
        size: '256x256',
        signal: quiet(),
        ...wishes,
      })
      return Buffer.from(image).toString('base64')
    }
    const all = [
      await drawn({}),
      await drawn({ prompt: 'A village by the sea at dawn' }),
      await drawn({ style: 'cinematic' }),
      await drawn({ size: '256x257' }),
      await drawn({}, { title: false }),
    ]
    expect(new Set(all).size).toBe(5)
  })

  it.each([
    ['an empty prompt', { prompt: '' }],
    ['a prompt of spaces', { prompt: ' \n\t ' }],
    ['a size too small', { size: '64x64' }],
    ['a size too large', { size: '4096x4096' }],
    ['what is no size', { size: 'large' }],
  ])('refuses %s', async (_, wishes) => {
    const error = await offlineImages()
      .draw({ ...call, ...wishes, signal: quiet() })
      .catch((reason: unknown) => reason)
    if (!ProviderError.isInstance(error)) throw new Error('it was not refused')
    expect(error).toMatchObject({ code: 'PROVIDER_REJECTED', retryable: false })
    expect(error.action).toMatch(/.{20}/)
  })

  it('stops within a second when the running call is aborted, and draws the next one', async () => {
    const model = createOfflineImages({}, createStudio(openDrawingThread))
    const controller = new AbortController()
    const large = model.draw({ ...call, size: '2048x2048', signal: controller.signal })
    const next = model.draw({ ...call, size: '256x256', signal: quiet() })
    const aborted = performance.now()
    controller.abort()
    await expect(large).rejects.toMatchObject({ code: 'PROVIDER_ABORTED' })
    expect(performance.now() - aborted).toBeLessThan(1_000)
    expect(sizeOf((await next).image)).toEqual([256, 256])
  })

  it('fails so that it can be tried again when its thread is killed, and the next call works', async () => {
    const threads: ReturnType<typeof openDrawingThread>[] = []
    const studio = createStudio(() => {
      const thread = openDrawingThread()
      threads.push(thread)
      return thread
    })
    const model = createOfflineImages({}, studio)
    const killed = model.draw({ ...call, size: '2048x2048', signal: quiet() })
    await threads[0]?.terminate()
    await expect(killed).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE', retryable: true })
    expect(sizeOf((await model.draw({ ...call, size: '256x256', signal: quiet() })).image)).toEqual([
      256, 256,
    ])
    expect(threads).toHaveLength(2)
    await threads[1]?.terminate()
  })

  it('leaves the event loop free while it draws', async () => {
    let longest = 0
    let last = performance.now()
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const started = performance.now()
    await offlineImages().draw({ ...call, size: '2048x2048', signal: quiet() })
    clearInterval(timer)
    expect(longest).toBeLessThan((performance.now() - started) / 2)
  })
})
