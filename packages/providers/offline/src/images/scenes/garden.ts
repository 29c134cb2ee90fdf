import { type Color, mix, shade } from '../paint/index.ts'
import { fillGround, rolling } from './ground.ts'
import { drawFlower, drawGrass, drawStem } from './plants.ts'
import { drawSky } from './sky.ts'
import { across, below, type Stage } from './stage.ts'

/** Stems and flowers at the height of an insect, large before a pale sky. */
export function drawGarden(stage: Stage): void {
  const { sheet, palette, chance, unit, area, horizon } = stage
  drawSky(stage)
  const leafy = (nearness: number): Color =>
    mix(
      palette.own(0.66 - nearness * 0.3, 0.1, 150 - nearness * 14),
      mix(palette.far, palette.near, nearness),
      palette.isDark ? 0.62 : 0.3,
    )
  fillGround(stage, rolling(stage, horizon + unit * 6, unit * 12, chance.branch('back')), leafy(0), {
    mist: 0.3,
  })
  const ceiling = stage.ceiling + unit * 8
  const bottom = below(stage, 0.92)
  for (const row of [0, 1] as const) {
    const plants = chance.branch(`row ${row}`)
    const amount = Math.round((area.width / unit) * (row === 0 ? 0.09 : 0.062))
    for (let index = 0; index < amount; index += 1) {
      const x = across(stage, (index + plants.between(0.15, 0.85)) / amount)
      const tall = (bottom - ceiling) * (row === 0 ? plants.between(0.62, 0.9) : plants.between(0.45, 0.98))
      const to = [x + unit * plants.between(-9, 9), bottom - tall] as const
      const shown = shade(leafy(row === 0 ? 0.3 : 0.8), plants.between(-0.02, 0.03))
      drawStem(sheet, [x, bottom + unit * 4], to, {
        shown,
        leaf: unit * (row === 0 ? 9 : 14),
        pairs: row === 0 ? 5 : 4,
      })
      if (plants.maybe(row === 0 ? 0.5 : 0.82)) {
        const petals = plants.pick([5, 6, 8, 10] as const)
        const tone = plants.pick([
          palette.accent,
          mix(palette.paper, palette.light, 0.4),
          mix(palette.accent, palette.paper, 0.45),
        ])
        drawFlower(sheet, to, unit * (row === 0 ? plants.between(4, 6) : plants.between(6.5, 10)), {
          petals,
          shown: row === 0 ? mix(tone, palette.far, 0.25) : tone,
          heart: palette.lamp,
        })
      } else {
        sheet.ellipse(
          to[0],
          to[1],
          unit * (row === 0 ? 1.1 : 1.8),
          unit * (row === 0 ? 1.6 : 2.6),
          shade(shown, 0.05),
        )
      }
    }
  }
  drawButterflies(stage, ceiling)
  const front = rolling(stage, below(stage, 0.86), unit * 5, chance.branch('front'))
  drawGrass(stage, front, { height: unit * 9, shown: leafy(1), chance: chance.branch('grass') })
  fillGround(stage, front, leafy(1), { mist: 0 })
}

function drawButterflies(stage: Stage, ceiling: number): void {
  const { sheet, palette, unit, horizon } = stage
  const chance = stage.chance.branch('butterflies')
  for (let index = 0; index < 3; index += 1) {
    const x = across(stage, chance.between(0.12, 0.88))
    const y = ceiling + (horizon - ceiling) * chance.between(0.1, 0.6)
    const size = unit * chance.between(1.6, 2.6)
    const shown = index === 1 ? palette.lamp : palette.accent
    for (const side of [-1, 1]) {
      sheet.ellipse(x + side * size * 0.62, y - size * 0.45, size * 0.62, size * 0.72, shown)
      sheet.ellipse(x + side * size * 0.46, y + size * 0.4, size * 0.44, size * 0.5, shade(shown, -0.06))
    }
    sheet.ellipse(x, y, size * 0.14, size * 0.85, palette.ink)
  }
}
