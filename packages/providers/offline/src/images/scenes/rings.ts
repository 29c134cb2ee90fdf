import { type Box, mix, outline, type Point, points } from '../paint/index.ts'
import { centre, drawHead, drawNode } from './nodes.ts'
import { contrastOf, surfaceOf } from './plain.ts'
import type { Stage } from './stage.ts'

/** Boxes on an ellipse, with arrows along its rim. */
export function drawCycle(stage: Stage, room: Box, amount: number): void {
  const { sheet, unit } = stage
  const [x, y] = centre(room)
  const { wide, high } = sizeOnRing(room, amount, unit)
  const [radiusX, radiusY] = [(room.width - wide) / 2, (room.height - high) / 2]
  const reach = Math.min(radiusX, radiusY * 2.6)
  const at = (turn: number): Point => [x + Math.sin(turn) * reach, y - Math.cos(turn) * radiusY]
  const boxes = Array.from({ length: amount }, (_, index): Box => {
    const [midX, midY] = at((index / amount) * 2 * Math.PI)
    return { left: midX - wide / 2, top: midY - high / 2, width: wide, height: high }
  })
  const rim = Array.from({ length: 73 }, (_, step) => at((step / 72) * 2 * Math.PI))
  sheet.line(points(rim), { width: unit * 0.8, color: mix(contrastOf(stage), surfaceOf(stage), 0.3) })
  for (const [index, box] of boxes.entries()) {
    // Where the rim enters a box: back from its middle until outside.
    let turn = (index / amount + 1) * 2 * Math.PI
    while (isInside(box, at(turn), unit * 0.6) && turn > 0) turn -= 0.01
    const [tipX, tipY] = at(turn)
    const [beforeX, beforeY] = at(turn - 0.04)
    drawHead(stage, [tipX, tipY], Math.atan2(tipY - beforeY, tipX - beforeX), unit * 3)
  }
  for (const [index, box] of boxes.entries())
    drawNode(stage, box, { index, label: stage.labels[index], isMain: index === 0 })
}

/** Boxes around an ellipse: small enough that neighbours do not touch. */
function sizeOnRing(
  room: Box,
  amount: number,
  unit: number,
): { readonly wide: number; readonly high: number } {
  const isCrowded = amount > 4
  const wide = Math.min(room.width * (isCrowded ? 0.31 : 0.38), unit * 56)
  return { wide, high: Math.min(room.height * (isCrowded ? 0.16 : 0.22), wide * 0.5) }
}

function isInside({ left, top, width, height }: Box, [x, y]: Point, margin: number): boolean {
  return x > left - margin && x < left + width + margin && y > top - margin && y < top + height + margin
}

/** One in the middle and the others around it. */
export function drawHub(stage: Stage, room: Box, amount: number): void {
  const { sheet, palette, unit } = stage
  const [x, y] = centre(room)
  const { wide, high } = sizeOnRing(room, amount, unit)
  const reachX = Math.min((room.width - wide) / 2, unit * 85)
  const reachY = (room.height - high) / 2
  const boxes = Array.from({ length: amount }, (_, index): Box => {
    const turn = ((index + (amount === 4 ? 0.5 : 0)) / amount) * 2 * Math.PI
    return {
      left: x + Math.sin(turn) * reachX - wide / 2,
      top: y - Math.cos(turn) * reachY - high / 2,
      width: wide,
      height: high,
    }
  })
  for (const box of boxes) {
    const [toX, toY] = centre(box)
    sheet.line(outline`M${x} ${y}L${toX} ${toY}`, {
      width: unit * 0.75,
      color: mix(contrastOf(stage), surfaceOf(stage), 0.3),
    })
  }
  const radius = Math.min(room.width, room.height) * 0.15
  sheet.circle(x, y, radius, palette.accent)
  sheet.circle(x, y, radius * 0.62, surfaceOf(stage), 0.85)
  sheet.circle(x, y, radius * 0.34, palette.accent)
  for (const [index, box] of boxes.entries()) {
    drawNode(stage, box, { index, label: stage.labels[index], isMain: false })
  }
}
