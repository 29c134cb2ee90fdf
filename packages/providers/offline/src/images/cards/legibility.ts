import {
  type Box,
  type Color,
  contrast,
  luminance,
  luminanceOf,
  type Palette,
  rgbOf,
} from '../paint/index.ts'
import type { Pixels } from './rasterizer.ts'

/** Letters, and the veil behind them that makes them legible. */
export interface Veil {
  readonly ink: Color
  readonly color: Color
  /** 0 where the picture is quiet enough by itself. */
  readonly opacity: number
}

/** WCAG asks for 4.5; the rest is for what a smaller picture hides. */
const wanted = 5.6
const steps = 19

/**
 * Chooses dark or light letters by the picture behind them: whichever needs the thinner veil to stand out from every patch.
 *
 * @param picture the card without its title, small
 * @param scale pixels of the picture for one of the card
 */
export function chooseVeil(
  picture: Pixels,
  box: Box,
  {
    scale,
    palette,
    prefer,
  }: { readonly scale: number; readonly palette: Palette; readonly prefer: 'light' | 'either' },
): Veil {
  const patches = patchesIn(picture, box, scale)
  const light: Color = { ...palette.paper, lightness: 0.985 }
  const dark: Color = { ...palette.ink, lightness: 0.17 }
  const choices = [
    { ink: light, color: { ...palette.ink, lightness: 0.14 } },
    { ink: dark, color: { ...palette.paper, lightness: 0.97 } },
  ].map((choice) => ({ ...choice, opacity: opacityFor(patches, choice) }))
  const [first, second] = choices as [Veil, Veil]
  // On the ground a dark veil is dusk, a pale one fog: it has to be much thinner to be worth it.
  return second.opacity + (prefer === 'light' ? 0.3 : 0.06) < first.opacity ? second : first
}

function opacityFor(
  patches: readonly (readonly number[])[],
  { ink, color }: { readonly ink: Color; readonly color: Color },
): number {
  const letters = luminance(ink)
  const veil = rgbOf(color)
  for (let step = 0; step < steps; step += 1) {
    const opacity = step / 20
    const isLegible = patches.every(
      (patch) => contrast(letters, luminanceOf(covered(patch, veil, opacity))) >= wanted,
    )
    if (isLegible) return opacity
  }
  return steps / 20
}

/** A colour behind a veil, each of them red, green and blue. */
function covered(behind: readonly number[], veil: readonly number[], opacity: number): readonly number[] {
  const [red = 0, green = 0, blue = 0] = behind
  const [veilRed = 0, veilGreen = 0, veilBlue = 0] = veil
  return [
    red + (veilRed - red) * opacity,
    green + (veilGreen - green) * opacity,
    blue + (veilBlue - blue) * opacity,
  ]
}

function patchesIn({ width, height, data }: Pixels, box: Box, scale: number): readonly (readonly number[])[] {
  const patches: (readonly number[])[] = []
  const right = Math.min(width, Math.ceil((box.left + box.width) * scale))
  const bottom = Math.min(height, Math.ceil((box.top + box.height) * scale))
  for (let y = Math.max(0, Math.floor(box.top * scale)); y < bottom; y += 1) {
    for (let x = Math.max(0, Math.floor(box.left * scale)); x < right; x += 1) {
      const at = (y * width + x) * 4
      patches.push(Array.from(data.subarray(at, at + 3), (channel) => channel / 255))
    }
  }
  return patches
}
