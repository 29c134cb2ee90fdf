import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { around, lengthContract } from './contract.ts'

describe('around', () => {
  it('is 15 % either way', () => {
    expect(around(80)).toEqual({ minimum: 68, target: 80, maximum: 92 })
    expect(around(2000)).toEqual({ minimum: 1700, target: 2000, maximum: 2300 })
    expect(around(60, 0.5)).toEqual({ minimum: 30, target: 60, maximum: 90 })
  })
})

describe('lengthContract', () => {
  const spec = { label: 'Medium', words: around(200), seconds: 80, characters: 900 }

  it('leaves lengths alone that the source can bear', () => {
    expect(lengthContract(spec, { words: 340, share: 0.5 })).toEqual({
      words: spec.words,
      seconds: 80,
      characters: 900,
      thin: false,
      warnings: [],
    })
    expect(lengthContract({ label: 'Any' }, { words: 0 })).toMatchObject({
      words: undefined,
      thin: false,
      warnings: [],
    })
  })

  it('lowers them for a thin source, with a warning', () => {
    expect(lengthContract(spec, { words: 100, share: 0.5 })).toEqual({
      words: { minimum: 25, target: 50, maximum: 230 },
      seconds: 20,
      characters: 900,
      thin: true,
      warnings: [
        { code: 'SOURCE_THIN', message: 'The source has 100 words: Medium aims at 50 instead of 200.' },
      ],
    })
  })

  it('warns of a form without a length that the source does not fill', () => {
    expect(lengthContract({ label: 'X thread' }, { words: 99, leastWords: 100 })).toMatchObject({
      thin: true,
      warnings: [{ code: 'SOURCE_THIN', message: 'The source has 99 words: X thread will be short.' }],
    })
    expect(lengthContract({ label: 'X thread' }, { words: 100, leastWords: 100 }).thin).toBe(false)
  })

  it('never asks for more than before or for nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(20_000),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (target, words, share) => {
          const asked = around(target)
          const {
            words: range,
            seconds,
            thin,
          } = lengthContract({ label: 'Any', words: asked, seconds: 60 }, { words, share })
          expect(range).toBeDefined()
          const { minimum, target: aim, maximum } = range!
          expect(minimum).toBeLessThanOrEqual(aim)
          expect(aim).toBeLessThanOrEqual(asked.target)
          expect(aim).toBeGreaterThanOrEqual(1)
          expect(maximum).toBe(asked.maximum)
          expect(seconds).toBeGreaterThanOrEqual(1)
          expect(seconds).toBeLessThanOrEqual(60)
          expect(thin).toBe(Math.max(1, Math.floor(words * share)) < asked.minimum)
        },
      ),
    )
  })
})
