import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chanceOf } from './index.ts'

describe('chance', () => {
  it('is the same for the same seed, and another for another', () => {
    const series = (seed: string) => {
      const chance = chanceOf(seed)
      return Array.from({ length: 20 }, () => chance.between(0, 1))
    }
    expect(series('sea')).toEqual(series('sea'))
    expect(series('sea')).not.toEqual(series('see'))
  })

  it('is pinned: another sequence would be another picture for every prompt', () => {
    const chance = chanceOf('A lighthouse at dusk')
    expect([chance.whole(0, 999), chance.whole(0, 999), chance.whole(0, 999)]).toMatchInlineSnapshot(`
      [
        40,
        736,
        698,
      ]
    `)
  })

  it('of a branch does not depend on what the others drew', () => {
    const [first, second] = [chanceOf('x'), chanceOf('x')]
    first.between(0, 1)
    expect(first.branch('sky').between(0, 1)).toBe(second.branch('sky').between(0, 1))
    expect(first.branch('sky').between(0, 1)).not.toBe(first.branch('sea').between(0, 1))
  })

  it('keeps to its bounds', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -50, max: 50 }), fc.nat(40), (seed, low, span) => {
        const chance = chanceOf(seed)
        const number = chance.between(low, low + span + 1)
        expect(number >= low && number < low + span + 1).toBe(true)
        const whole = chance.whole(low, low + span)
        expect(Number.isInteger(whole) && whole >= low && whole <= low + span).toBe(true)
        expect(['a', 'b', 'c']).toContain(chance.pick(['a', 'b', 'c']))
        expect(chance.maybe(0)).toBe(false)
        expect(chance.maybe(1)).toBe(true)
      }),
    )
  })

  it('is even: every value comes up about as often as it should', () => {
    const chance = chanceOf('dice')
    const counts = [0, 0, 0, 0, 0, 0]
    for (let roll = 0; roll < 6_000; roll += 1) {
      const side = chance.whole(0, 5)
      counts[side] = (counts[side] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(880)
    expect(Math.max(...counts)).toBeLessThan(1_120)
  })
})
