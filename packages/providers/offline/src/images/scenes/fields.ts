import { depth, mix, outline } from '../paint/index.ts'
import { earth } from './earth.ts'
import { drawBalloon, drawPeople, drawTrain } from './figures.ts'
import { fillGround, type Ridge, rolling } from './ground.ts'
import { drawHouse } from './houses.ts'
import { drawTurbine } from './landmarks.ts'
import { drawBroadleaf, drawGrass, drawTreeLine } from './plants.ts'
import { drawBirds, drawSky } from './sky.ts'
import { across, below, focus, has, type Stage, upTo } from './stage.ts'

/** Hills that are farmed: furrows, a house, trees, and turbines, a train or a balloon if the prompt has them. */
export function drawFields(stage: Stage): void {
  const { sheet, palette, chance, unit, horizon, area } = stage
  drawSky(stage)
  drawBirds(stage)
  fillGround(
    stage,
    rolling(stage, horizon - unit * 5, unit * 9, chance.branch('far')),
    depth(palette, 0.12),
    { mist: 0.5 },
  )
  const second = rolling(stage, below(stage, 0.06), unit * 8, chance.branch('second'))
  drawTreeLine(stage, second, {
    height: unit * 3.6,
    shown: earth(stage, 0.4, 150),
    chance: chance.branch('hedge'),
  })
  fillGround(stage, second, earth(stage, 0.34, 130), { mist: 0.25 })
  if (has(stage, 'turbine')) {
    const turn = chance.branch('turbines')
    for (const [index, share] of [0.2, 0.42, 0.6, 0.84].entries()) {
      const x = across(stage, share)
      const height = upTo(stage, second.heightAt(x), unit * (index % 2 === 0 ? 38 : 28)) * 0.66
      drawTurbine(
        sheet,
        { x, ground: second.heightAt(x) + unit, height },
        { shown: mix(palette.paper, palette.far, palette.isDark ? 0.3 : 0.05), turn: turn.between(0, 2) },
      )
    }
  }
  if (has(stage, 'train')) {
    const y = below(stage, 0.2)
    sheet.rect({ left: area.left, top: y, width: area.width, height: unit * 1.6 }, depth(palette, 0.75))
    drawTrain(
      sheet,
      { x: across(stage, 0.74), ground: y, height: unit * 6.5 },
      { palette, length: area.width * 0.74 },
    )
  }
  const third = rolling(stage, below(stage, 0.3), unit * 9, chance.branch('third'))
  fillGround(stage, third, earth(stage, 0.55, 105), { mist: 0.16 })
  drawFurrows(stage, third, { x: across(stage, 0.5), reach: 1.5, shown: earth(stage, 0.68, 100) })
  const x = focus(stage)
  if (!has(stage, 'turbine') && !has(stage, 'train')) {
    const farm = chance.branch('farm')
    drawBroadleaf(sheet, x - unit * 11, third.heightAt(x - unit * 11) + unit * 2, unit * 17, {
      shown: earth(stage, 0.74, 145),
      trunk: palette.ink,
      chance: farm,
    })
    drawHouse(
      sheet,
      { x, ground: third.heightAt(x) + unit * 3, height: unit * 12 },
      {
        wall: mix(palette.paper, palette.near, palette.isDark ? 0.5 : 0.1),
        roof: palette.accent,
        palette,
        chance: farm,
      },
    )
    drawBroadleaf(sheet, x + unit * 10, third.heightAt(x + unit * 10) + unit * 3, unit * 13, {
      shown: earth(stage, 0.7, 140),
      trunk: palette.ink,
      chance: farm,
    })
  }
  if (has(stage, 'balloon')) {
    drawBalloon(
      sheet,
      [x, horizon - upTo(stage, horizon, unit * 32) * 0.72],
      upTo(stage, horizon, unit * 32) * 0.28,
      palette,
    )
  }
  const front = rolling(stage, below(stage, 0.66), unit * 6, chance.branch('front'))
  if (has(stage, 'people')) {
    const middle = across(stage, 0.52)
    drawPeople(
      sheet,
      { x: middle, ground: front.heightAt(middle) + unit * 2, height: unit * 18 },
      { amount: 3, shown: palette.ink, chance: chance.branch('people') },
    )
  }
  drawGrass(stage, front, {
    height: unit * 4,
    shown: earth(stage, 0.9, 145),
    chance: chance.branch('grass'),
  })
  fillGround(stage, front, earth(stage, 0.9, 145), { mist: 0 })
}

/** Lines that run together at the top of a hill. */
function drawFurrows(
  stage: Stage,
  ridge: Ridge,
  {
    x,
    reach,
    shown,
  }: { readonly x: number; readonly reach: number; readonly shown: ReturnType<typeof depth> },
): void {
  const { sheet, area, unit } = stage
  const bottom = below(stage, 0.95)
  for (let index = -11; index <= 11; index += 1) {
    const from = x + index * area.width * 0.05
    const to = x + index * area.width * 0.11 * reach
    const top = ridge.heightAt(from)
    sheet.line(
      outline`M${from} ${top}Q${from + (to - from) * 0.3} ${top + (bottom - top) * 0.5} ${to} ${bottom}`,
      { width: unit * 0.8, color: shown, opacity: 0.5 },
    )
  }
}
