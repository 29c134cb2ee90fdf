import { depth, mass, mix, outline, type Point, shade, tint } from '../paint/index.ts'
import { drawPeople } from './figures.ts'
import { drawSky } from './sky.ts'
import { across, below, counterFocus, focus, has, type Stage } from './stage.ts'

/** Dunes with a lit and a shaded face, and a cactus or two. */
export function drawDesert(stage: Stage): void {
  const { sheet, palette, chance, unit, area, surface } = stage
  drawSky(stage)
  const sand = (nearness: number) =>
    tint(palette, depth(palette, nearness), 62, { amount: palette.isDark ? 0.3 : 0.72, chroma: 0.15 })
  const bottom = area.top + area.height
  for (let row = 0; row < 5; row += 1) {
    const dune = chance.branch(`dune ${row}`)
    const share = row / 4
    const base = below(stage, -0.04 + 0.66 * share)
    const crestX = across(stage, dune.between(0.15, 0.85))
    const lift = unit * (7 + 12 * share) * dune.between(0.8, 1.2)
    const line: readonly Point[] = [
      [area.left - unit, base + unit * dune.between(0, 3)],
      [area.left + (crestX - area.left) * 0.5, base - lift * 0.45],
      [crestX, base - lift],
      [crestX + (area.left + area.width - crestX) * 0.4, base - lift * 0.3],
      [area.left + area.width + unit, base + unit * dune.between(0, 3)],
    ]
    const shown = shade(sand(0.1 + share * 0.62), palette.isDark ? 0 : 0.05)
    sheet.path(
      mass(line, bottom),
      surface === 'flat'
        ? shown
        : sheet.fade([
            { at: 0, color: mix(shown, palette.light, 0.12) },
            { at: 1, color: shade(shown, -0.05) },
          ]),
    )
    const direction = counterFocus(stage) < crestX ? 1 : -1
    sheet.path(
      outline`M${crestX} ${base - lift}C${crestX + direction * unit * 3} ${base + lift * 0.4} ${crestX - direction * unit * 9} ${base + lift * 0.9} ${crestX - direction * unit * 4} ${base + unit * 24 * (0.4 + share)}L${crestX + direction * unit * 46} ${base + unit * 24 * (0.4 + share)}C${crestX + direction * unit * 34} ${base + lift * 0.1} ${crestX + direction * unit * 18} ${base - lift * 0.62} ${crestX} ${base - lift}Z`,
      mix(shown, palette.near, 0.32),
      0.5,
    )
  }
  const green = mix(palette.near, depth(palette, 0.5), 0.2)
  drawCactus(stage, [focus(stage), below(stage, 0.54)], unit * 22, green)
  drawCactus(
    stage,
    [focus(stage) + unit * 13 * (focus(stage) < across(stage, 0.5) ? 1 : -1), below(stage, 0.6)],
    unit * 11,
    green,
  )
  if (has(stage, 'people')) {
    drawPeople(
      sheet,
      { x: across(stage, 0.5), ground: below(stage, 0.56), height: unit * 13 },
      { amount: 3, shown: palette.ink, chance: chance.branch('people') },
    )
  }
}

function drawCactus(
  { sheet }: Stage,
  [x, ground]: Point,
  height: number,
  shown: ReturnType<typeof shade>,
): void {
  const width = height * 0.16
  sheet.ellipse(x + width, ground, height * 0.34, height * 0.035, shade(shown, -0.08), 0.3)
  sheet.rect({ left: x - width / 2, top: ground - height, width, height: height * 1.01 }, shown, {
    radius: width / 2,
  })
  for (const [side, low, high] of [
    [-1, 0.36, 0.74],
    [1, 0.5, 0.88],
  ] as const) {
    const reach = side * width * 1.6
    sheet.line(
      outline`M${x} ${ground - height * low}L${x + reach * 0.6} ${ground - height * low}Q${x + reach} ${ground - height * low} ${x + reach} ${ground - height * (low + 0.1)}L${x + reach} ${ground - height * high}`,
      { width: width * 0.72, color: shown },
    )
  }
}
