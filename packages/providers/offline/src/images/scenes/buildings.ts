import { type Chance, type Color, points, type Sheet } from '../paint/index.ts'

/** Standing on the ground at x; the sizes are the building's own. */
export interface Standing {
  readonly x: number
  readonly ground: number
  readonly height: number
}

/** A block of the city, with its roof and rows of windows, some of them lit. */
export function drawTower(
  sheet: Sheet,
  { x, ground, height }: Standing,
  {
    width,
    wall,
    window,
    lit,
    unit,
    chance,
  }: {
    readonly width: number
    readonly wall: Color
    readonly window: Color
    /** How many windows are lit, 0–1. */
    readonly lit: number
    readonly unit: number
    readonly chance: Chance
  },
): void {
  const left = x - width / 2
  const top = ground - height
  sheet.rect({ left, top, width, height }, wall)
  const roof = chance.pick(['flat', 'step', 'spire', 'slope', 'flat', 'tank'] as const)
  if (roof === 'step') {
    sheet.rect(
      { left: left + width * 0.2, top: top - unit * 2.4, width: width * 0.6, height: unit * 3 },
      wall,
    )
  } else if (roof === 'spire') {
    sheet.path(
      points([
        [x - width * 0.28, top + 1],
        [x, top - unit * 4],
        [x + width * 0.28, top + 1],
      ]),
      wall,
    )
    sheet.rect({ left: x - unit * 0.2, top: top - unit * 8, width: unit * 0.4, height: unit * 5 }, wall)
  } else if (roof === 'slope') {
    sheet.path(
      points([
        [left, top + 1],
        [left, top - unit * 3.4],
        [left + width, top + 1],
      ]),
      wall,
    )
  } else if (roof === 'tank') {
    sheet.rect(
      { left: x - width * 0.18, top: top - unit * 1.2, width: width * 0.36, height: unit * 1.4 },
      wall,
    )
    sheet.rect(
      { left: x - width * 0.24, top: top - unit * 3.4, width: width * 0.48, height: unit * 2.4 },
      wall,
      { radius: unit * 0.4 },
    )
  }
  const columns = Math.max(2, Math.floor(width / (unit * 2.3)))
  const pitch = width / columns
  for (let row = unit * 2; row < height - unit; row += unit * 2.6) {
    for (let column = 0; column < columns; column += 1) {
      if (!chance.maybe(lit)) continue
      sheet.rect(
        { left: left + pitch * (column + 0.28), top: top + row, width: pitch * 0.44, height: unit * 1.2 },
        window,
        { opacity: chance.between(0.55, 1) },
      )
    }
  }
}
