import { type Box, curve, mass, mix, type Point } from '../paint/index.ts'
import { contrastOf, surfaceOf, toneOf } from './plain.ts'
import { drawRingChart } from './ring-chart.ts'
import { has, type Stage } from './stage.ts'

/**
 * Bars, a line or a ring. It has no figures and no names, and its shape is taken from words such as “fall” alone: a card
 * does not know any data, and must not look as if it did.
 */
export function drawChart(stage: Stage): void {
  stage.sheet.rect(stage.area, surfaceOf(stage))
  if (has(stage, 'share')) drawRingChart(stage)
  else drawPlot(stage)
}

function drawPlot(stage: Stage): void {
  const { sheet, chance, area, margin, unit } = stage
  const plot: Box = {
    left: area.left + margin,
    top: area.top + margin * 0.6,
    width: area.width - margin * 2,
    height: area.height - margin * 1.9,
  }
  const grid = mix(surfaceOf(stage), contrastOf(stage), 0.16)
  for (const row of [0, 1, 2, 3, 4]) {
    const isBase = row === 4
    sheet.rect(
      {
        left: plot.left,
        top: plot.top + (plot.height * row) / 4,
        width: plot.width,
        height: unit * (isBase ? 0.5 : 0.25),
      },
      isBase ? mix(grid, contrastOf(stage), 0.4) : grid,
    )
  }
  const amount = Math.min(14, Math.max(5, Math.round(plot.width / (unit * 13))))
  const draw = chance.branch('kind').pick([drawBars, drawLines, drawBars])
  draw(stage, plot, amount)
}

/** Bars that grow darker towards the last, and their trend. */
function drawBars(stage: Stage, plot: Box, amount: number): void {
  const { sheet, palette, unit } = stage
  const values = series(stage, amount)
  const pitch = plot.width / amount
  const bottom = plot.top + plot.height
  for (const [index, value] of values.entries()) {
    const height = plot.height * value
    sheet.rect(
      { left: plot.left + pitch * (index + 0.2), top: bottom - height, width: pitch * 0.6, height },
      index === amount - 1
        ? palette.accent
        : mix(toneOf(stage), surfaceOf(stage), 0.42 - (0.36 * index) / amount),
      { radius: Math.min(unit * 0.9, pitch * 0.1) },
    )
  }
  const trend = values.map(
    (value, index): Point => [plot.left + pitch * (index + 0.5), bottom - plot.height * value - unit * 5],
  )
  sheet.line(curve(trend), { width: unit * 0.8, color: contrastOf(stage), opacity: 0.8 })
  for (const [x, y] of trend) sheet.circle(x, y, unit * 1.1, contrastOf(stage))
}

/** Two lines with what lies below them. */
function drawLines(stage: Stage, plot: Box, amount: number): void {
  const { sheet, palette, chance, unit } = stage
  const bottom = plot.top + plot.height
  const lineOf = (values: readonly number[]) =>
    values.map(
      (value, index): Point => [
        plot.left + (plot.width * index) / (amount - 1),
        bottom - plot.height * value,
      ],
    )
  const second = lineOf(
    series({ ...stage, chance: chance.branch('second') }, amount).map((value) => value * 0.62),
  )
  const first = lineOf(series(stage, amount))
  sheet.path(
    mass(first, bottom),
    sheet.fade([
      { at: 0, color: palette.accent, opacity: 0.5 },
      { at: 1, color: palette.accent, opacity: 0.04 },
    ]),
  )
  sheet.path(mass(second, bottom), toneOf(stage), 0.3)
  sheet.line(curve(second), { width: unit * 0.8, color: toneOf(stage) })
  sheet.line(curve(first), { width: unit * 1.2, color: palette.accent })
  for (const [x, y] of first.slice(-1)) {
    sheet.circle(x, y, unit * 2.4, palette.accent)
    sheet.circle(x, y, unit * 1.1, surfaceOf(stage))
  }
}

/** Rising, unless the prompt says that something falls; with a bend or two, as lines of this world have. */
function series(stage: Stage, amount: number): readonly number[] {
  const chance = stage.chance.branch('series')
  const start = chance.between(0.16, 0.28)
  const end = chance.between(0.82, 0.94)
  const rising = Array.from({ length: amount }, (_, index) => {
    const share = index / (amount - 1)
    const isEnd = index === 0 || index === amount - 1
    return Math.min(
      0.95,
      Math.max(0.1, start + (end - start) * share ** 1.25 + (isEnd ? 0 : chance.between(-0.09, 0.09))),
    )
  })
  return has(stage, 'fall') ? rising.reverse() : rising
}
