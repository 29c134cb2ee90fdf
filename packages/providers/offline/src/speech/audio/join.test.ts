import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinSounds } from './join.ts'
import { greatestStep, tone } from './tone.fixture.ts'

const parts = fc.array(
  fc.record({
    samples: fc.int16Array({ maxLength: 600 }),
    pauseMs: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
  }),
  { maxLength: 6 },
)

describe('joinSounds', () => {
  it('is as long as the parts and the pauses together', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const { samples, sampleRate } = joinSounds(16_000, all)
        const expected = all.reduce(
          (total, { samples: part, pauseMs = 0 }) => total + part.length + pauseMs * 16,
          0,
        )
        expect(sampleRate).toBe(16_000)
        expect(samples).toHaveLength(expected)
      }),
    )
  })

  it('takes no pause out of what has been said', () => {
    expect(joinSounds(16_000, [{ samples: tone(10).samples, pauseMs: -5 }]).samples).toHaveLength(160)
  })

  it('begins and ends each part in silence, and leaves its middle as it was', () => {
    fc.assert(
      fc.property(fc.int16Array({ minLength: 300, maxLength: 600 }), (samples) => {
        const joined = joinSounds(16_000, [{ samples, pauseMs: 1 }, { samples }]).samples
        for (const start of [0, samples.length + 16]) {
          const part = joined.subarray(start, start + samples.length)
          expect([part.at(0), part.at(-1)]).toEqual([expect.closeTo(0), expect.closeTo(0)])
          expect(part.subarray(128, -128)).toEqual(samples.subarray(128, -128))
        }
      }),
    )
  })

  it('never makes a sample louder, nor changes what it was given', () => {
    fc.assert(
      fc.property(fc.int16Array({ maxLength: 400 }), (samples) => {
        const before = samples.slice()
        const joined = joinSounds(16_000, [{ samples }]).samples
        expect(joined.every((sample, index) => Math.abs(sample) <= Math.abs(before[index] ?? 0))).toBe(true)
        expect(samples).toEqual(before)
      }),
    )
  })

  it('joins tones that are cut anywhere without a step that a tone does not have', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 900 }),
        fc.integer({ min: 0, max: 160 }),
        fc.integer({ min: 0, max: 5 }),
        (length, start, pauseMs) => {
          const whole = tone(100).samples
          const cut = whole.subarray(start, start + length)
          const { samples } = joinSounds(16_000, [{ samples: cut, pauseMs }, { samples: cut }])
          expect(greatestStep(samples)).toBeLessThanOrEqual(greatestStep(whole) + 100)
        },
      ),
    )
  })
})
