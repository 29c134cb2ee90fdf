import { type Box, outline, type Point } from '../paint/index.ts'
import { strongest } from '../words/index.ts'
import { centre, drawArrow, drawNode, inkOn } from './nodes.ts'
import { contrastOf, surfaceOf, toneOf } from './plain.ts'
import { drawCycle, drawHub } from './rings.ts'
import type { Stage } from './stage.ts'
import { drawHierarchy, drawTimeline } from './trees.ts'

/**
 * Boxes and arrows. What they form follows the prompt's words (cycle, hierarchy, timeline, comparison, parts of a whole);
 * what stands in them is what the prompt lists, or nothing: a card knows no more of the matter.
 */
export function drawDiagram(stage: Stage): void {
  stage.sheet.rect(stage.area, surfaceOf(stage))
  drawDots(stage)
  const kind = strongest(stage.weights, ['cycle', 'hierarchy', 'timeline', 'comparison', 'hub'])
  const amount = stage.labels.length === 0 ? stage.chance.branch('amount').whole(4, 5) : stage.labels.length
  const { area, margin } = stage
  const room: Box = {
    left: area.left + margin,
    top: area.top + margin * 0.3,
    width: area.width - margin * 2,
    height: area.height - margin * 1.5,
  }
  if (kind === 'cycle') drawCycle(stage, room, amount)
  else if (kind === 'hierarchy') drawHierarchy(stage, room, amount)
  else if (kind === 'timeline') drawTimeline(stage, room, amount)
  else if (kind === 'comparison' && stage.labels.length === 0) drawComparison(stage, room)
  else if (kind === 'hub') drawHub(stage, room, amount)
  else drawFlow(stage, room, amount)
}

/** The faint dots of squared paper. */
function drawDots(stage: Stage): void {
  const { sheet, area, unit } = stage
  const pitch = unit * 5
  const dots: string[] = []
  for (let y = area.top + pitch / 2; y < area.top + area.height; y += pitch) {
    for (let x = area.left + pitch / 2; x < area.left + area.width; x += pitch)
      dots.push(outline`M${x} ${y}h0.01`)
  }
  sheet.line(dots.join(''), { width: unit * 0.34, color: contrastOf(stage), opacity: 0.14 })
}

/** One after another, in the direction that has more room; in two rows if boxes would get too small. */
function drawFlow(stage: Stage, room: Box, amount: number): void {
  const isAcross = room.width > room.height
  const lanes = isAcross && (amount > 4 || room.width / amount < stage.unit * 34) ? 2 : 1
  const perLane = Math.ceil(amount / lanes)
  const gap = stage.unit * 7
  const boxes = Array.from({ length: amount }, (_, index): Box => {
    const lane = Math.floor(index / perLane)
    const place = lane === 0 ? index : perLane - 1 - (index - perLane)
    const wide = isAcross
      ? (room.width - gap * (perLane - 1)) / perLane
      : Math.min(room.width, stage.unit * 74)
    const high = isAcross
      ? Math.min(stage.unit * 30, (room.height - gap * lanes) / lanes)
      : Math.min(stage.unit * 30, (room.height - gap * (amount - 1)) / amount)
    const used = isAcross ? high * lanes + gap * (lanes - 1) : high * amount + gap * (amount - 1)
    const start = room.top + (room.height - used) / 2
    return isAcross
      ? {
          left: room.left + place * (wide + gap),
          top: start + lane * (high + gap),
          width: wide,
          height: high,
        }
      : {
          left: room.left + (room.width - wide) / 2,
          top: start + index * (high + gap),
          width: wide,
          height: high,
        }
  })
  for (const [index, box] of boxes.entries()) {
    const next = boxes[index + 1]
    if (next !== undefined) drawArrow(stage, ...between(box, next, stage.unit * 0.8))
  }
  for (const [index, box] of boxes.entries())
    drawNode(stage, box, { index, label: stage.labels[index], isMain: index === 0 })
}

/** From the edge of one box to the edge of the next, straight. */
function between(from: Box, to: Box, clear: number): readonly [Point, Point] {
  const [fromX, fromY] = centre(from)
  const [toX, toY] = centre(to)
  if (Math.abs(toX - fromX) >= Math.abs(toY - fromY)) {
    const way = Math.sign(toX - fromX)
    return [
      [fromX + way * (from.width / 2 + clear), fromY],
      [toX - way * (to.width / 2 + clear), toY],
    ]
  }
  const way = Math.sign(toY - fromY)
  return [
    [fromX, fromY + way * (from.height / 2 + clear)],
    [toX, toY - way * (to.height / 2 + clear)],
  ]
}

/** Two circles that share a part. */
function drawComparison(stage: Stage, room: Box): void {
  const { sheet, palette } = stage
  const [x, y] = centre(room)
  const isAcross = room.width >= room.height
  const radius = Math.min(Math.max(room.width, room.height) / 3.3, Math.min(room.width, room.height) / 2)
  const shift = radius * 0.62
  for (const [side, shown] of [
    [-1, palette.accent],
    [1, toneOf(stage)],
  ] as const) {
    sheet.circle(x + (isAcross ? side * shift : 0), y + (isAcross ? 0 : side * shift), radius, shown, 0.72)
  }
  const bar = radius * 0.09
  for (const side of [-1, 0, 1]) {
    const [atX, atY] = [x + (isAcross ? side * shift * 1.75 : 0), y + (isAcross ? 0 : side * shift * 1.75)]
    const half = radius * (side === 0 ? 0.16 : 0.26)
    const ink = inkOn(stage, side < 0 ? palette.accent : toneOf(stage))
    for (const [row, share] of [
      [-1, 1],
      [0, 0.75],
      [1, 0.9],
    ] as const) {
      sheet.rect(
        { left: atX - half, top: atY + row * bar * 2 - bar / 2, width: half * 2 * share, height: bar },
        ink,
        { opacity: 0.72, radius: bar / 2 },
      )
    }
  }
}
