import { type Chance, depth, mix, type Point, points, shade, tint } from '../paint/index.ts'
import { fillGround, jagged, rolling } from './ground.ts'
import { drawHouse } from './houses.ts'
import { drawConifer, drawTreeLine } from './plants.ts'
import { drawWater } from './sea.ts'
import { drawBirds, drawSky } from './sky.ts'
import { across, below, counterFocus, focus, has, type Stage, upTo } from './stage.ts'

/** One great peak, ranges behind it, wooded hills before it. */
export function drawMountains(stage: Stage): void {
  const { sheet, palette, chance, unit, horizon, area } = stage
  drawSky(stage)
  fillGround(
    stage,
    jagged(stage, horizon - unit * 7, unit * 15, chance.branch('back')),
    depth(palette, 0.12),
    {
      mist: 0.55,
      edge: 'sharp',
    },
  )
  const summit = horizon - upTo(stage, horizon, unit * 44)
  drawPeak(
    stage,
    [counterFocus(stage), horizon - (horizon - summit) * 0.58],
    unit * 34,
    0.24,
    chance.branch('second'),
  )
  drawPeak(stage, [focus(stage), summit], unit * 46, 0.38, chance.branch('first'))
  drawBirds(stage)
  const green = (nearness: number) =>
    tint(palette, depth(palette, nearness), 158, {
      amount: palette.mood === 'winter' ? 0.1 : 0.4,
      chroma: 0.08,
    })
  fillGround(stage, rolling(stage, below(stage, 0.1), unit * 7, chance.branch('foot')), green(0.5), {
    mist: 0.4,
  })
  if (has(stage, 'lake') || has(stage, 'river')) drawWater(stage, below(stage, 0.26))
  const wood = rolling(stage, below(stage, has(stage, 'lake') ? 0.62 : 0.34), unit * 6, chance.branch('wood'))
  drawTreeLine(stage, wood, { height: unit * 8, shown: green(0.7), chance: chance.branch('line') })
  const front = rolling(stage, below(stage, 0.62), unit * 8, chance.branch('front'))
  if (has(stage, 'house') || has(stage, 'village')) {
    const x = across(stage, 0.5)
    drawHouse(
      sheet,
      { x, ground: front.heightAt(x) + unit, height: unit * 9 },
      {
        wall: mix(palette.paper, palette.near, 0.35),
        roof: palette.accent,
        palette,
        chance: chance.branch('hut'),
      },
    )
  }
  fillGround(
    stage,
    front,
    palette.mood === 'winter' ? mix(palette.near, palette.own(0.96, 0.01, 250), 0.5) : green(0.86),
    { mist: 0 },
  )
  const trees = chance.branch('trees')
  const middle = across(stage, 0.5)
  for (let index = 0; index < 11; index += 1) {
    const x = across(stage, trees.between(0, 1))
    const nearEdge = Math.abs(x - middle) / (area.width / 2)
    if (nearEdge < 0.35) continue
    drawConifer(
      sheet,
      x,
      front.heightAt(x) + unit * 2,
      unit * trees.between(11, 17) * (0.6 + nearEdge * 0.6),
      { shown: green(0.97), chance: trees },
    )
  }
}

/** A peak of two faces, one lit and one in shade, with snow whose lower edge is ragged. */
function drawPeak(stage: Stage, [x, top]: Point, half: number, nearness: number, chance: Chance): void {
  const { sheet, palette, area, surface } = stage
  const foot = Math.min(area.top + area.height, top + half * 1.25)
  const height = foot - top
  const lit = depth(palette, nearness)
  const shaded = mix(lit, palette.near, 0.34)
  const sun = counterFocus(stage) < x ? -1 : 1
  const side = (direction: number): readonly Point[] =>
    [0.14, 0.3, 0.47, 0.66, 0.85, 1.06].map((share, index) => [
      x + direction * half * share * chance.between(0.86, 1.06),
      top + height * share * (index % 2 === 0 ? chance.between(0.86, 1) : chance.between(1, 1.12)),
    ])
  const left = side(-1)
  const right = side(1)
  const spine = [0.18, 0.36, 0.55, 0.78, 1.1].map(
    (share, index): Point => [
      x + half * (index % 2 === 0 ? 0.07 : -0.05) * (1 + index * 0.4) * chance.between(0.7, 1.3),
      top + height * share,
    ],
  )
  const fill = (shown: typeof lit) =>
    surface === 'flat'
      ? shown
      : sheet.fade([
          { at: 0, color: shown },
          { at: 0.55, color: shown },
          { at: 1, color: mix(shown, palette.skyLow, 0.45) },
        ])
  const outer = { left: [...left].reverse(), right }
  sheet.path(points([...outer.left, [x, top], ...right]), fill(sun < 0 ? lit : shaded))
  sheet.path(
    points(
      sun < 0 ? [[x, top], ...right, ...[...spine].reverse()] : [[x, top], ...left, ...[...spine].reverse()],
    ),
    fill(sun < 0 ? shaded : lit),
  )
  const [shoulder = [x, top], middle = shoulder] = spine
  const snow = mix(palette.own(0.97, 0.012, 250), palette.light, 0.3)
  const cap = (edge: readonly Point[]): readonly Point[] => {
    const [first = [x, top], second = first] = edge
    const inner = (share: number, drop: number): Point => [
      second[0] + (middle[0] - second[0]) * share,
      second[1] + (middle[1] - second[1]) * share + height * drop,
    ]
    return [
      [x, top],
      first,
      second,
      inner(0.25, -0.06),
      inner(0.45, 0.07),
      inner(0.7, -0.05),
      middle,
      shoulder,
    ]
  }
  const dim = palette.isDark ? 0.42 : 0.06
  sheet.path(points(cap(left)), mix(snow, lit, sun < 0 ? dim : dim + 0.3))
  sheet.path(points(cap(right)), mix(snow, lit, sun < 0 ? dim + 0.3 : dim))
  sheet.path(points([[x, top], ...spine.slice(0, 2), [x, top + height * 0.2]]), shade(shaded, 0.05), 0.25)
}
