/** A rectangle on the card, in pixels from the top left corner. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The box without a margin on every side. */
export function inset({ left, top, width, height }: Box, margin: number): Box {
  return { left: left + margin, top: top + margin, width: width - 2 * margin, height: height - 2 * margin }
}

export function isWithin({ left, top, width, height }: Box, x: number, y: number, margin = 0): boolean {
  return x > left - margin && x < left + width + margin && y > top - margin && y < top + height + margin
}
