import type { Chance } from './chance.ts'
import { type Color, color, mix } from './color.ts'
import { type Mood, schemes } from './schemes.ts'

/** The colours of one card. Everything drawn takes its colour from here or from a mixture of two of these. */
export interface Palette {
  readonly mood: Mood
  readonly isDark: boolean
  /** Sky from its highest point to the horizon. */
  readonly skyTop: Color
  readonly skyMiddle: Color
  readonly skyLow: Color
  /** Sun, moon and what they light up. */
  readonly light: Color
  /** What is far away takes this colour, what is near the other; depth is a mixture of them. */
  readonly far: Color
  readonly near: Color
  readonly water: Color
  /** The one colour that stands out: a sail, a roof, a bar of a chart. */
  readonly accent: Color
  /** Lit windows and lamps. */
  readonly lamp: Color
  /** Darkest and lightest: panels and letters. */
  readonly ink: Color
  readonly paper: Color
  /** A colour that things have by themselves (leaves, snow, bread), in the card's manner. */
  own(lightness: number, chroma: number, hue: number): Color
}

/** How a look changes the colours of a scheme. */
export type Toning = (shown: Color) => Color

export function paletteOf(mood: Mood, chance: Chance, toning: Toning): Palette {
  const scheme = chance.pick(schemes[mood])
  const turn = chance.between(-9, 9)
  const tone = ([lightness, chroma, hue]: readonly [number, number, number]) =>
    toning(color(lightness, chroma, hue + turn))
  const near = tone(scheme.near)
  const accent = tone(scheme.accent)
  return {
    mood,
    isDark: scheme.skyMiddle[0] < 0.5,
    skyTop: tone(scheme.skyTop),
    skyMiddle: tone(scheme.skyMiddle),
    skyLow: tone(scheme.skyLow),
    light: tone(scheme.light),
    far: tone(scheme.far),
    near,
    water: tone(scheme.water),
    accent,
    lamp: toning(color(0.87, 0.13, 82)),
    ink: { ...mix(near, accent, 0.06), lightness: 0.19 },
    paper: toning(color(0.965, 0.018, scheme.light[2])),
    own: (lightness, chroma, hue) => toning(color(lightness, chroma, hue)),
  }
}

/** The colour of things so far away: 0 is at the horizon, 1 at our feet. */
export function depth({ far, near }: Palette, nearness: number): Color {
  return mix(far, near, nearness)
}

/** The same colour drawn towards a hue: ground turns green in a forest and ochre in a desert. */
export function tint(
  palette: Palette,
  base: Color,
  hue: number,
  { amount, chroma = 0.1 }: { readonly amount: number; readonly chroma?: number },
): Color {
  const { lightness } = base
  return mix(base, { ...palette.own(lightness, chroma * (0.35 + lightness * 0.9), hue), lightness }, amount)
}
