import { describe, expect, it } from 'vitest'
import { readSize } from './size.ts'

describe('a size', () => {
  it.each([
    [undefined, 1024, 1024],
    ['1024x1024', 1024, 1024],
    ['256x2048', 256, 2048],
    ['2048x256', 2048, 256],
    ['0640x0360', 640, 360],
  ])('%s', (size, width, height) => expect(readSize(size)).toEqual({ width, height }))

  it.each([
    ['255x1024'],
    ['1024x2049'],
    ['1024'],
    ['1024x'],
    ['x1024'],
    ['1024×1024'],
    ['1024x1024x1024'],
    ['-1024x1024'],
    ['1e3x1e3'],
    [' 1024x1024'],
    ['auto'],
    ['9'.repeat(10_000)],
    [''],
  ])('that cannot be drawn is refused: %s', (size) => {
    try {
      readSize(size)
    } catch (error) {
      expect(error).toMatchObject({ code: 'PROVIDER_REJECTED', retryable: false })
      expect(String(error).length).toBeLessThan(150)
      return
    }
    throw new Error('it was not refused')
  })
})
