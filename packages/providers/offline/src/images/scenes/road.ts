import { depth, mix, outline, type Point, points } from '../paint/index.ts'
import { earth } from './earth.ts'
import { drawPeople } from './figures.ts'
import { fillGround, rolling } from './ground.ts'
import { drawBroadleaf, drawConifer } from './plants.ts'
import { drawBirds, drawSky } from './sky.ts'
import { across, focus, has, type Stage } from './stage.ts'

/** A road that winds to the horizon, with its middle line, poles beside it and hills around. */
export function drawRoad(stage: Stage): void {
  const { sheet, palette, chance, unit, horizon, area } = stage
  drawSky(stage)
  drawBirds(stage)
  fillGround(
    stage,
    rolling(stage, horizon - unit * 8, unit * 18, chance.branch('far')),
    depth(palette, 0.14),
    { mist: 0.5 },
  )
  fillGround(
    stage,
    rolling(stage, horizon - unit * 2, unit * 8, chance.branch('mid')),
    earth(stage, 0.34, 140),
    { mist: 0.4 },
  )
  const top = horizon + unit * 2
  const bottom = area.top + area.height
  const dusty = has(stage, 'desert')
  fillGround(
    stage,
    rolling(stage, top, unit * 1.6, chance.branch('plain')),
    earth(stage, 0.6, dusty ? 65 : 130),
    { mist: 0 },
  )
  const far = focus(stage)
  const near = across(stage, 0.5)
  const bend = unit * 15 * (far < near ? 1 : -1)
  const middleAt = (share: number) =>
    far + (near - far) * share ** 1.2 + Math.sin(share * 5.2) * bend * share * (1.15 - share)
  const halfAt = (share: number) => unit * (0.35 + 25 * share ** 1.75)
  const yAt = (share: number) => top + (bottom - top) * share
  const steps = Array.from({ length: 41 }, (_, step) => step / 40)
  const side = (direction: number, widen: number): readonly Point[] =>
    steps.map((share) => [middleAt(share) + direction * halfAt(share) * widen, yAt(share)])
  const strip = (widen: number) => points([...side(-1, widen), ...[...side(1, widen)].reverse()])
  sheet.path(strip(1.14), mix(palette.near, palette.light, palette.isDark ? 0.34 : 0.45))
  sheet.path(strip(1), mix(palette.near, palette.far, palette.isDark ? 0.5 : 0.2))
  for (let share = 0.06; share < 1; share = share * 1.24 + 0.012) {
    const end = Math.min(1, share + 0.022 + share * 0.085)
    const half = halfAt(share) * 0.035
    sheet.path(
      outline`M${middleAt(share) - half} ${yAt(share)}L${middleAt(share) + half} ${yAt(share)}L${middleAt(end) + half * 1.5} ${yAt(end)}L${middleAt(end) - half * 1.5} ${yAt(end)}Z`,
      mix(palette.paper, palette.lamp, 0.4),
      0.9,
    )
  }
  const trees = chance.branch('trees')
  for (const share of [0.06, 0.1, 0.16, 0.24, 0.36]) {
    for (const direction of [-1, 1]) {
      if (trees.maybe(0.25)) continue
      const x =
        middleAt(share) + direction * (halfAt(share) * 1.5 + unit * (3 + share * trees.between(20, 60)))
      const height = unit * (4 + share * 58) * trees.between(0.8, 1.2)
      const shown = earth(stage, 0.55 + share, 150)
      if (palette.mood === 'winter' || trees.maybe(0.4))
        drawConifer(sheet, x, yAt(share) + unit, height, { shown, chance: trees })
      else drawBroadleaf(sheet, x, yAt(share) + unit, height, { shown, trunk: palette.ink, chance: trees })
    }
  }
  if (has(stage, 'people')) {
    drawPeople(
      sheet,
      { x: middleAt(0.42), ground: yAt(0.42), height: unit * 20 },
      { amount: 2, shown: palette.ink, chance: chance.branch('people') },
    )
  }
}
