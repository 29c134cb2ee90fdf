import { curve, isWithin, mix, outline, type Point, points } from '../paint/index.ts'
import { across, counterFocus, has, type Stage } from './stage.ts'

/** What falls or drifts before the scene. */
export function drawWeather(stage: Stage): void {
  if (has(stage, 'storm')) drawLightning(stage)
  if (has(stage, 'fog')) drawFog(stage)
  if (has(stage, 'rain') || has(stage, 'storm')) drawRain(stage)
  if (has(stage, 'snow')) drawSnow(stage)
}

function drawRain(stage: Stage): void {
  const { sheet, palette, area, calm, unit } = stage
  const chance = stage.chance.branch('rain')
  const shown = mix(palette.light, palette.skyLow, 0.3)
  const strokes: string[] = []
  const amount = Math.round((area.width * area.height) / (unit * unit * 60))
  for (let index = 0; index < amount; index += 1) {
    const x = across(stage, chance.between(0, 1.08))
    const y = area.top + area.height * chance.between(-0.02, 0.98)
    const length = unit * chance.between(2.4, 5.5)
    if (isWithin(calm, x, y, length)) continue
    strokes.push(outline`M${x} ${y}l${-length * 0.22} ${length}`)
  }
  sheet.line(strokes.join(''), { width: unit * 0.22, color: shown, opacity: 0.32 })
}

function drawSnow(stage: Stage): void {
  const { sheet, palette, area, calm, unit } = stage
  const chance = stage.chance.branch('snow')
  const amount = Math.round((area.width * area.height) / (unit * unit * 75))
  for (let index = 0; index < amount; index += 1) {
    const radius = unit * (chance.maybe(0.15) ? chance.between(0.5, 0.8) : chance.between(0.18, 0.42))
    const x = across(stage, chance.between(0, 1))
    const y = area.top + area.height * chance.between(0, 1)
    const opacity = chance.between(0.4, 0.85)
    if (!isWithin(calm, x, y, radius)) sheet.circle(x, y, radius, palette.own(0.99, 0.004, 250), opacity)
  }
}

function drawFog(stage: Stage): void {
  const { sheet, palette, area, horizon, unit } = stage
  const chance = stage.chance.branch('fog')
  const shown = mix(palette.skyLow, palette.light, 0.4)
  for (const share of [-0.14, 0.1, 0.34, 0.62]) {
    const y = horizon + (area.top + area.height - horizon) * share
    const height = unit * chance.between(13, 20)
    sheet.rect(
      { left: area.left, top: y, width: area.width, height },
      sheet.fade([
        { at: 0, color: shown, opacity: 0 },
        { at: 0.5, color: shown, opacity: 0.5 },
        { at: 1, color: shown, opacity: 0 },
      ]),
    )
  }
}

function drawLightning(stage: Stage): void {
  const { sheet, palette, area, horizon, unit } = stage
  const chance = stage.chance.branch('lightning')
  const top = area.top
  const steps = 7
  const left: Point[] = []
  let x = counterFocus(stage)
  for (let step = 0; step <= steps; step += 1) {
    left.push([x, top + ((horizon - top) * step) / steps])
    x += unit * chance.between(-4.5, 4.5)
  }
  const right = left
    .map(([at, y], step): Point => [at + unit * 1.1 * (1 - step / steps), y - unit * 0.5])
    .reverse()
  sheet.line(curve(left), { width: unit * 3.4, color: palette.light, opacity: 0.14 })
  sheet.path(points([...left, ...right]), palette.light, 0.95)
}
