import { describe, expect, it } from 'vitest'
import {
  type Box,
  chanceOf,
  color,
  contrast,
  hex,
  luminance,
  luminanceOf,
  paletteOf,
  rgbOf,
} from '../paint/index.ts'
import { chooseVeil } from './legibility.ts'
import type { Pixels } from './rasterizer.ts'

const palette = paletteOf('day', chanceOf('x'), (shown) => shown)
const box: Box = { left: 0, top: 0, width: 8, height: 8 }

/** Rows of two greys in turn. */
function stripes(first: number, second: number): Pixels {
  const data = new Uint8Array(8 * 8 * 4).fill(255)
  for (let at = 0; at < data.length; at += 4) {
    const grey = Math.floor(at / 32) % 2 === 0 ? first : second
    data.fill(grey, at, at + 3)
  }
  return { width: 8, height: 8, data }
}

const choose = (picture: Pixels, prefer: 'light' | 'either' = 'either') =>
  chooseVeil(picture, box, { scale: 1, palette, prefer })

describe('the veil behind a title', () => {
  it.each([
    [0, 0],
    [255, 255],
    [0, 255],
    [128, 128],
    [90, 170],
  ])('makes letters readable on stripes of %i and %i', (first, second) => {
    for (const prefer of ['light', 'either'] as const) {
      const veil = choose(stripes(first, second), prefer)
      const covers = rgbOf(veil.color)
      for (const grey of [first, second]) {
        const seen = covers.map((channel) => grey / 255 + (channel - grey / 255) * veil.opacity)
        expect(contrast(luminance(veil.ink), luminanceOf(seen))).toBeGreaterThan(4.5)
      }
    }
  })

  it('is not there where the picture is quiet', () => {
    expect(choose(stripes(0, 10)).opacity).toBe(0)
    expect(choose(stripes(250, 255)).opacity).toBe(0)
  })

  it('is dark with light letters or the other way round, whichever takes less', () => {
    expect(choose(stripes(20, 60)).ink.lightness).toBeGreaterThan(0.9)
    expect(choose(stripes(190, 240)).ink.lightness).toBeLessThan(0.3)
  })

  it('is rather dark where light letters are preferred', () => {
    const picture = stripes(135, 135)
    expect(choose(picture).ink.lightness).toBeLessThan(0.3)
    expect(choose(picture, 'light').ink.lightness).toBeGreaterThan(0.9)
  })

  it('looks only at what is behind the letters, at the scale of the picture', () => {
    const picture = stripes(0, 0)
    const data = new Uint8Array(picture.data).fill(255, 8 * 4 * 4)
    const upper = chooseVeil(
      { ...picture, data },
      { left: 0, top: 0, width: 80, height: 40 },
      { scale: 0.1, palette, prefer: 'either' },
    )
    expect(upper.opacity).toBe(0)
    expect(hex(upper.ink)).not.toBe(hex(color(0, 0, 0)))
  })
})
