import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/index.ts'
import { withinSize } from './byte-range.ts'

describe('a range within a size', () => {
  it.each([
    [undefined, 10, 0, 10],
    [{ start: 3 }, 10, 3, 10],
    [{ start: 3, end: undefined }, 10, 3, 10],
    [{ start: 3, end: 5 }, 10, 3, 5],
    [{ start: 3, end: 50 }, 10, 3, 10],
    [{ start: 10 }, 10, 10, 10],
    [{ start: 50 }, 10, 10, 10],
    [{ start: 50, end: 60 }, 10, 10, 10],
    [{ start: 0 }, 0, 0, 0],
  ])('is what of %j lies in %i bytes', (range, size, start, end) => {
    expect(withinSize(range, size)).toEqual({ start, end })
  })

  it.each([
    { start: -1 },
    { start: 1.5 },
    { start: Number.NaN },
    { start: 2, end: 1 },
    { start: 0, end: Number.POSITIVE_INFINITY },
  ])('is refused when it is none: %j', (range) => {
    expect(() => withinSize(range, 10)).toThrow(InputError)
    expect(() => withinSize(range, 10)).toThrow(expect.objectContaining({ path: 'range' }))
  })
})
