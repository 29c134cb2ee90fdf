import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Color, color, contrast, hex, luminance, luminanceOf, mix, rgbOf, shade } from './index.ts'

const colors = fc.record({
  lightness: fc.double({ min: 0, max: 1, noNaN: true }),
  chroma: fc.double({ min: 0, max: 0.4, noNaN: true }),
  hue: fc.double({ min: -360, max: 720, noNaN: true }),
})

describe('a colour', () => {
  it.each<[string, Color]>([
    ['#ffffff', color(1, 0, 0)],
    ['#000000', color(0, 0, 0)],
    ['#ff0000', color(0.628, 0.2577, 29.23)],
    ['#0000ff', color(0.452, 0.3132, 264.05)],
    ['#808080', color(0.5999, 0, 0)],
  ])('is %s on a screen', (expected, shown) => expect(hex(shown)).toBe(expected))

  it('can always be shown, and keeps its lightness when a screen lacks its chroma', () => {
    fc.assert(
      fc.property(colors, (shown) => {
        expect(hex(shown)).toMatch(/^#[0-9a-f]{6}$/)
        expect(rgbOf(shown).every((channel) => channel >= 0 && channel <= 1)).toBe(true)
      }),
    )
    const strong = color(0.9, 0.35, 264)
    expect(luminance(strong)).toBeCloseTo(luminance({ ...strong, chroma: 0 }), 1)
  })

  it('is brighter the lighter it is', () => {
    fc.assert(
      fc.property(colors, (shown) => {
        const lighter = shade({ ...shown, chroma: 0 }, 0.1)
        expect(luminance(lighter)).toBeGreaterThanOrEqual(luminance({ ...shown, chroma: 0 }))
      }),
    )
  })

  it('stays within black and white when it is shaded', () => {
    expect(shade(color(0.9, 0, 0), 0.5).lightness).toBe(1)
    expect(shade(color(0.1, 0, 0), -0.5).lightness).toBe(0)
  })
})

describe('a mixture', () => {
  it('is one of the two at its ends, and between them in between', () => {
    fc.assert(
      fc.property(colors, colors, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, amount) => {
        expect(hex(mix(from, to, 0))).toBe(hex(from))
        expect(hex(mix(from, to, 1))).toBe(hex(to))
        const { lightness, chroma } = mix(from, to, amount)
        expect(lightness).toBeLessThanOrEqual(Math.max(from.lightness, to.lightness) + 1e-9)
        expect(lightness).toBeGreaterThanOrEqual(Math.min(from.lightness, to.lightness) - 1e-9)
        expect(chroma).toBeLessThanOrEqual(Math.max(from.chroma, to.chroma) + 1e-9)
      }),
    )
  })

  it('of opposites is grey, and no third hue', () => {
    expect(mix(color(0.6, 0.1, 20), color(0.6, 0.1, 200), 0.5).chroma).toBeCloseTo(0)
  })
})

describe('contrast', () => {
  it('is that of WCAG: 21 for black on white, 1 for nothing, the same both ways', () => {
    expect(contrast(0, 1)).toBeCloseTo(21)
    expect(contrast(1, 0)).toBeCloseTo(21)
    expect(contrast(0.3, 0.3)).toBe(1)
    expect(contrast(luminanceOf([0x76 / 255, 0x76 / 255, 0x76 / 255]), 1)).toBeCloseTo(4.54, 1)
  })
})
