import { isWithin, mix, outline, type Point, points, shade } from '../paint/index.ts'
import { across, counterFocus, has, type Stage } from './stage.ts'

/** Sky, sun or moon, stars and clouds, down to the horizon and a little below it. */
export function drawSky(stage: Stage, { hasSun = true }: { readonly hasSun?: boolean } = {}): void {
  const { sheet, palette, area, horizon } = stage
  const down = horizon + stage.unit * 12
  sheet.rect(area, palette.skyLow)
  const sky = { left: area.left, top: area.top, width: area.width, height: down - area.top }
  sheet.rect(
    sky,
    sheet.fade([
      { at: 0, color: palette.skyTop },
      { at: 0.55, color: palette.skyMiddle },
      { at: 1, color: palette.skyLow },
    ]),
  )
  if (palette.mood === 'night') drawStars(stage)
  if (hasSun && showsSun(stage)) drawSun(stage)
  if (palette.mood !== 'night') drawClouds(stage)
}

function showsSun({ palette }: Stage): boolean {
  return palette.mood !== 'grey' && palette.mood !== 'storm'
}

/** Where sun or moon stand: above the horizon, clear of the title. */
export function sunPlace(stage: Stage): { readonly x: number; readonly y: number; readonly radius: number } {
  const { horizon, unit, palette } = stage
  const chance = stage.chance.branch('sun')
  const isLow = palette.mood === 'sunset' || palette.mood === 'dawn'
  const top = stage.ceiling
  const room = Math.max(unit * 10, horizon - top)
  const share = isLow ? chance.between(0.74, 0.9) : chance.between(0.36, 0.52)
  return {
    x: counterFocus(stage),
    y: horizon - room * (1 - share),
    radius: Math.min(room * 0.3, unit * (isLow ? chance.between(8, 11) : chance.between(5.5, 8))),
  }
}

function drawSun(stage: Stage): void {
  const { sheet, palette, surface } = stage
  const { x, y, radius } = sunPlace(stage)
  if (surface === 'soft') {
    const glow = sheet.glow([
      { at: 0, color: palette.light, opacity: palette.isDark ? 0.5 : 0.75 },
      { at: 0.35, color: palette.light, opacity: palette.isDark ? 0.16 : 0.3 },
      { at: 1, color: palette.light, opacity: 0 },
    ])
    sheet.circle(x, y, radius * 4.6, glow)
  } else {
    sheet.circle(x, y, radius * 1.9, palette.light, 0.16)
    sheet.circle(x, y, radius * 1.4, palette.light, 0.22)
  }
  sheet.circle(x, y, radius, palette.light)
  if (palette.mood === 'night') {
    const crater = shade(palette.light, -0.06)
    sheet.circle(x - radius * 0.3, y - radius * 0.2, radius * 0.2, crater)
    sheet.circle(x + radius * 0.28, y + radius * 0.32, radius * 0.27, crater)
    sheet.circle(x + radius * 0.3, y - radius * 0.42, radius * 0.12, crater)
  }
}

export function drawStars(stage: Stage, lowest = stage.horizon): void {
  const { sheet, palette, area, calm, unit } = stage
  const chance = stage.chance.branch('stars')
  const amount = Math.round((area.width * (lowest - area.top)) / (unit * unit * 42))
  for (let index = 0; index < amount; index += 1) {
    const x = across(stage, chance.between(0.01, 0.99))
    const y = area.top + (lowest - area.top) * chance.between(0.01, 0.95) ** 1.3
    const radius = unit * (chance.maybe(0.12) ? chance.between(0.3, 0.42) : chance.between(0.1, 0.24))
    const opacity = chance.between(0.35, 0.95)
    if (!isWithin(calm, x, y, unit * 2)) sheet.circle(x, y, radius, palette.light, opacity)
  }
}

function drawClouds(stage: Stage): void {
  const { palette, area, calm, unit, horizon } = stage
  const chance = stage.chance.branch('clouds')
  const isHeavy = palette.mood === 'grey' || palette.mood === 'storm'
  const amount = isHeavy ? 7 : chance.whole(2, 4)
  const shown = isHeavy ? shade(palette.skyMiddle, -0.08) : mix(palette.skyLow, palette.light, 0.7)
  for (let index = 0; index < amount; index += 1) {
    const size = unit * (isHeavy ? chance.between(16, 30) : chance.between(8, 17))
    const x = across(stage, (index + chance.between(0.1, 0.9)) / amount)
    const y = area.top + (horizon - area.top) * chance.between(isHeavy ? 0.02 : 0.14, isHeavy ? 0.5 : 0.66)
    const opacity = isHeavy ? chance.between(0.35, 0.6) : chance.between(0.45, 0.8)
    if (isHeavy || !isWithin(calm, x, y, size)) drawCloud(stage, x, y, size, { shown, opacity })
  }
}

/** Half circles on a flat base, as one outline, so that its parts do not shine through each other. */
function drawCloud(
  { sheet, chance }: Stage,
  x: number,
  y: number,
  size: number,
  { shown, opacity }: { readonly shown: ReturnType<typeof shade>; readonly opacity: number },
): void {
  const bumps = 5
  const outline: Point[] = []
  for (const [bump, lift] of [0.22, 0.42, 0.6, 0.4, 0.2].entries()) {
    const height = lift * chance.between(0.8, 1.2)
    for (let step = 0; step <= 8; step += 1) {
      const angle = Math.PI * (1 - step / 8)
      const middle = -1 + (2 * (bump + 0.5)) / bumps
      outline.push([
        x + size * (middle + (Math.cos(angle) * 1.25) / bumps),
        y - size * Math.max(0, Math.sin(angle)) * height,
      ])
    }
  }
  sheet.path(points(outline), shown, opacity)
}

/** Two strokes each, in a loose flock that keeps clear of the title. */
export function drawBirds(stage: Stage): void {
  const { sheet, palette, area, calm, unit, horizon } = stage
  if (palette.mood === 'night' || palette.mood === 'storm') return
  const chance = stage.chance.branch('birds')
  if (!has(stage, 'bird') && chance.maybe(0.55)) return
  const centreX = across(stage, chance.between(0.25, 0.75))
  const centreY = area.top + (horizon - area.top) * chance.between(0.3, 0.62)
  const shown = mix(palette.near, palette.skyMiddle, 0.15)
  const amount = has(stage, 'bird') ? 9 : 5
  for (let index = 0; index < amount; index += 1) {
    const x = centreX + unit * chance.between(-16, 16)
    const y = centreY + unit * chance.between(-7, 7)
    const wing = unit * chance.between(1.1, has(stage, 'bird') ? 3 : 2)
    if (isWithin(calm, x, y, wing * 2)) continue
    sheet.line(
      outline`M${x - wing} ${y - wing * 0.28}Q${x - wing * 0.4} ${y - wing * 0.55} ${x} ${y}Q${x + wing * 0.4} ${y - wing * 0.55} ${x + wing} ${y - wing * 0.28}`,
      { width: wing * 0.17, color: shown, opacity: 0.85 },
    )
  }
}
