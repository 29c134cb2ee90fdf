import { depth, mix } from '../paint/index.ts'
import { drawPeople } from './figures.ts'
import { fillGround, rolling } from './ground.ts'
import { drawBirds, drawSky } from './sky.ts'
import { across, below, type Stage, upTo } from './stage.ts'

/** People before a great low sun: some far and pale, a few near and dark. */
export function drawCrowd(stage: Stage): void {
  const { sheet, palette, chance, unit, area, horizon } = stage
  drawSky(stage, { hasSun: false })
  drawBirds(stage)
  if (palette.mood !== 'night')
    sheet.circle(
      across(stage, 0.5),
      horizon - unit * 6,
      Math.min(unit * 25, upTo(stage, horizon, unit * 31) * 0.8),
      mix(palette.light, palette.accent, 0.3),
      0.85,
    )
  fillGround(stage, rolling(stage, horizon, unit * 4, chance.branch('far')), depth(palette, 0.2), {
    mist: 0.4,
  })
  const wide = area.width / unit
  for (const [row, share, size, nearness] of [
    [0, 0.2, 12, 0.46],
    [1, 0.5, 18, 0.74],
    [2, 0.88, 27, 1],
  ] as const) {
    const people = chance.branch(`row ${row}`)
    const amount = Math.max(2, Math.round(wide / (size * (row === 2 ? 0.85 : 0.62)) - row))
    fillGround(
      stage,
      rolling(stage, below(stage, share - 0.05), unit * 2, people.branch('ground')),
      depth(palette, nearness * 0.8),
      { mist: 0.16 },
    )
    drawPeople(
      sheet,
      {
        x: across(stage, 0.5) + unit * people.between(-4, 4),
        ground: below(stage, share),
        height: unit * size,
      },
      { amount, shown: row === 2 ? palette.ink : depth(palette, nearness), chance: people },
    )
  }
  fillGround(
    stage,
    rolling(stage, below(stage, 0.86), unit * 1.5, chance.branch('front')),
    mix(palette.near, palette.ink, 0.5),
    { mist: 0 },
  )
}
