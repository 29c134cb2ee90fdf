import { type Box, mix, outline } from '../paint/index.ts'
import { centre, drawArrow, drawNode } from './nodes.ts'
import { contrastOf, surfaceOf, toneOf } from './plain.ts'
import type { Stage } from './stage.ts'

/** One above, the others below it. */
export function drawHierarchy(stage: Stage, room: Box, amount: number): void {
  const { sheet, unit, labels, subject } = stage
  // What is listed are equals; above them stands what they are parts of.
  const below = labels.length === 0 ? amount - 1 : amount
  const rows = below + 1
  const gap = unit * 5
  const isNarrow = room.width / below < unit * 26
  const wide = isNarrow ? Math.min(room.width * 0.7, unit * 60) : (room.width - gap * (below - 1)) / below
  const high = isNarrow
    ? Math.min(unit * 26, (room.height - gap * below) / rows)
    : Math.min(unit * 26, room.height * 0.34)
  const rootWide = Math.min(room.width * 0.5, unit * 60)
  const shown = mix(contrastOf(stage), surfaceOf(stage), 0.3)
  const top = isNarrow
    ? room.top + (room.height - high * rows - gap * below) / 2
    : room.top + room.height * 0.08
  const root: Box = {
    left: isNarrow ? room.left : room.left + (room.width - rootWide) / 2,
    top,
    width: rootWide,
    height: high,
  }
  const leaves = Array.from(
    { length: below },
    (_, index): Box =>
      isNarrow
        ? {
            left: room.left + room.width - wide,
            top: top + (index + 1) * (high + gap),
            width: wide,
            height: high,
          }
        : {
            left: room.left + index * (wide + gap),
            top: room.top + room.height * 0.6,
            width: wide,
            height: high,
          },
  )
  for (const leaf of leaves) {
    const [leafX, leafY] = centre(leaf)
    const [rootX] = centre(root)
    const trunk = room.left + (room.width - wide) * 0.4
    const middle = (root.top + root.height + leaf.top) / 2
    const d = isNarrow
      ? outline`M${trunk} ${root.top + root.height}L${trunk} ${leafY}L${leaf.left} ${leafY}`
      : outline`M${rootX} ${root.top + root.height}L${rootX} ${middle}L${leafX} ${middle}L${leafX} ${leaf.top}`
    sheet.line(d, { width: unit * 0.75, color: shown })
  }
  const hasNames = labels.length > 0 && subject !== ''
  drawNode(stage, root, { index: 0, label: hasNames ? subject : undefined, isMain: true })
  for (const [index, box] of leaves.entries()) {
    drawNode(stage, box, { index: index + 1, label: labels[index], isMain: false })
  }
}

/** Along a line, in turn on either side of it. */
export function drawTimeline(stage: Stage, room: Box, amount: number): void {
  const { sheet, palette, unit } = stage
  const isAcross = room.width > room.height
  const [x, y] = centre(room)
  const node = (box: Box, index: number) =>
    drawNode(stage, box, { index, label: stage.labels[index], isMain: index === 0 })
  const shown = mix(contrastOf(stage), surfaceOf(stage), 0.3)
  if (isAcross) drawArrow(stage, [room.left, y], [room.left + room.width, y])
  else drawArrow(stage, [room.left + unit * 4, room.top], [room.left + unit * 4, room.top + room.height])
  for (let index = 0; index < amount; index += 1) {
    const share = (index + 0.5) / amount
    if (isAcross) {
      const at = room.left + (room.width - unit * 5) * share
      const side = index % 2 === 0 ? -1 : 1
      const wide = ((room.width - unit * 5) / amount) * (amount > 3 ? 1.5 : 0.92)
      const high = Math.min(unit * 18, room.height * 0.3)
      const near = unit * 8
      const left = Math.min(room.left + room.width - wide, Math.max(room.left, at - wide / 2))
      sheet.line(outline`M${at} ${y}L${at} ${y + side * near}`, { width: unit * 0.6, color: shown })
      node({ left, top: side < 0 ? y - near - high : y + near, width: wide, height: high }, index)
      sheet.circle(at, y, unit * 1.9, index === 0 ? palette.accent : toneOf(stage))
    } else {
      const at = room.top + (room.height - unit * 5) * share
      const high = Math.min(unit * 20, (room.height / amount) * 0.72)
      sheet.line(outline`M${room.left + unit * 4} ${at}L${room.left + unit * 12} ${at}`, {
        width: unit * 0.6,
        color: shown,
      })
      node(
        {
          left: room.left + unit * 12,
          top: at - high / 2,
          width: Math.min(room.width - unit * 12, x),
          height: high,
        },
        index,
      )
      sheet.circle(room.left + unit * 4, at, unit * 2, index === 0 ? palette.accent : toneOf(stage))
    }
  }
}
