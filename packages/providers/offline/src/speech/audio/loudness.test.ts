import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubleRate } from './double-rate.ts'
import { frameLength, frameLevels } from './frames.ts'
import { levelled } from './level.ts'
import { concatenated, silence, tone } from './tone.fixture.ts'
import { trimSilence } from './trim.ts'

describe('trimSilence', () => {
  it('leaves 50 ms before and 80 ms after what is heard', () => {
    const trimmed = trimSilence(concatenated(silence(400), tone(300), silence(700)))
    expect(trimmed).toHaveLength((50 + 300 + 80) * 16)
    expect(trimmed[50 * 16 + 5]).not.toBe(0)
  })

  it('takes hiss for silence and pauses for speech', () => {
    const hiss = tone(300, { hertz: 3_000, amplitude: 60 })
    const trimmed = trimSilence(concatenated(hiss, tone(100), silence(500), tone(100), hiss))
    expect(trimmed).toHaveLength((50 + 100 + 500 + 100 + 80) * 16)
  })

  it('takes no more than there is', () => {
    const whole = tone(100)
    expect(trimSilence(whole)).toEqual(whole.samples)
    expect(trimSilence(silence(100))).toHaveLength(0)
    expect(trimSilence(silence(0))).toHaveLength(0)
  })

  it('takes nothing out of the middle', () => {
    fc.assert(
      fc.property(fc.int16Array({ maxLength: 900 }), (samples) => {
        const trimmed = trimSilence({ samples, sampleRate: 16_000 })
        expect(samples.join().includes(trimmed.join())).toBe(true)
      }),
    )
  })
})

describe('levelled', () => {
  const level = (samples: Int16Array): number => {
    const spoken = frameLevels({ samples, sampleRate: 16_000 }).filter((each) => each > 500)
    return 20 * Math.log10(Math.max(...spoken) / 32_768)
  }

  it.each([3_000, 8_000, 16_000])('brings speech with amplitude %d to -20 dB', (amplitude) => {
    const { samples } = levelled(concatenated(tone(500, { hertz: 300, amplitude }), silence(900)))
    expect(level(samples)).toBeCloseTo(-20, 1)
  })

  it('changes it by 12 dB at most', () => {
    const { samples } = levelled(tone(500, { amplitude: 200 }))
    expect(Math.max(...samples)).toBeCloseTo(200 * 10 ** (12 / 20), -1)
  })

  it('leaves silence alone', () => {
    expect(levelled(silence(100))).toEqual(silence(100))
  })

  it('never clips', () => {
    fc.assert(
      fc.property(fc.int16Array({ maxLength: 500 }), fc.integer({ min: 0, max: 500 }), (noise, quietness) => {
        const sound = concatenated({ samples: noise, sampleRate: 16_000 }, tone(20, { amplitude: quietness }))
        const peak = levelled(sound).samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
        expect(peak).toBeLessThanOrEqual(Math.ceil(32_768 * 10 ** (-1 / 20)))
      }),
    )
  })
})

describe('frameLevels', () => {
  it('has slices of at least one sample', () => {
    expect(frameLength(20)).toBe(1)
    expect(frameLevels({ samples: Int16Array.of(3, -4), sampleRate: 20 })).toEqual([3, 4])
  })
})

describe('doubleRate', () => {
  it.each([200, 1_000, 2_500])('gives a tone of %d Hz the samples between', (hertz) => {
    const doubled = doubleRate(tone(100, { sampleRate: 8_000, hertz }))
    const expected = tone(100, { sampleRate: 16_000, hertz })
    expect(doubled.sampleRate).toBe(16_000)
    expect(doubled.samples).toHaveLength(expected.samples.length)
    const errors = doubled.samples.map((sample, index) => Math.abs(sample - (expected.samples[index] ?? 0)))
    expect(Math.max(...errors.subarray(64, -64))).toBeLessThan(150)
  })

  it('keeps every sample, and does not run over', () => {
    fc.assert(
      fc.property(fc.int16Array({ maxLength: 200 }), (samples) => {
        const doubled = doubleRate({ samples, sampleRate: 8_000 }).samples
        expect(doubled.filter((_, index) => index % 2 === 0)).toEqual(samples)
      }),
    )
    const edge = Int16Array.from({ length: 80 }, (_, index) => (index < 40 ? -32_768 : 32_767))
    const doubled = doubleRate({ samples: edge, sampleRate: 8_000 }).samples
    expect([doubled[77], doubled[81]]).toEqual([-32_768, 32_767])
  })
})
