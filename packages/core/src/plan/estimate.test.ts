import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spanOf } from './estimate.ts'

describe('spanOf', () => {
  it.each([
    [[], 3, 0],
    [[5], 3, 5],
    [[1, 2, 3], 1, 6],
    [[4, 3, 2, 1], 2, 5],
    [[1, 1, 1], 10, 1],
    [[2, 2], Number.POSITIVE_INFINITY, 2],
  ])('of %j, %d at a time, is %d', (durations, concurrency, expected) => {
    expect(spanOf(durations, concurrency)).toBe(expected)
  })

  it('lies between the longest piece and all pieces in a row, and is at most twice the best', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 })
    fc.assert(
      fc.property(durations, fc.integer({ min: 1, max: 30 }), (all, concurrency) => {
        const sum = all.reduce((one, other) => one + other, 0)
        const atLeast = Math.max(...all, sum / concurrency)
        const span = spanOf(all, concurrency)
        expect(span).toBeGreaterThanOrEqual(atLeast)
        expect(span).toBeLessThanOrEqual(Math.min(sum, 2 * atLeast))
      }),
    )
  })
})
