import { depth, mix, tint } from '../paint/index.ts'
import type { Stage } from './stage.ts'

/** Earth and grass: green by day, white under snow, hardly tinted at night. */
export function earth({ palette }: Stage, nearness: number, hue: number): ReturnType<typeof depth> {
  if (palette.mood === 'winter')
    return mix(depth(palette, nearness), palette.own(0.96, 0.012, 250), 0.7 - nearness * 0.35)
  return tint(palette, depth(palette, nearness), hue, { amount: palette.isDark ? 0.25 : 0.55, chroma: 0.12 })
}
