import { type Box, type Palette, type Sheet, shade } from '../paint/index.ts'
import type { Size } from './layout.ts'

/** Corners in shade. */
export function darkenEdges(sheet: Sheet, { width, height }: Size, { ink }: Palette): void {
  const dark = shade(ink, -0.12)
  const beyond: Box = { left: -width * 0.25, top: -height * 0.25, width: width * 1.5, height: height * 1.5 }
  sheet.rect(
    beyond,
    sheet.glow([
      { at: 0.45, color: dark, opacity: 0 },
      { at: 1, color: dark, opacity: 0.78 },
    ]),
  )
}

/** The bars above and below a wide film. */
export function drawBars(sheet: Sheet, { width, height }: Size, { ink }: Palette): void {
  const bar = height * 0.045
  for (const top of [0, height - bar]) sheet.rect({ left: 0, top, width, height: bar }, shade(ink, -0.12))
}
