import { depth, mix, outline, shade } from '../paint/index.ts'
import { drawTower } from './buildings.ts'
import { drawPeople } from './figures.ts'
import { drawFactory } from './landmarks.ts'
import { drawWater } from './sea.ts'
import { drawBirds, drawSky } from './sky.ts'
import { across, below, counterFocus, has, type Stage, upTo } from './stage.ts'

/** Three rows of blocks before the sky; behind water, a bridge or a street if the prompt has one. */
export function drawCity(stage: Stage): void {
  const { sheet, palette, chance, unit, area } = stage
  drawSky(stage)
  drawBirds(stage)
  const hasWater = has(stage, 'river') || has(stage, 'sea') || has(stage, 'bridge')
  const isEvening = palette.isDark || palette.mood === 'sunset'
  const ground = below(stage, hasWater ? 0.22 : 0.4)
  for (const [row, nearness, high] of [
    [0, 0.16, 48],
    [1, 0.4, 40],
    [2, 0.74, 29],
  ] as const) {
    const blocks = chance.branch(`row ${row}`)
    const base = ground + unit * (row * 3 - 3)
    const wall = depth(palette, nearness)
    const tallest = upTo(stage, base - unit * 8, unit * high)
    let x = area.left - unit * 4
    while (x < area.left + area.width + unit * 6) {
      const width = unit * blocks.between(6, 11 + row * 1.5)
      const slender = 1 - Math.min(1, Math.abs(x - counterFocus(stage)) / (area.width * 0.75))
      drawTower(
        sheet,
        {
          x: x + width / 2,
          ground: base + unit * 4,
          height: tallest * (0.4 + 0.45 * slender) * blocks.between(0.7, 1.15),
        },
        {
          width: width * 0.94,
          wall: shade(wall, blocks.between(-0.022, 0.022)),
          window: isEvening ? palette.lamp : mix(wall, palette.skyLow, 0.42),
          lit: row === 0 ? 0.12 : isEvening ? 0.42 : 0.55,
          unit: unit * (0.75 + row * 0.14),
          chance: blocks,
        },
      )
      x += width
    }
    drawHaze(stage, base)
  }
  if (has(stage, 'factory')) {
    drawFactory(
      sheet,
      { x: counterFocus(stage), ground: ground + unit * 6, height: upTo(stage, ground, unit * 30) },
      { wall: depth(palette, 0.88), smoke: palette.skyLow },
    )
  }
  if (hasWater) {
    drawWater(stage, ground + unit * 4)
    drawReflections(stage, ground + unit * 4)
  } else {
    drawStreet(stage, ground + unit * 4)
  }
  if (has(stage, 'bridge')) drawSuspensionBridge(stage, ground + unit * 9)
  if (has(stage, 'people')) {
    drawPeople(
      sheet,
      { x: across(stage, 0.5), ground: below(stage, 0.72), height: unit * 19 },
      {
        amount: Math.min(6, Math.round(area.width / unit / 20)),
        shown: palette.ink,
        chance: chance.branch('people'),
      },
    )
  }
}

function drawHaze({ sheet, palette, area, unit, surface }: Stage, ground: number): void {
  if (surface === 'flat') return
  sheet.rect(
    { left: area.left, top: ground - unit * 20, width: area.width, height: unit * 25 },
    sheet.fade([
      { at: 0, color: palette.skyLow, opacity: 0 },
      { at: 1, color: palette.skyLow, opacity: palette.isDark ? 0.22 : 0.34 },
    ]),
  )
}

