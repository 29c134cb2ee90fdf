import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fakeClock } from '../testing/index.ts'
import { platformRandomness, systemIdentifiers } from './identifiers.ts'

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

describe('identifiers', () => {
  it('are UUIDs of version 7 that carry the time', () => {
    const clock = fakeClock(1_767_225_600_123)
    const id = systemIdentifiers({ clock }).next()
    expect(id).toMatch(version7)
    expect(timeOf(id)).toBe(1_767_225_600_123)
  })

  it('use the clock and the randomness of the platform unless they are given others', () => {
    const before = Date.now()
    const { next } = systemIdentifiers()
    const ids = new Set(Array.from({ length: 1_000 }, next))
    expect(ids.size).toBe(1_000)
    for (const id of ids) expect(id).toMatch(version7)
    expect(timeOf([...ids][0] ?? '')).toBeGreaterThanOrEqual(before)
  })

  it('sort in the order in which they were made, whatever the clock does', async () => {
    const steps = fc.array(fc.record({ jump: fc.integer({ min: -5_000, max: 5_000 }), ids: fc.nat(20) }), {
      maxLength: 30,
    })
    const rolls = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(steps, rolls, (jumps, roll) => {
        let now = 1_767_225_600_000
        const clock = { now: () => now, setTimer: () => () => {} }
        const { next } = systemIdentifiers({ clock, random: () => roll })
        const made: string[] = []
        for (const { jump, ids } of jumps) {
          now += jump
          for (let count = 0; count < ids; count += 1) made.push(next())
        }
        expect([...made].sort()).toEqual(made)
        expect(new Set(made).size).toBe(made.length)
        for (const id of made) expect(id).toMatch(version7)
      }),
    )
  })

  it('run ahead of a clock that stands still, once they have counted through a millisecond', () => {
    const clock = fakeClock(1_000)
    const { next } = systemIdentifiers({ clock, random: () => 0.999_999_9 })
    const made = Array.from({ length: 10_000 }, next)
    expect([...made].sort()).toEqual(made)
    expect(new Set(made).size).toBe(made.length)
    expect(timeOf(made[0] ?? '')).toBe(1_000)
    expect(timeOf(made.at(-1) ?? '')).toBeLessThan(1_010)
  })

  it('draw on numbers from 0 up to 1', () => {
    const numbers = Array.from({ length: 2_000 }, platformRandomness)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThan(1)
    expect(Math.min(...numbers)).toBeLessThan(0.05)
    expect(Math.max(...numbers)).toBeGreaterThan(0.95)
  })
})
