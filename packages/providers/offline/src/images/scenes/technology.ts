import { type Color, mix, type Point, points, shade } from '../paint/index.ts'
import { across, type Stage } from './stage.ts'

/** Traces that run from a chip to the edges, turning at 45 degrees, with lights along them. */
export function drawTechnology(stage: Stage): void {
  const { sheet, palette, chance, unit, area, surface } = stage
  const deep: Color = { ...palette.skyTop, lightness: 0.17, chroma: Math.min(0.07, palette.skyTop.chroma) }
  const lifted: Color = { ...palette.water, lightness: 0.3, chroma: Math.min(0.08, palette.water.chroma) }
  sheet.rect(
    area,
    surface === 'flat'
      ? deep
      : sheet.fade([
          { at: 0, color: deep },
          { at: 1, color: lifted },
        ]),
  )
  const x = across(stage, 0.5)
  const [upper, lower] = [stage.ceiling, stage.floor]
  const y = (upper + lower) / 2
  if (surface === 'soft') {
    sheet.circle(
      x,
      y,
      unit * 62,
      sheet.glow([
        { at: 0, color: palette.accent, opacity: 0.3 },
        { at: 1, color: palette.accent, opacity: 0 },
      ]),
    )
  }
  const size = Math.min(unit * 24, (lower - upper) * 0.44)
  const tones = [
    palette.accent,
    { ...palette.water, lightness: 0.72 },
    { ...palette.far, lightness: 0.66 },
    { ...palette.light, lightness: 0.9 },
  ] as const
  const traces = chance.branch('traces')
  // Upwards they run off the card, unless the title is there.
  const highest = stage.calm.height > 0 && stage.calm.top < y ? upper : area.top
  const pins = 7
  for (const [alongX, alongY] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const) {
    for (let pin = 0; pin < pins; pin += 1) {
      const aside = ((pin + 0.5) / pins - 0.5) * size * 0.86
      const spread = (pin + 0.5) / pins - 0.5
      const first = size * (0.5 + traces.between(0.14, 0.5) + Math.abs(spread) * 0.3)
      const turn = Math.sign(spread || 1) * size * Math.abs(spread) * traces.between(1.2, 3.4)
      const longest = alongY === 0 ? area.width : alongY > 0 ? lower - y - unit * 4 : y - highest
      const reach = first + Math.abs(turn) + size * traces.between(0.2, 2.6)
      const place = (along: number, off: number): Point => [
        x + alongX * along + alongY * off,
        y + alongY * along + alongX * off,
      ]
      const shown = traces.pick(tones)
      const end = Math.min(reach, longest)
      const tip = place(end, aside + turn)
      const line = [
        place(size * 0.45, aside),
        place(Math.min(first, end), aside),
        place(Math.min(first + Math.abs(turn), end), aside + turn),
        tip,
      ]
      sheet.line(points(line, 'open'), { width: unit * 0.42, color: shown, opacity: 0.62 })
      const [endX, endY] = tip
      sheet.circle(endX, endY, unit * 1.25, shown)
      sheet.circle(endX, endY, unit * 0.6, deep)
      const [pinX, pinY] = place(size * 0.53, aside)
      sheet.rect(
        { left: pinX - unit * 0.75, top: pinY - unit * 0.75, width: unit * 1.5, height: unit * 1.5 },
        mix(palette.paper, palette.far, 0.3),
        { radius: unit * 0.3 },
      )
    }
  }
  drawChip(stage, [x, y], size, deep)
}

function drawChip({ sheet, palette, unit, chance }: Stage, [x, y]: Point, size: number, deep: Color): void {
  const square = (share: number) => ({
    left: x - (size * share) / 2,
    top: y - (size * share) / 2,
    width: size * share,
    height: size * share,
  })
  sheet.rect(square(1), shade(deep, 0.1), { radius: unit * 1.6 })
  sheet.rect(square(0.86), shade(deep, 0.02), { radius: unit * 1.2 })
  const cells = chance.branch('cells')
  const amount = 4
  const pitch = (size * 0.62) / amount
  for (let row = 0; row < amount; row += 1) {
    for (let column = 0; column < amount; column += 1) {
      const shown = cells.maybe(0.38)
        ? palette.accent
        : mix(shade(deep, 0.22), palette.water, cells.between(0, 0.6))
      sheet.rect(
        {
          left: x - size * 0.31 + column * pitch + pitch * 0.1,
          top: y - size * 0.31 + row * pitch + pitch * 0.1,
          width: pitch * 0.8,
          height: pitch * 0.8,
        },
        shown,
        { radius: pitch * 0.16 },
      )
    }
  }
}