function drawStreet(stage: Stage, top: number): void {
  const { sheet, palette, area, unit } = stage
  const bottom = area.top + area.height
  sheet.rect({ left: area.left, top, width: area.width, height: bottom - top }, depth(palette, 0.9))
  const kerb = below(stage, 0.62)
  sheet.rect(
    { left: area.left, top: kerb, width: area.width, height: bottom - kerb },
    mix(palette.near, palette.ink, 0.5),
  )
  sheet.rect(
    { left: area.left, top: kerb, width: area.width, height: unit * 0.8 },
    mix(palette.near, palette.far, 0.42),
  )
  const chance = stage.chance.branch('street')
  for (let x = area.left + unit * 6; x < area.left + area.width; x += unit * chance.between(15, 22)) {
    const height = unit * 15
    sheet.rect({ left: x - unit * 0.3, top: kerb - height, width: unit * 0.6, height }, palette.ink)
    sheet.path(
      outline`M${x} ${kerb - height}Q${x} ${kerb - height - unit * 2.4} ${x + unit * 3.4} ${kerb - height - unit * 2.2}L${x + unit * 3.4} ${kerb - height - unit * 1.7}Q${x + unit * 0.8} ${kerb - height - unit * 1.9} ${x + unit * 0.3} ${kerb - height}Z`,
      palette.ink,
    )
    if (palette.isDark || palette.mood === 'sunset') {
      sheet.circle(x + unit * 3.6, kerb - height - unit * 1.5, unit * 2.6, palette.lamp, 0.22)
    }
    sheet.circle(x + unit * 3.6, kerb - height - unit * 1.5, unit * 0.9, palette.lamp)
  }
}

function drawReflections(stage: Stage, top: number): void {
  const { sheet, palette, area, unit } = stage
  const chance = stage.chance.branch('reflections')
  const bottom = area.top + area.height
  for (let index = 0; index < 46; index += 1) {
    const share = chance.between(0.02, 0.9) ** 1.4
    const half = unit * chance.between(1.4, 5) * (1 + share)
    const shown = chance.maybe(0.4) && palette.isDark ? palette.lamp : depth(palette, 0.62)
    sheet.rect(
      {
        left: across(stage, chance.between(0, 1)) - half,
        top: top + (bottom - top) * share,
        width: half * 2,
        height: unit * (0.35 + share * 0.5),
      },
      shown,
      { opacity: 0.42 * (1 - share * 0.7), radius: unit * 0.3 },
    )
  }
}

/** Two towers, the deck, the cable and its hangers. */
function drawSuspensionBridge(stage: Stage, deck: number): void {
  const { sheet, palette, area, unit } = stage
  const shown = mix(palette.ink, palette.near, 0.3)
  const tower = upTo(stage, deck, unit * 25)
  const lefts = [across(stage, 0.2), across(stage, 0.8)] as const
  sheet.rect({ left: area.left, top: deck, width: area.width, height: unit * 1.7 }, shown)
  const [from, to] = lefts
  const sag = (x: number) => deck - tower * (0.1 + 0.86 * ((2 * x - from - to) / (to - from)) ** 2)
  const cable = outline`M${area.left} ${deck - tower * 0.22}Q${(area.left + from) / 2} ${deck - tower * 0.4} ${from} ${sag(from)}Q${(from + to) / 2} ${deck + tower * 0.76} ${to} ${sag(to)}Q${(to + area.left + area.width) / 2} ${deck - tower * 0.4} ${area.left + area.width} ${deck - tower * 0.22}`
  sheet.line(cable, { width: unit * 0.5, color: shown })
  for (let x = from + unit * 3; x < to; x += unit * 3) {
    sheet.line(outline`M${x} ${deck}L${x} ${sag(x)}`, { width: unit * 0.18, color: shown, opacity: 0.8 })
  }
  for (const x of lefts) {
    sheet.rect(
      { left: x - unit * 1.4, top: deck - tower, width: unit * 0.9, height: tower + unit * 12 },
      shown,
    )
    sheet.rect(
      { left: x + unit * 0.5, top: deck - tower, width: unit * 0.9, height: tower + unit * 12 },
      shown,
    )
    for (const share of [0.98, 0.66, 0.34]) {
      sheet.rect(
        { left: x - unit * 1.4, top: deck - tower * share, width: unit * 2.8, height: unit * 0.8 },
        shown,
      )
    }
  }
}
