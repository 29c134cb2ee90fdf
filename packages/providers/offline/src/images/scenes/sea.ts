import { type Color, depth, mix, outline, type Point, points, shade } from '../paint/index.ts'
import { drawBoat } from './figures.ts'
import { fillGround, jagged, rolling } from './ground.ts'
import { drawLighthouse } from './landmarks.ts'
import { drawBirds, drawSky, sunPlace } from './sky.ts'
import { across, below, counterFocus, focus, has, type Stage, upTo } from './stage.ts'

/** Sky, water and rows of waves, with what the prompt puts on them. */
export function drawSea(stage: Stage): void {
  const { palette, chance, unit, horizon } = stage
  drawSky(stage)
  drawBirds(stage)
  if (chance.branch('islands').maybe(0.6) || has(stage, 'mountain')) {
    const swing = unit * (has(stage, 'mountain') ? 16 : 5)
    for (const [index, lift] of [1, 0.4].entries()) {
      const ridge = rolling(
        stage,
        horizon + unit * 2 - lift * unit * 2,
        swing * (1 - index * 0.4),
        chance.branch(`island ${index}`),
      )
      fillGround(stage, ridge, depth(palette, 0.1 + index * 0.16), { mist: 0.5 })
    }
  }
  drawWater(stage, horizon)
  if (has(stage, 'lighthouse')) drawHeadland(stage)
  else drawSailor(stage)
  drawWaves(stage)
}

/** Water without light: as dark as the ground, but never its colour. */
export function deepOf({ palette }: Stage): Color {
  return { ...palette.water, lightness: palette.near.lightness * 0.92, chroma: palette.water.chroma * 0.75 }
}

/** Water from a line down to the lower edge, with the light of sun or moon on it. */
export function drawWater(stage: Stage, top: number): void {
  const { sheet, palette, area, unit, surface } = stage
  const bottom = area.top + area.height
  const far = mix(palette.water, palette.skyLow, 0.5)
  sheet.rect(
    { left: area.left, top, width: area.width, height: bottom - top },
    surface === 'flat'
      ? mix(palette.water, palette.skyLow, 0.2)
      : sheet.fade([
          { at: 0, color: far },
          { at: 0.3, color: palette.water },
          { at: 1, color: deepOf(stage) },
        ]),
  )
  if (palette.mood === 'grey' || palette.mood === 'storm') return
  const { x, radius } = sunPlace(stage)
  const chance = stage.chance.branch('glitter')
  for (let row = 0; row < 13; row += 1) {
    const share = ((row + 0.6) / 13) ** 1.5
    const half = radius * (1.15 - share * 0.55) * chance.between(0.45, 1.2)
    const y = top + (bottom - top) * 0.62 * share
    const height = unit * (0.28 + share * 0.8)
    sheet.rect(
      { left: x - half + unit * chance.between(-2, 2), top: y, width: half * 2, height },
      palette.light,
      { opacity: 0.72 * (1 - share) ** 1.1, radius: height / 2 },
    )
  }
}

/** Rows that grow towards us, each with a paler crest. */
function drawWaves(stage: Stage): void {
  const { sheet, palette, area, unit, surface } = stage
  const rows = 5
  for (let row = 0; row < rows; row += 1) {
    const chance = stage.chance.branch(`wave ${row}`)
    const share = (row + 1) / rows
    const y = below(stage, 0.3 + 0.66 * share ** 1.25)
    const length = unit * (13 + 21 * share) * chance.between(0.9, 1.15)
    const lift = unit * (1 + 2.6 * share) * (has(stage, 'storm') ? 1.8 : 1)
    const shown = mix(mix(palette.water, deepOf(stage), 0.2 + 0.75 * share), palette.skyLow, 0.07)
    const start = area.left - length * chance.between(0.2, 1)
    const crest = [outline`M${start} ${y}`]
    for (let x = start; x < area.left + area.width + length; x += length) {
      crest.push(
        outline`C${x + length * 0.3} ${y} ${x + length * 0.52} ${y - lift * 0.2} ${x + length * 0.62} ${y - lift}C${x + length * 0.7} ${y - lift * 0.25} ${x + length * 0.82} ${y} ${x + length} ${y}`,
      )
    }
    const end = start + Math.ceil((area.left + area.width + length - start) / length) * length
    const bottom = area.top + area.height
    const fill =
      surface === 'flat'
        ? shown
        : sheet.fade([
            { at: 0, color: mix(shown, palette.light, 0.1) },
            { at: 0.4, color: shown },
            { at: 1, color: shade(shown, -0.03) },
          ])
    sheet.path(crest.join('') + outline`L${end} ${bottom}L${start} ${bottom}Z`, fill)
    sheet.line(crest.join(''), {
      width: unit * (0.18 + 0.24 * share),
      color: palette.light,
      opacity: palette.isDark ? 0.16 : 0.34,
    })
  }
}

function drawSailor(stage: Stage): void {
  const { sheet, palette, chance, unit } = stage
  const ground = below(stage, 0.3)
  drawBoat(
    sheet,
    { x: focus(stage), ground, height: upTo(stage, ground, unit * (has(stage, 'boat') ? 27 : 18)) },
    palette,
  )
  if (chance.branch('second').maybe(0.5)) {
    drawBoat(sheet, { x: across(stage, 0.5), ground: below(stage, 0.1), height: unit * 6 }, palette)
  }
}

/** A rock at the edge with the lighthouse on it. */
function drawHeadland(stage: Stage): void {
  const { sheet, palette, area, unit } = stage
  const x = focus(stage)
  const side = x < counterFocus(stage) ? -1 : 1
  const edge = side < 0 ? area.left - unit * 4 : area.left + area.width + unit * 4
  const top = below(stage, 0.04)
  const bottom = below(stage, 0.62)
  const rock = mix(palette.near, palette.far, 0.16)
  const crag = jagged(stage, top, unit * 3, stage.chance.branch('rock'))
  const steps = Array.from({ length: 13 }, (_, step) => edge + ((x + side * -unit * 15 - edge) * step) / 12)
  const line: readonly Point[] = steps.map((at, step) => [
    at,
    step > 9
      ? top + (bottom - top) * ((step - 9) / 3) ** 1.6 + unit
      : Math.min(top + unit * 2, crag.heightAt(at)),
  ])
  drawLighthouse(
    sheet,
    { x, ground: top + unit * 1.6, height: upTo(stage, top + unit * 1.6, unit * 37) },
    { palette, reach: area.width },
  )
  sheet.path(points([...line, [edge, bottom]]), rock)
  sheet.path(
    points([
      [x - side * unit * 3, top + unit * 3],
      [x - side * unit * 14, bottom],
      [x + side * unit * 2, bottom],
    ]),
    shade(rock, palette.isDark ? 0.035 : 0.06),
  )
}
