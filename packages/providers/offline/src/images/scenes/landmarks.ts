import { type Color, mix, type Palette, type Point, points, type Sheet, shade } from '../paint/index.ts'
import type { Standing } from './buildings.ts'

/** White and red, with its lamp; beams when it is dark. */
export function drawLighthouse(
  sheet: Sheet,
  { x, ground, height }: Standing,
  { palette, reach }: { readonly palette: Palette; readonly reach: number },
): void {
  const top = ground - height * 0.76
  const half = (share: number) => height * (0.105 - 0.045 * share)
  const wall = mix(palette.paper, palette.far, palette.isDark ? 0.42 : 0.06)
  const band = (from: number, to: number): readonly Point[] => {
    const at = (share: number) => ground - height * 0.76 * share
    return [
      [x - half(from), at(from)],
      [x + half(from), at(from)],
      [x + half(to), at(to)],
      [x - half(to), at(to)],
    ]
  }
  if (palette.isDark) {
    for (const side of [-1, 1]) {
      const beam = sheet.fade(
        [
          { at: side < 0 ? 1 : 0, color: palette.lamp, opacity: 0.62 },
          { at: side < 0 ? 0 : 1, color: palette.lamp, opacity: 0 },
        ].sort((first, second) => first.at - second.at),
        'right',
      )
      sheet.path(
        points([
          [x, top - height * 0.09],
          [x + side * reach, top - height * 0.34],
          [x + side * reach, top + height * 0.08],
        ]),
        beam,
      )
    }
  }
  sheet.path(points(band(-0.06, 1)), wall)
  sheet.path(points(band(0.2, 0.4)), palette.accent)
  sheet.path(points(band(0.6, 0.8)), palette.accent)
  const shadow: readonly Point[] = [
    [x + half(0) * 0.35, ground],
    [x + half(0), ground],
    [x + half(1), top],
    [x + half(1) * 0.35, top],
  ]
  sheet.path(points(shadow), palette.ink, 0.16)
  sheet.rect(
    { left: x - height * 0.085, top: top - height * 0.02, width: height * 0.17, height: height * 0.03 },
    palette.ink,
  )
  sheet.rect(
    { left: x - height * 0.05, top: top - height * 0.14, width: height * 0.1, height: height * 0.12 },
    palette.lamp,
  )
  sheet.path(
    points([
      [x - height * 0.075, top - height * 0.135],
      [x, top - height * 0.24],
      [x + height * 0.075, top - height * 0.135],
    ]),
    mix(palette.accent, palette.ink, 0.25),
  )
}

/** A wind turbine with three blades. */
export function drawTurbine(
  sheet: Sheet,
  { x, ground, height }: Standing,
  { shown, turn }: { readonly shown: Color; readonly turn: number },
): void {
  const hub: Point = [x, ground - height]
  sheet.path(
    points([
      [x - height * 0.022, ground + height * 0.04],
      [x - height * 0.009, hub[1]],
      [x + height * 0.009, hub[1]],
      [x + height * 0.022, ground + height * 0.04],
    ]),
    shown,
  )
  for (const third of [0, 1, 2]) {
    const angle = turn + (third * 2 * Math.PI) / 3
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const at = (along: number, aside: number): Point => [
      hub[0] + (cos * along - sin * aside) * height,
      hub[1] + (sin * along + cos * aside) * height,
    ]
    sheet.path(points([at(0, -0.012), at(0.12, -0.034), at(0.54, 0), at(0, 0.012)]), shown)
  }
  sheet.circle(hub[0], hub[1], height * 0.026, shown)
}

/** Halls with saw-tooth roofs and chimneys that smoke. */
export function drawFactory(
  sheet: Sheet,
  { x, ground, height }: Standing,
  { wall, smoke }: { readonly wall: Color; readonly smoke: Color },
): void {
  const hall = height * 0.38
  for (const [index, share] of [-0.34, -0.12].entries()) {
    const chimney = height * (0.9 - index * 0.14)
    const at = x + height * share
    sheet.path(
      points([
        [at - height * 0.05, ground],
        [at - height * 0.032, ground - chimney],
        [at + height * 0.032, ground - chimney],
        [at + height * 0.05, ground],
      ]),
      shade(wall, index * 0.03),
    )
    for (const puff of [0, 1, 2, 3]) {
      sheet.circle(
        at + height * (0.05 + puff * 0.11),
        ground - chimney - height * (0.05 + puff * 0.065),
        height * (0.05 + puff * 0.026),
        smoke,
        0.62 - puff * 0.12,
      )
    }
  }
  const left = x - height * 0.62
  const teeth: Point[] = []
  for (const tooth of [0, 1, 2, 3]) {
    const from = left + tooth * height * 0.32
    teeth.push([from, ground - hall], [from, ground - hall * 1.5], [from + height * 0.32, ground - hall])
  }
  sheet.path(
    points([...teeth, [left + height * 1.28, ground + height * 0.05], [left, ground + height * 0.05]]),
    wall,
  )
}
