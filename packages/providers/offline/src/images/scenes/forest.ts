import { depth, mix, outline, tint } from '../paint/index.ts'
import { drawPeople } from './figures.ts'
import { fillGround, rolling } from './ground.ts'
import { drawHouse } from './houses.ts'
import { drawBroadleaf, drawConifer, drawGrass, drawTreeLine } from './plants.ts'
import { drawBirds, drawSky } from './sky.ts'
import { across, below, focus, has, type Stage } from './stage.ts'

/** Rows of trees, each nearer, larger and darker than the one before, with mist between them. */
export function drawForest(stage: Stage): void {
  const { sheet, palette, chance, unit, area, horizon } = stage
  drawSky(stage)
  drawBirds(stage)
  const isBroad = chance.branch('kind').maybe(0.4) && palette.mood !== 'winter'
  const isAutumn = palette.mood === 'sunset' && isBroad
  const green = (nearness: number) =>
    tint(palette, depth(palette, nearness), isAutumn ? 55 : 155, {
      amount: palette.mood === 'winter' ? 0.12 : 0.48,
      chroma: isAutumn ? 0.14 : 0.09,
    })
  fillGround(
    stage,
    rolling(stage, horizon - unit * 6, unit * 10, chance.branch('hill')),
    depth(palette, 0.08),
    { mist: 0.5 },
  )
  for (const [index, share] of [-0.1, 0.1, 0.3].entries()) {
    const ridge = rolling(stage, below(stage, share), unit * 5, chance.branch(`row ${index}`))
    drawTreeLine(stage, ridge, {
      height: unit * (10 + index * 4),
      shown: green(0.2 + index * 0.19),
      chance: chance.branch(`trees ${index}`),
    })
    drawMist(stage, below(stage, share + 0.04))
  }
  const floor = rolling(stage, below(stage, 0.55), unit * 4, chance.branch('floor'))
  fillGround(
    stage,
    floor,
    palette.mood === 'winter' ? mix(palette.near, palette.own(0.95, 0.012, 250), 0.62) : green(0.74),
    { mist: 0.08 },
  )
  const x = focus(stage)
  if (has(stage, 'house') || has(stage, 'village')) {
    drawHouse(
      sheet,
      { x, ground: floor.heightAt(x) + unit * 5, height: unit * 17 },
      {
        wall: mix(palette.paper, palette.near, 0.5),
        roof: mix(palette.accent, palette.near, 0.2),
        palette,
        chance: chance.branch('hut'),
      },
    )
  }
  if (has(stage, 'road')) drawPath(stage)
  if (has(stage, 'people')) {
    drawPeople(
      sheet,
      { x: across(stage, 0.5), ground: floor.heightAt(across(stage, 0.5)) + unit * 9, height: unit * 14 },
      { amount: 2, shown: palette.ink, chance: chance.branch('people') },
    )
  }
  const trees = chance.branch('near')
  for (const share of [0.02, 0.13, 0.87, 0.97, 0.25, 0.76]) {
    const at = area.left + area.width * (share + trees.between(-0.03, 0.03))
    const isEdge = share < 0.2 || share > 0.8
    const height = unit * (isEdge ? trees.between(46, 62) : trees.between(26, 34))
    const ground = below(stage, isEdge ? 0.86 : 0.66)
    const shown = green(isEdge ? 0.98 : 0.85)
    if (isBroad)
      drawBroadleaf(sheet, at, ground, height, {
        shown,
        trunk: mix(palette.near, palette.ink, 0.5),
        chance: trees,
      })
    else drawConifer(sheet, at, ground, height, { shown, chance: trees })
  }
  const front = rolling(stage, below(stage, 0.84), unit * 4, chance.branch('front'))
  drawGrass(stage, front, { height: unit * 5, shown: green(1), chance: chance.branch('grass') })
  fillGround(stage, front, green(1), { mist: 0 })
}

function drawMist({ sheet, palette, area, unit, surface }: Stage, y: number): void {
  if (surface === 'flat') return
  sheet.rect(
    { left: area.left, top: y - unit * 9, width: area.width, height: unit * 18 },
    sheet.fade([
      { at: 0, color: palette.skyLow, opacity: 0 },
      { at: 0.6, color: palette.skyLow, opacity: 0.34 },
      { at: 1, color: palette.skyLow, opacity: 0 },
    ]),
  )
}

function drawPath(stage: Stage): void {
  const { sheet, palette, unit } = stage
  const far = across(stage, 0.5)
  const y = below(stage, 0.5)
  const bottom = below(stage, 0.96)
  sheet.path(
    outline`M${far - unit} ${y}C${far - unit * 14} ${y + (bottom - y) * 0.4} ${far + unit * 10} ${y + (bottom - y) * 0.5} ${far - unit * 16} ${bottom}L${far + unit * 14} ${bottom}C${far + unit * 22} ${y + (bottom - y) * 0.5} ${far - unit * 6} ${y + (bottom - y) * 0.4} ${far + unit} ${y}Z`,
    mix(palette.near, palette.light, 0.42),
  )
}
