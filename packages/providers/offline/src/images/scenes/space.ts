import { mix, outline, points, shade } from '../paint/index.ts'
import { drawStars } from './sky.ts'
import { across, counterFocus, focus, type Stage } from './stage.ts'

/** A planet with its ring and moon before stars and clouds of gas. */
export function drawSpace(stage: Stage): void {
  const { sheet, palette, chance, unit, area, surface } = stage
  const deep = { ...palette.skyTop, lightness: 0.13 }
  sheet.rect(
    area,
    surface === 'flat'
      ? deep
      : sheet.fade([
          { at: 0, color: deep },
          { at: 1, color: { ...palette.skyMiddle, lightness: 0.25 } },
        ]),
  )
  if (surface === 'soft') drawGas(stage)
  const dark: Stage = {
    ...stage,
    palette: {
      ...palette,
      light: { ...palette.light, lightness: 0.96, chroma: Math.min(0.02, palette.light.chroma) },
    },
  }
  drawStars(dark, area.top + area.height)
  const x = focus(stage)
  const end = Math.min(stage.floor, area.top + area.height - unit * 6)
  const y = (stage.ceiling + end) / 2
  const radius = Math.min(unit * 23, (end - stage.ceiling) * 0.42)
  const planet = { ...palette.accent, lightness: Math.max(0.58, palette.accent.lightness) }
  const ringTilt = chance.branch('ring').between(-0.22, 0.22)
  drawRing(stage, { x, y, radius, tilt: ringTilt, half: 'back' })
  sheet.circle(x, y, radius, planet)
  const band = chance.branch('bands')
  for (const share of [-0.62, -0.3, 0.02, 0.36, 0.66]) {
    const half = Math.sqrt(1 - share * share) * radius
    const top = y + share * radius
    const thick = radius * band.between(0.07, 0.16)
    const lower = Math.sqrt(Math.max(0, 1 - ((top + thick - y) / radius) ** 2)) * radius
    sheet.path(
      outline`M${x - half} ${top}Q${x} ${top + radius * 0.1} ${x + half} ${top}L${x + lower} ${top + thick}Q${x} ${top + thick + radius * 0.1} ${x - lower} ${top + thick}Z`,
      mix(planet, palette.skyLow, band.between(0.25, 0.6)),
      0.65,
    )
  }
  const side = counterFocus(stage) < x ? 1 : -1
  sheet.path(
    outline`M${x} ${y - radius}A${radius} ${radius} 0 0 ${side > 0 ? 1 : 0} ${x} ${y + radius}A${radius * 1.5} ${radius * 1.18} 0 0 ${side > 0 ? 0 : 1} ${x} ${y - radius}Z`,
    deep,
    0.48,
  )
  drawRing(stage, { x, y, radius, tilt: ringTilt, half: 'front' })
  const moonX = counterFocus(stage)
  const moonY = y - radius * 0.7
  sheet.circle(moonX, moonY, unit * 4.6, mix(palette.paper, palette.far, 0.25))
  sheet.circle(moonX - unit * 1.2, moonY - unit, unit * 0.9, mix(palette.paper, palette.far, 0.5))
  sheet.circle(moonX + unit * 1.4, moonY + unit * 1.3, unit * 1.2, mix(palette.paper, palette.far, 0.5))
  drawRocket(stage, x + (moonX - x) * 0.82, y + radius * 0.8)
}

function drawGas(stage: Stage): void {
  const { sheet, palette, area, unit } = stage
  const chance = stage.chance.branch('gas')
  for (const shown of [palette.skyLow, palette.water, palette.accent, palette.far]) {
    const x = across(stage, chance.between(0, 1))
    const y = area.top + area.height * chance.between(0, 0.9)
    sheet.ellipse(
      x,
      y,
      unit * chance.between(40, 75),
      unit * chance.between(22, 44),
      sheet.glow([
        { at: 0, color: shown, opacity: 0.34 },
        { at: 1, color: shown, opacity: 0 },
      ]),
    )
  }
}

/** Half of a ring: the far half before the planet is drawn, the near half after it. */
function drawRing(
  { sheet, palette }: Stage,
  {
    x,
    y,
    radius,
    tilt,
    half,
  }: {
    readonly x: number
    readonly y: number
    readonly radius: number
    readonly tilt: number
    readonly half: 'front' | 'back'
  },
): void {
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)]
  for (const [size, width, opacity] of [
    [1.72, 0.11, 0.85],
    [1.48, 0.06, 0.6],
  ] as const) {
    const steps = Array.from({ length: 25 }, (_, step) => {
      const angle = (half === 'front' ? 0 : Math.PI) + (step / 24) * Math.PI
      const across = Math.cos(angle) * radius * size
      const down = Math.sin(angle) * radius * size * 0.26
      return [x + across * cos - down * sin, y + across * sin + down * cos] as const
    })
    sheet.line(points(steps, 'open'), {
      width: radius * width,
      color: mix(palette.light, palette.accent, 0.25),
      opacity,
    })
  }
}

function drawRocket({ sheet, palette, unit }: Stage, x: number, y: number): void {
  const size = unit * 7
  const at = (across: number, up: number) =>
    [x + (across * 0.8 + up * 0.6) * size, y + (across * 0.6 - up * 0.8) * size] as const
  const [tip, left, right] = [at(0, 1.5), at(-0.26, 0.4), at(0.26, 0.4)]
  const [lowLeft, lowRight] = [at(-0.22, -0.4), at(0.22, -0.4)]
  const [flame, flameLeft, flameRight] = [at(0, -1.3), at(-0.14, -0.42), at(0.14, -0.42)]
  sheet.path(
    outline`M${flameLeft[0]} ${flameLeft[1]}L${flame[0]} ${flame[1]}L${flameRight[0]} ${flameRight[1]}Z`,
    palette.lamp,
  )
  for (const side of [-1, 1]) {
    sheet.path(
      points([at(side * 0.2, 0.05), at(side * 0.52, -0.55), at(side * 0.2, -0.35)]),
      shade(palette.accent, -0.06),
    )
  }
  sheet.path(
    outline`M${tip[0]} ${tip[1]}Q${at(-0.3, 1)[0]} ${at(-0.3, 1)[1]} ${left[0]} ${left[1]}L${lowLeft[0]} ${lowLeft[1]}L${lowRight[0]} ${lowRight[1]}L${right[0]} ${right[1]}Q${at(0.3, 1)[0]} ${at(0.3, 1)[1]} ${tip[0]} ${tip[1]}Z`,
    palette.paper,
  )
  const [windowX, windowY] = at(0, 0.55)
  sheet.circle(windowX, windowY, size * 0.15, mix(palette.water, palette.ink, 0.3))
}
