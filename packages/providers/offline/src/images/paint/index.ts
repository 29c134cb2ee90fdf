export { type Box, inset, isWithin } from './box.ts'
export { type Chance, chanceOf } from './chance.ts'
export { type Color, color, contrast, hex, luminance, luminanceOf, mix, rgbOf, shade } from './color.ts'
export { depth, type Palette, paletteOf, type Toning, tint } from './palette.ts'
export type { Mood } from './schemes.ts'
export {
  arc,
  createSheet,
  curve,
  mass,
  outline,
  type Point,
  points,
  type Sheet,
} from './sheet.ts'
