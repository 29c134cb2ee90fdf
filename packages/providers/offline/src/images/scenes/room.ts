import { depth, mix, outline, shade, tint } from '../paint/index.ts'
import { fillGround, rolling } from './ground.ts'
import { drawSky } from './sky.ts'
import { across, counterFocus, focus, has, type Stage } from './stage.ts'
import { drawBooks, drawBread, drawCup, drawPot } from './still-life.ts'

/** A table before a window, and on it what the prompt speaks of: books, bread, a cup, a lamp, a letter. */
export function drawRoom(stage: Stage): void {
  const { sheet, palette, unit, area, surface } = stage
  const wall = tint(
    palette,
    mix(palette.skyMiddle, palette.paper, palette.isDark ? 0.06 : 0.3),
    palette.accent.hue,
    { amount: 0.35, chroma: 0.07 },
  )
  const bottom = area.top + area.height
  const edge = Math.min(stage.horizon + (bottom - stage.horizon) * 0.4, stage.floor - unit * 7)
  sheet.rect(
    area,
    surface === 'flat'
      ? wall
      : sheet.fade([
          { at: 0, color: shade(wall, -0.05) },
          { at: 0.6, color: shade(wall, 0.01) },
          { at: 1, color: wall },
        ]),
  )
  drawWindow(stage, edge)
  drawShelf(stage, edge)
  const wood = mix(palette.own(palette.isDark ? 0.3 : 0.5, 0.08, 55), palette.near, 0.35)
  sheet.rect(
    { left: area.left, top: edge, width: area.width, height: bottom - edge },
    surface === 'flat'
      ? shade(wood, -0.1)
      : sheet.fade([
          { at: 0, color: shade(wood, -0.06) },
          { at: 1, color: shade(wood, -0.2) },
        ]),
  )
  sheet.rect({ left: area.left, top: edge, width: area.width, height: unit * 3.6 }, shade(wood, 0.05))
  sheet.rect(
    { left: area.left, top: edge + unit * 3.6, width: area.width, height: unit * 0.7 },
    shade(wood, -0.14),
  )
  const top = edge + unit * 1.6
  const x = focus(stage)
  drawBooks(stage, x, top)
  drawCup(stage, across(stage, 0.5), top)
  if (has(stage, 'garden') || stage.chance.branch('pot').maybe(0.5))
    drawPot(stage, counterFocus(stage) + unit * 7, top)
  else drawBread(stage, counterFocus(stage), top)
  drawLamp(stage, across(stage, 0.5) + (x - across(stage, 0.5)) * 0.25)
}

function drawWindow(stage: Stage, edge: number): void {
  const { sheet, palette, area, unit } = stage
  const width = Math.min(unit * 50, area.width * 0.5)
  const top = Math.min(stage.ceiling + unit * 3, edge - unit * 24)
  const frame = { left: counterFocus(stage) - width / 2, top, width, height: edge - unit * 9 - top }
  const wood = mix(palette.paper, palette.near, palette.isDark ? 0.5 : 0.12)
  sheet.rect(
    {
      left: frame.left - unit * 2,
      top: frame.top - unit * 2,
      width: width + unit * 4,
      height: frame.height + unit * 4,
    },
    wood,
  )
  sheet.within(frame, () => {
    const view: Stage = {
      ...stage,
      area: frame,
      horizon: frame.top + frame.height * 0.66,
      calm: { left: frame.left, top: frame.top, width: 0, height: 0 },
      ceiling: frame.top,
      floor: frame.top + frame.height,
      unit: Math.min(frame.width, frame.height) / 80,
    }
    drawSky(view)
    fillGround(
      view,
      rolling(view, view.horizon, view.unit * 14, view.chance.branch('view')),
      depth(palette, 0.25),
      { mist: 0.3 },
    )
    fillGround(
      view,
      rolling(view, view.horizon + view.unit * 12, view.unit * 10, view.chance.branch('view near')),
      tint(palette, depth(palette, 0.6), 145, { amount: 0.4 }),
      { mist: 0.1 },
    )
  })
  sheet.rect(
    { left: frame.left + width / 2 - unit * 0.7, top: frame.top, width: unit * 1.4, height: frame.height },
    wood,
  )
  sheet.rect({ left: frame.left, top: frame.top + frame.height * 0.42, width, height: unit * 1.2 }, wood)
  sheet.rect(
    {
      left: frame.left - unit * 4,
      top: frame.top + frame.height + unit * 1.5,
      width: width + unit * 8,
      height: unit * 2.2,
    },
    shade(wood, -0.04),
  )
}

/** A shelf of books on the free side of the wall. */
function drawShelf(stage: Stage, edge: number): void {
  const { sheet, palette, unit, area } = stage
  const chance = stage.chance.branch('shelf')
  const x = focus(stage)
  const y = edge - unit * 33
  if (y - unit * 13 < stage.ceiling) return
  const half = Math.min(unit * 19, area.width * 0.2)
  const wood = mix(palette.own(palette.isDark ? 0.28 : 0.45, 0.07, 55), palette.near, 0.3)
  let at = x - half + unit * 1.5
  while (at < x + half - unit * 4) {
    const width = unit * chance.between(1.8, 3.4)
    const height = unit * chance.between(8, 12)
    const shown = mix(
      chance.pick([palette.accent, palette.water, palette.near, palette.far]),
      palette.paper,
      chance.between(0, 0.4),
    )
    if (chance.maybe(0.88)) {
      sheet.rect(
        { left: at, top: y - height, width: width * 0.92, height },
        shade(shown, palette.isDark ? -0.12 : 0),
        { radius: unit * 0.2 },
      )
      sheet.rect(
        { left: at, top: y - height * 0.8, width: width * 0.92, height: unit * 0.6 },
        palette.paper,
        { opacity: 0.5 },
      )
    }
    at += width
  }
  sheet.rect({ left: x - half, top: y, width: half * 2, height: unit * 1.5 }, wood)
}

/** Hangs from above and lights the table when it is dark outside. */
function drawLamp(stage: Stage, x: number): void {
  const { sheet, palette, unit, area, calm, surface } = stage
  if (calm.height > 0 && calm.top < stage.horizon) return
  const y = area.top + (stage.horizon - area.top) * 0.3
  if (palette.isDark && surface === 'soft') {
    sheet.circle(
      x,
      y + unit * 7,
      unit * 42,
      sheet.glow([
        { at: 0, color: palette.lamp, opacity: 0.5 },
        { at: 1, color: palette.lamp, opacity: 0 },
      ]),
    )
  }
  sheet.rect({ left: x - unit * 0.25, top: area.top, width: unit * 0.5, height: y - area.top }, palette.ink)
  sheet.path(
    outline`M${x - unit * 9} ${y + unit * 7}Q${x - unit * 8} ${y} ${x - unit * 1.6} ${y - unit * 1}L${x + unit * 1.6} ${y - unit * 1}Q${x + unit * 8} ${y} ${x + unit * 9} ${y + unit * 7}Z`,
    palette.accent,
  )
  sheet.ellipse(x, y + unit * 7, unit * 9, unit * 1.2, palette.lamp)
}
