import { mix, outline, shade } from '../paint/index.ts'
import { drawStem } from './plants.ts'
import type { Stage } from './stage.ts'

export function drawBooks({ sheet, palette, unit, chance }: Stage, x: number, ground: number): void {
  const books = chance.branch('books')
  let y = ground
  for (const shown of [palette.water, palette.accent, mix(palette.paper, palette.far, 0.35), palette.near]) {
    const height = unit * books.between(3, 4.2)
    const half = unit * books.between(10, 13)
    const shift = unit * books.between(-1.5, 1.5)
    y -= height
    sheet.rect(
      { left: x - half + shift, top: y, width: half * 2, height },
      palette.isDark ? shade(shown, -0.06) : shown,
      { radius: unit * 0.5 },
    )
    sheet.rect(
      {
        left: x - half + shift + unit * 1.5,
        top: y + height * 0.24,
        width: half * 2 - unit * 1.4,
        height: height * 0.52,
      },
      mix(palette.paper, palette.near, 0.1),
    )
  }
}

export function drawCup({ sheet, palette, unit }: Stage, x: number, ground: number): void {
  const shown = mix(palette.paper, palette.near, palette.isDark ? 0.22 : 0.02)
  const top = ground - unit * 8
  sheet.line(
    outline`M${x + unit * 3.4} ${top + unit * 1.6}Q${x + unit * 7.6} ${top + unit * 1.8} ${x + unit * 6.2} ${top + unit * 4.6}Q${x + unit * 5.4} ${top + unit * 6} ${x + unit * 3} ${top + unit * 5.8}`,
    { width: unit * 1.1, color: shade(shown, -0.06) },
  )
  sheet.path(
    outline`M${x - unit * 4.2} ${top}L${x + unit * 4.2} ${top}Q${x + unit * 4} ${ground} ${x + unit * 1.6} ${ground}L${x - unit * 1.6} ${ground}Q${x - unit * 4} ${ground} ${x - unit * 4.2} ${top}Z`,
    shown,
  )
  sheet.ellipse(x, top, unit * 4.2, unit * 0.9, mix(palette.accent, palette.ink, 0.62))
  for (const [shift, tall] of [
    [-1.4, 7],
    [1.3, 9],
  ] as const) {
    sheet.line(
      outline`M${x + unit * shift} ${top - unit * 1.6}Q${x + unit * (shift + 2)} ${top - (unit * tall) / 2} ${x + unit * shift} ${top - (unit * tall) / 1.6}Q${x + unit * (shift - 1.6)} ${top - unit * tall * 0.85} ${x + unit * shift} ${top - unit * tall}`,
      { width: unit * 0.55, color: palette.paper, opacity: 0.5 },
    )
  }
}

export function drawBread({ sheet, palette, unit }: Stage, x: number, ground: number): void {
  const crust = mix(palette.own(0.62, 0.12, 62), palette.near, palette.isDark ? 0.3 : 0.05)
  sheet.rect(
    { left: x - unit * 15, top: ground - unit * 1.4, width: unit * 30, height: unit * 1.8 },
    mix(palette.near, crust, 0.4),
    { radius: unit * 0.9 },
  )
  sheet.path(
    outline`M${x - unit * 12} ${ground - unit * 1.4}Q${x - unit * 14} ${ground - unit * 9} ${x - unit * 4} ${ground - unit * 10.4}Q${x + unit * 10} ${ground - unit * 11} ${x + unit * 12.4} ${ground - unit * 5}Q${x + unit * 13} ${ground - unit * 1.6} ${x + unit * 11} ${ground - unit * 1.4}Z`,
    crust,
  )
  for (const shift of [-6, -0.5, 5]) {
    sheet.line(
      outline`M${x + unit * (shift - 1.4)} ${ground - unit * 9}Q${x + unit * (shift + 1.6)} ${ground - unit * 7.6} ${x + unit * (shift + 1.8)} ${ground - unit * 4.8}`,
      { width: unit * 1.2, color: mix(crust, palette.paper, 0.55) },
    )
  }
}

export function drawPot({ sheet, palette, unit, chance }: Stage, x: number, ground: number): void {
  const leaf = mix(palette.own(palette.isDark ? 0.36 : 0.5, 0.1, 150), palette.near, 0.3)
  for (const [lean, tall, pairs] of [
    [-9, 24, 4],
    [0, 29, 5],
    [9, 22, 4],
  ] as const) {
    drawStem(sheet, [x, ground - unit * 8], [x + unit * lean, ground - unit * tall], {
      shown: shade(leaf, chance.between(-0.02, 0.02)),
      leaf: unit * 7,
      pairs,
    })
  }
  const pot = mix(palette.accent, palette.near, palette.isDark ? 0.35 : 0.12)
  sheet.path(
    outline`M${x - unit * 6.4} ${ground - unit * 10}L${x + unit * 6.4} ${ground - unit * 10}L${x + unit * 4.6} ${ground}L${x - unit * 4.6} ${ground}Z`,
    pot,
  )
  sheet.rect(
    { left: x - unit * 7, top: ground - unit * 11, width: unit * 14, height: unit * 2.6 },
    shade(pot, 0.04),
    { radius: unit * 0.5 },
  )
}
