import type { Color } from '../paint/index.ts'
import type { Stage } from './stage.ts'

/** The plain ground of charts and diagrams, and what stands out from it. */
export function surfaceOf({ palette }: Stage): Color {
  return palette.isDark ? { ...palette.near, lightness: 0.19 } : palette.paper
}

export function contrastOf({ palette }: Stage): Color {
  return palette.isDark ? palette.paper : palette.ink
}

export function toneOf({ palette }: Stage): Color {
  return palette.isDark ? { ...palette.far, lightness: 0.6 } : { ...palette.water, lightness: 0.5 }
}
