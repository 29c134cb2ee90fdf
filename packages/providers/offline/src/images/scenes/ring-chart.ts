import { arc, type Color, mix, outline, type Point } from '../paint/index.ts'
import { contrastOf, surfaceOf, toneOf } from './plain.ts'
import type { Stage } from './stage.ts'

/** Parts of a whole, the largest first and a little apart. */
export function drawRingChart(stage: Stage): void {
  const { sheet, area, unit } = stage
  const parts = partsOf(stage)
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const radius = Math.min(area.width, area.height) * 0.31
  const x = area.left + area.width / 2
  const y = area.top + area.height / 2 - unit * 2
  let from = -90
  for (const [index, { weight, color }] of parts.entries()) {
    const to = from + (weight / total) * 360
    const [outX, outY] = onRim([x, y], index === 0 ? unit * 2.4 : 0, (from + to) / 2)
    const inner = radius * 0.54
    const [startX, startY] = onRim([outX, outY], inner, from + 1)
    const [endX, endY] = onRim([outX, outY], inner, to - 1)
    const rim = arc(outX, outY, radius, from + 1, to - 1)
    sheet.path(rim + outline`L${endX} ${endY}A${inner} ${inner} 0 0 0 ${startX} ${startY}Z`, color)
    from = to
  }
  sheet.circle(x, y, radius * 0.36, mix(surfaceOf(stage), contrastOf(stage), 0.08))
}

/** Each smaller than the one before, and none half of the whole: the arcs above are drawn the short way round. */
function partsOf(stage: Stage): readonly { readonly weight: number; readonly color: Color }[] {
  const chance = stage.chance.branch('parts')
  const { accent } = stage.palette
  const [tone, surface] = [toneOf(stage), surfaceOf(stage)]
  const colors = [accent, tone, mix(tone, surface, 0.4), mix(accent, surface, 0.45), mix(tone, surface, 0.68)]
  const amount = chance.whole(4, 5)
  return colors
    .slice(0, amount)
    .map((color, index) => ({ weight: amount - index + chance.between(0, 0.9), color }))
}

function onRim([x, y]: Point, radius: number, degrees: number): Point {
  const angle = (degrees / 180) * Math.PI
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
}
