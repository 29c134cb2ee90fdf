import { depth, mix, type Point, shade } from '../paint/index.ts'
import { earth } from './earth.ts'
import { fillGround, type Ridge, rolling } from './ground.ts'
import { drawChurch, drawHouse } from './houses.ts'
import { drawConifer, drawTreeLine } from './plants.ts'
import { drawBirds, drawSky } from './sky.ts'
import { below, focus, has, type Stage, upTo } from './stage.ts'

/** Houses that climb a hill around their church. */
export function drawVillage(stage: Stage): void {
  const { sheet, palette, chance, unit, horizon } = stage
  drawSky(stage)
  drawBirds(stage)
  const isHigh = has(stage, 'mountain')
  fillGround(
    stage,
    rolling(stage, horizon - unit * (isHigh ? 16 : 6), unit * (isHigh ? 26 : 12), chance.branch('far')),
    depth(palette, 0.12),
    { mist: 0.5 },
  )
  fillGround(
    stage,
    rolling(stage, horizon - unit, unit * 10, chance.branch('near')),
    earth(stage, 0.32, 150),
    { mist: 0.35 },
  )
  const x = focus(stage)
  const spread = Math.min(unit * 46, stage.area.width * 0.52)
  const hillAt = (at: number) => below(stage, 0.36) - unit * 15 * Math.exp(-(((at - x) / spread) ** 2) * 2.4)
  const houses = chance.branch('houses')
  const step = Math.min(unit * 6.5, (below(stage, 0.8) - below(stage, 0.36)) / 2)
  for (const row of [0, 1, 2] as const) {
    const drop = step * row
    fillGround(
      stage,
      ridgeOf(stage, (at) => hillAt(at) + drop),
      earth(stage, 0.5 + row * 0.12, 145),
      { mist: 0.1 },
    )
    if (row === 0) {
      drawChurch(
        sheet,
        { x, ground: hillAt(x) + unit * 2, height: upTo(stage, hillAt(x), unit * 27) },
        {
          wall: mix(palette.paper, palette.near, palette.isDark ? 0.55 : 0.14),
          roof: mix(palette.accent, palette.near, 0.35),
          palette,
        },
      )
      continue
    }
    const amount = row === 1 ? 7 : 6
    for (let index = 0; index < amount; index += 1) {
      const at =
        x + spread * ((index + 0.5) / amount - 0.5) * (1.5 + row * 0.25) + unit * houses.between(-1.5, 1.5)
      const base = hillAt(at) + drop
      if (houses.maybe(0.3))
        drawConifer(sheet, at - unit * 6, base + unit * 3, unit * houses.between(8, 12), {
          shown: earth(stage, 0.85, 155),
          chance: houses,
        })
      drawHouse(
        sheet,
        { x: at, ground: base + unit * 3.4, height: unit * houses.between(8, 11) * (0.84 + row * 0.14) },
        {
          wall: mix(palette.paper, palette.near, (palette.isDark ? 0.52 : 0.06) + houses.between(0, 0.14)),
          roof: shade(
            mix(palette.accent, palette.near, houses.between(0.05, 0.4)),
            palette.isDark ? -0.1 : 0,
          ),
          palette,
          chance: houses,
        },
      )
    }
  }
  const front = rolling(stage, below(stage, 0.84), unit * 5, chance.branch('front'))
  drawTreeLine(stage, front, {
    height: unit * 6,
    shown: earth(stage, 0.95, 155),
    chance: chance.branch('trees'),
  })
}

function ridgeOf({ area, unit }: Stage, heightAt: (x: number) => number): Ridge {
  const line: Point[] = []
  for (let x = area.left - unit; x < area.left + area.width + unit * 4; x += unit * 3)
    line.push([x, heightAt(x)])
  return { line, heightAt }
}
