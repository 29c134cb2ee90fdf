import { type Chance, type Color, mix, type Palette, points, type Sheet, shade } from '../paint/index.ts'
import type { Standing } from './buildings.ts'

/** A house with a pitched roof: front, side in shade, door and windows, lit when it is dark. */
export function drawHouse(
  sheet: Sheet,
  { x, ground, height }: Standing,
  {
    wall,
    roof,
    palette,
    chance,
  }: { readonly wall: Color; readonly roof: Color; readonly palette: Palette; readonly chance: Chance },
): void {
  const width = height * chance.between(0.8, 1.15)
  const eaves = ground - height * 0.56
  const left = x - width / 2
  const window = palette.isDark ? palette.lamp : mix(wall, palette.near, 0.62)
  sheet.rect(
    { left: left + width * 0.72, top: ground - height * 0.98, width: width * 0.11, height: height * 0.4 },
    shade(wall, -0.12),
  )
  sheet.rect({ left, top: eaves - 1, width, height: height * 0.56 + height * 0.1 }, wall)
  sheet.rect(
    { left: left + width * 0.64, top: eaves - 1, width: width * 0.36, height: height * 0.66 },
    shade(wall, -0.055),
  )
  sheet.path(
    points([
      [left - width * 0.07, eaves],
      [left + width * 0.18, ground - height],
      [left + width * 0.82, ground - height],
      [left + width * 1.07, eaves],
    ]),
    roof,
  )
  const size = width * 0.15
  for (const share of [0.14, 0.4, 0.74]) {
    if (chance.maybe(0.85)) {
      sheet.rect(
        { left: left + width * share, top: eaves + height * 0.14, width: size, height: size * 1.25 },
        window,
      )
    }
  }
}

/** A church: nave, tower and a pointed roof. */
export function drawChurch(
  sheet: Sheet,
  { x, ground, height }: Standing,
  { wall, roof, palette }: { readonly wall: Color; readonly roof: Color; readonly palette: Palette },
): void {
  const tower = height * 0.2
  const window = palette.isDark ? palette.lamp : mix(wall, palette.near, 0.62)
  sheet.rect(
    { left: x, top: ground - height * 0.36, width: height * 0.5, height: height * 0.44 },
    shade(wall, -0.04),
  )
  sheet.path(
    points([
      [x - height * 0.02, ground - height * 0.35],
      [x + height * 0.06, ground - height * 0.53],
      [x + height * 0.46, ground - height * 0.53],
      [x + height * 0.54, ground - height * 0.35],
    ]),
    shade(roof, -0.03),
  )
  sheet.rect({ left: x - tower / 2, top: ground - height * 0.64, width: tower, height: height * 0.72 }, wall)
  sheet.path(
    points([
      [x - tower * 0.6, ground - height * 0.63],
      [x, ground - height],
      [x + tower * 0.6, ground - height * 0.63],
    ]),
    roof,
  )
  sheet.circle(x, ground - height * 0.54, tower * 0.17, window)
  for (const share of [0.2, 0.34]) {
    sheet.rect(
      { left: x + height * share, top: ground - height * 0.26, width: height * 0.045, height: height * 0.15 },
      window,
      { radius: height * 0.022 },
    )
  }
}
