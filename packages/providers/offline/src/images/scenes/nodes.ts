import { type Box, type Color, inset, mix, outline, type Point } from '../paint/index.ts'
import { contrastOf, surfaceOf, toneOf } from './plain.ts'
import type { Stage } from './stage.ts'

/** A box of a diagram: its label, or an emblem and two bars where the prompt gave no names. The main one stands out. */
export function drawNode(
  stage: Stage,
  box: Box,
  {
    index,
    label,
    isMain,
  }: { readonly index: number; readonly label: string | undefined; readonly isMain: boolean },
): void {
  const { sheet, palette, unit } = stage
  const fill = isMain ? palette.accent : mix(toneOf(stage), surfaceOf(stage), 0.8)
  const radius = Math.min(box.width, box.height) * 0.16
  sheet.rect({ ...box, top: box.top + unit * 0.7 }, contrastOf(stage), { opacity: 0.1, radius })
  sheet.rect(box, fill, { radius })
  if (!isMain) {
    sheet.rect(
      { left: box.left, top: box.top + radius, width: unit * 1, height: box.height - radius * 2 },
      toneOf(stage),
    )
  }
  if (label !== undefined) {
    const pad = Math.min(box.width, box.height) * 0.12
    stage.caption(
      label,
      { ...inset(box, pad), left: box.left + pad + unit, width: box.width - pad * 2 - unit * 2 },
      inkOn(stage, fill),
    )
    return
  }
  drawEmblem(stage, box, { index, isMain, ink: isMain ? inkOn(stage, fill) : contrastOf(stage) })
}

/** Dark or light, whichever reads better. */
export function inkOn({ palette }: Stage, fill: Color): Color {
  return fill.lightness > 0.6 ? { ...palette.ink, lightness: 0.16 } : { ...palette.paper, lightness: 0.985 }
}

/** A sign that means nothing but “one of several things”, and two bars for words. */
function drawEmblem(
  { sheet, palette }: Stage,
  box: Box,
  { index, isMain, ink }: { readonly index: number; readonly isMain: boolean; readonly ink: Color },
): void {
  const size = Math.min(box.height * 0.44, box.width * 0.24)
  const x = box.left + box.width * 0.12 + size / 2
  const y = box.top + box.height / 2
  const shown = isMain ? ink : palette.accent
  const kind = index % 4
  if (kind === 0) sheet.circle(x, y, size / 2, shown)
  else if (kind === 1)
    sheet.rect({ left: x - size / 2, top: y - size / 2, width: size, height: size }, shown, {
      radius: size * 0.16,
    })
  else if (kind === 2)
    sheet.path(
      outline`M${x} ${y - size * 0.55}L${x + size * 0.56} ${y + size * 0.45}L${x - size * 0.56} ${y + size * 0.45}Z`,
      shown,
    )
  else
    sheet.path(
      outline`M${x} ${y - size * 0.6}L${x + size * 0.6} ${y}L${x} ${y + size * 0.6}L${x - size * 0.6} ${y}Z`,
      shown,
    )
  const left = x + size * 0.85
  const width = box.left + box.width * 0.9 - left
  const thick = box.height * 0.1
  sheet.rect({ left, top: y - thick * 1.55, width, height: thick }, ink, { opacity: 0.62, radius: thick / 2 })
  sheet.rect({ left, top: y + thick * 0.55, width: width * 0.62, height: thick }, ink, {
    opacity: 0.36,
    radius: thick / 2,
  })
}

/** A line with a head at its end. */
export function drawArrow(stage: Stage, from: Point, to: Point): void {
  const { sheet, unit } = stage
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const [alongX, alongY] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
  const head = Math.min(unit * 2.6, length * 0.6)
  const shown = mix(contrastOf(stage), surfaceOf(stage), 0.3)
  sheet.line(outline`M${from[0]} ${from[1]}L${to[0] - alongX * head * 0.8} ${to[1] - alongY * head * 0.8}`, {
    width: unit * 0.75,
    color: shown,
  })
  drawHead(stage, to, Math.atan2(alongY, alongX), head)
}

/** The head of an arrow that points at an angle, in radians. */
export function drawHead(stage: Stage, [x, y]: Point, angle: number, size: number): void {
  const at = (along: number, aside: number): Point => [
    x - Math.cos(angle) * along * size - Math.sin(angle) * aside * size,
    y - Math.sin(angle) * along * size + Math.cos(angle) * aside * size,
  ]
  const [left, right] = [at(1, -0.55), at(1, 0.55)]
  stage.sheet.path(
    outline`M${x} ${y}L${left[0]} ${left[1]}L${right[0]} ${right[1]}Z`,
    mix(contrastOf(stage), surfaceOf(stage), 0.3),
  )
}

export function centre({ left, top, width, height }: Box): Point {
  return [left + width / 2, top + height / 2]
}
