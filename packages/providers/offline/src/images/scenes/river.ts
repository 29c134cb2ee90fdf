import { depth, mix, outline, type Point, points, shade, tint } from '../paint/index.ts'
import { drawBoat, drawPeople } from './figures.ts'
import { fillGround, rolling } from './ground.ts'
import { drawHouse } from './houses.ts'
import { drawBroadleaf, drawConifer, drawGrass, drawTreeLine } from './plants.ts'
import { deepOf } from './sea.ts'
import { drawBirds, drawSky } from './sky.ts'
import { across, below, counterFocus, focus, has, type Stage } from './stage.ts'

/** A river that comes from the hills and widens towards us; a bridge over it if the prompt has one. */
export function drawRiver(stage: Stage): void {
  const { sheet, palette, chance, unit, horizon, area, surface } = stage
  drawSky(stage)
  drawBirds(stage)
  const green = (nearness: number) =>
    tint(palette, depth(palette, nearness), 150, {
      amount: palette.isDark ? 0.25 : palette.mood === 'winter' ? 0.1 : 0.5,
    })
  fillGround(
    stage,
    rolling(stage, horizon - unit * 9, unit * 17, chance.branch('far')),
    depth(palette, 0.12),
    { mist: 0.5 },
  )
  fillGround(stage, rolling(stage, horizon - unit * 2, unit * 10, chance.branch('mid')), green(0.32), {
    mist: 0.4,
  })
  const line = rolling(stage, horizon + unit * 3, unit * 4, chance.branch('wood'))
  drawTreeLine(stage, line, { height: unit * 7, shown: green(0.5), chance: chance.branch('trees') })
  const top = below(stage, 0.14)
  const bottom = area.top + area.height
  sheet.rect(
    { left: area.left, top, width: area.width, height: bottom - top },
    surface === 'flat'
      ? green(0.52)
      : sheet.fade([
          { at: 0, color: green(0.5) },
          { at: 1, color: green(0.86) },
        ]),
  )
  const far = counterFocus(stage)
  const near = across(stage, 0.5)
  const swing = unit * 17 * (far < near ? -1 : 1)
  const isFlood = has(stage, 'rain') || has(stage, 'storm')
  const middleAt = (share: number) =>
    far + (near - far) * share ** 0.9 + Math.sin(share * 6.4) * swing * (0.35 + share * 0.65)
  const halfAt = (share: number) => unit * ((isFlood ? 3 : 1.2) + (isFlood ? 36 : 27) * share ** 1.5)
  const feet = below(stage, 1)
  const yAt = (share: number) => top + (feet - top) * share
  const steps = Array.from({ length: 41 }, (_, step) => step / 40)
  const bank = (direction: number, extra: number): readonly Point[] =>
    [...steps, 1.3].map((share) => [
      middleAt(share) + direction * (halfAt(share) + unit * extra * share),
      yAt(share),
    ])
  const shape = (extra: number) => points([...bank(-1, extra), ...[...bank(1, extra)].reverse()])
  sheet.path(shape(3), mix(green(0.8), palette.light, palette.isDark ? 0.1 : 0.3))
  sheet.path(
    shape(0),
    surface === 'flat'
      ? palette.water
      : sheet.fade([
          { at: 0, color: mix(palette.water, palette.skyLow, 0.62) },
          { at: 0.5, color: palette.water },
          { at: 1, color: mix(palette.water, deepOf(stage), 0.6) },
        ]),
  )
  const ripples = chance.branch('ripples')
  for (let index = 0; index < 22; index += 1) {
    const share = ripples.between(0.08, 0.95)
    const half = halfAt(share) * ripples.between(0.08, 0.3)
    const x = middleAt(share) + halfAt(share) * ripples.between(-0.62, 0.62)
    sheet.rect(
      { left: x - half, top: yAt(share), width: half * 2, height: unit * (0.2 + share * 0.55) },
      palette.light,
      { opacity: 0.3, radius: unit * 0.3 },
    )
  }
  if (has(stage, 'bridge')) drawArchBridge(stage, yAt(0.34), middleAt(0.34), halfAt(0.34))
  if (has(stage, 'boat'))
    drawBoat(sheet, { x: middleAt(0.66), ground: yAt(0.66), height: unit * 13 }, palette)
  const plants = chance.branch('plants')
  for (const [share, direction] of [
    [0.12, -1],
    [0.16, 1],
    [0.24, -1],
    [0.3, 1],
    [0.42, -1],
    [0.5, 1],
  ] as const) {
    if (has(stage, 'bridge') && share > 0.2 && share < 0.45) continue
    const x = middleAt(share) + direction * (halfAt(share) + unit * plants.between(6, 26))
    const height = unit * (7 + share * 34) * plants.between(0.85, 1.2)
    const shown = green(0.62 + share * 0.6)
    if (has(stage, 'house') && share === 0.24) {
      drawHouse(
        sheet,
        { x, ground: yAt(share), height: unit * 11 },
        {
          wall: mix(palette.paper, palette.near, palette.isDark ? 0.5 : 0.12),
          roof: palette.accent,
          palette,
          chance: plants,
        },
      )
    } else if (plants.maybe(0.5)) drawConifer(sheet, x, yAt(share), height, { shown, chance: plants })
    else drawBroadleaf(sheet, x, yAt(share), height, { shown, trunk: palette.ink, chance: plants })
  }
  if (has(stage, 'people')) {
    drawPeople(
      sheet,
      { x: focus(stage), ground: below(stage, 0.62), height: unit * 17 },
      { amount: 3, shown: palette.ink, chance: chance.branch('people') },
    )
  }
  const front = rolling(stage, below(stage, 0.9), unit * 5, chance.branch('front'))
  drawGrass(stage, front, { height: unit * 7, shown: green(1), chance: chance.branch('grass') })
  fillGround(stage, front, green(1), { mist: 0 })
}

/** Stone arches from bank to bank, with their reflections. */
function drawArchBridge(stage: Stage, water: number, x: number, half: number): void {
  const { sheet, palette, unit } = stage
  const stone = mix(palette.near, palette.light, palette.isDark ? 0.38 : 0.5)
  const span = Math.max(half * 1.3, unit * 16)
  const rise = unit * 8
  const deck = (at: number) => water - rise - unit * 3.4 * Math.cos(((at - x) / (span * 1.25)) * 1.57)
  const top: Point[] = []
  for (let step = 0; step <= 16; step += 1) {
    const at = x - span * 1.25 + (span * 2.5 * step) / 16
    top.push([at, deck(at)])
  }
  const arches = 3
  const width = (span * 2) / arches
  const holes: string[] = []
  for (let arch = 0; arch < arches; arch += 1) {
    const left = x - span + width * (arch + 0.12)
    const right = x - span + width * (arch + 0.88)
    const radius = (right - left) / 2
    const height = Math.min(radius, rise * 1.02)
    // Against the direction of the outline around them, so that they are holes.
    holes.push(
      outline`M${right} ${water + unit * 2.2}L${right} ${water - rise * 0.12}A${radius} ${height} 0 0 0 ${left} ${water - rise * 0.12}L${left} ${water + unit * 2.2}Z`,
    )
  }
  const body = `${points([...top, [x + span * 1.25, water + unit * 2], [x - span * 1.25, water + unit * 2]])}${holes.join('')}`
  sheet.path(body, stone)
  sheet.path(
    points([...top.map(([at, y]): Point => [at, y - unit * 1.5]), ...[...top].reverse()]),
    shade(stone, 0.05),
  )
  sheet.line(points(top, 'open'), { width: unit * 0.4, color: shade(stone, -0.12) })
}
