import { arc, type Box, type Color, mass, mix, type Point, shade } from '../paint/index.ts'
import { across, type Stage } from './stage.ts'

/** Where a prompt names nothing that can be drawn: shapes in its own colours, in one of four manners. */
export function drawAbstract(stage: Stage): void {
  const draw = stage.chance.branch('manner').pick([drawSheets, drawArcs, drawTiles, drawBalance])
  draw(stage)
}

function tones({ palette }: Stage): readonly [Color, ...Color[]] {
  return [
    palette.accent,
    palette.water,
    palette.far,
    palette.near,
    palette.light,
    mix(palette.accent, palette.light, 0.5),
  ]
}

/** Sheets of cut paper, one upon another, each with the shadow of the next. */
function drawSheets(stage: Stage): void {
  const { sheet, palette, chance, area, unit, surface } = stage
  sheet.rect(
    area,
    sheet.fade([
      { at: 0, color: palette.skyTop },
      { at: 1, color: palette.skyLow },
    ]),
  )
  const layers = 6
  const bottom = area.top + area.height
  for (let layer = 0; layer < layers; layer += 1) {
    const wave = chance.branch(`layer ${layer}`)
    const share = (layer + 1) / layers
    const base = area.top + area.height * (0.16 + 0.66 * share)
    const swing = unit * wave.between(9, 17)
    const phase = wave.between(0, 6.28)
    const turns = wave.between(0.6, 1.3)
    const line: Point[] = []
    for (let x = area.left - unit * 5; x < area.left + area.width + unit * 10; x += unit * 6) {
      line.push([x, base + Math.sin(((x - area.left) / area.width) * turns * 6.28 + phase) * swing])
    }
    const shown = layer === 3 ? palette.accent : mix(palette.far, palette.near, share ** 1.1)
    if (surface === 'soft') {
      for (const [lift, opacity] of [
        [2.6, 0.05],
        [1.5, 0.07],
        [0.6, 0.09],
      ] as const) {
        sheet.path(
          mass(
            line.map(([x, y]): Point => [x, y - unit * lift]),
            bottom,
          ),
          palette.ink,
          opacity,
        )
      }
    }
    sheet.path(mass(line, bottom), shown)
  }
}

/** What the title leaves: below it or above it, from edge to edge. */
function fieldOf({ area, calm, ceiling, floor, horizon }: Stage): Box {
  const top = calm.height > 0 && calm.top < horizon ? ceiling : area.top
  return { ...area, top, height: floor - top }
}

/** Rings around one point outside the middle, some of them broken. */
function drawArcs(stage: Stage): void {
  const { sheet, palette, chance, area, unit } = stage
  sheet.rect(area, palette.near)
  const field = fieldOf(stage)
  sheet.rect(
    field,
    sheet.fade([
      { at: 0, color: palette.skyTop },
      { at: 1, color: mix(palette.skyMiddle, palette.skyLow, 0.5) },
    ]),
  )
  const rings = chance.branch('rings')
  const x = across(stage, rings.pick([0.3, 0.7]))
  const y = field.top + field.height * 0.5
  const reach = Math.max(area.width, area.height) * 0.78
  const pitch = unit * 8.5
  const shades = tones(stage)
  sheet.within(field, () => {
    for (let radius = pitch * 1.2; radius < reach; radius += pitch) {
      const from = rings.between(0, 360)
      const length = rings.between(110, 300)
      const shown = rings.pick(shades)
      sheet.line(arc(x, y, radius, from, from + length), { width: pitch * 0.62, color: shown, opacity: 0.92 })
    }
  })
  sheet.circle(x, y, pitch * 0.62, palette.light)
}

/** Quarters and halves of circles in a grid. */
function drawTiles(stage: Stage): void {
  const { sheet, palette, chance, area, unit } = stage
  const { top: start, height: high } = fieldOf(stage)
  const size = high / Math.max(2, Math.round(high / (unit * 20)))
  const shades = tones(stage)
  sheet.rect(area, palette.near)
  sheet.within(area, () => {
    for (let row = 0; (row + 0.5) * size < high; row += 1) {
      for (let column = 0; column * size < area.width - 1; column += 1) {
        const tile = chance.branch(`${row} ${column}`)
        const left = area.left + column * size
        const top = start + row * size
        const ground = mix(
          tile.pick([palette.near, palette.skyTop, palette.water, palette.far]),
          palette.near,
          0.25,
        )
        const shown = tile.pick(shades)
        sheet.rect({ left, top, width: size + 1, height: size + 1 }, ground)
        sheet.within({ left, top, width: size, height: size }, () => {
          const kind = tile.whole(0, 4)
          const cornerX = left + (tile.maybe(0.5) ? 0 : size)
          const cornerY = top + (tile.maybe(0.5) ? 0 : size)
          if (kind <= 1) {
            sheet.circle(cornerX, cornerY, size, shown)
            sheet.circle(cornerX, cornerY, size * 0.52, kind === 0 ? ground : shade(shown, -0.08))
          } else if (kind === 2) {
            sheet.circle(left + size / 2, top + size / 2, size * 0.36, shown)
          } else if (kind === 3) {
            sheet.circle(left + size / 2, cornerY, size / 2, shown)
          } else {
            for (const share of [0.12, 0.46, 0.8])
              sheet.rect({ left, top: top + size * share, width: size, height: size * 0.13 }, shown)
          }
        })
      }
    }
  })
}

/** A few large shapes that hold one another: discs, a bar, a half circle, a line. */
function drawBalance(stage: Stage): void {
  const { sheet, palette, chance, area, unit, horizon } = stage
  const parts = chance.branch('parts')
  sheet.rect(
    area,
    sheet.fade([
      { at: 0, color: palette.skyTop },
      { at: 1, color: palette.skyLow },
    ]),
  )
  const ground = Math.min(horizon + unit * 14, stage.floor)
  const left = across(stage, parts.between(0.26, 0.36))
  const right = across(stage, parts.between(0.62, 0.74))
  sheet.circle(right, ground - unit * 32, unit * 25, mix(palette.light, palette.skyMiddle, 0.25))
  sheet.circle(left, ground - unit * 19, unit * 19, palette.accent)
  sheet.path(`${arc(left, ground - unit * 19, unit * 19, -90, 90)}Z`, shade(palette.accent, -0.06))
  sheet.rect(
    { left: right - unit * 7, top: ground - unit * 38, width: unit * 14, height: unit * 38 },
    palette.water,
  )
  sheet.path(`${arc(right, ground - unit * 38, unit * 12, 180, 360)}Z`, mix(palette.near, palette.far, 0.4))
  sheet.circle(across(stage, 0.5), ground - unit * 7, unit * 7, palette.far)
  sheet.circle(right + unit * 17, ground - unit * 5, unit * 5, palette.light)
  sheet.rect(
    { left: area.left, top: ground, width: area.width, height: area.top + area.height - ground },
    mix(palette.near, palette.ink, 0.3),
  )
  sheet.rect({ left: area.left, top: ground, width: area.width, height: unit * 2 }, palette.near)
}
