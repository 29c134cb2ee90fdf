import { type Box, type Chance, inset } from '../paint/index.ts'
import type { Arrangement } from './looks.ts'

/** Of a card, in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Where things go on a card of some size. */
export interface Layout {
  readonly arrangement: Arrangement
  /** The scene is drawn here. */
  readonly area: Box
  /** The title stays inside. */
  readonly title: Box
  readonly align: 'start' | 'center'
  /** Which end of its box the title leans on. */
  readonly anchor: 'top' | 'middle' | 'bottom'
  /** Behind the title of a panel, frame or heading; absent where the title stands on the picture. */
  readonly plate: Box | undefined
  /** Where the horizon lies, from the top of the area, 0–1. */
  readonly horizon: number
}

export function layOut(
  size: Size,
  arrangement: Arrangement,
  { hasTitle, chance }: { readonly hasTitle: boolean; readonly chance: Chance },
): Layout {
  const card: Box = { left: 0, top: 0, width: size.width, height: size.height }
  const margin = Math.min(size.width, size.height) * 0.07
  if (!hasTitle) return untitled(card, arrangement, margin)
  if (arrangement === 'heading') return heading(card, margin)
  if (arrangement === 'panel') return panel(card, margin)
  if (arrangement === 'frame') return framed(card, margin)
  return over(card, margin, chance)
}

function untitled(card: Box, arrangement: Arrangement, margin: number): Layout {
  return {
    arrangement,
    area: arrangement === 'frame' ? inset(card, margin * 0.7) : card,
    title: { left: card.width / 2, top: card.height, width: 0, height: 0 },
    align: 'start',
    anchor: 'bottom',
    plate: arrangement === 'frame' ? card : undefined,
    horizon: 0.56,
  }
}

/** The title on the picture: below on the dark foreground, or above in the sky, as on the cover of a book. */
function over(card: Box, margin: number, chance: Chance): Layout {
  const { width, height } = card
  const isTall = width / height < 0.85
  const isAbove = chance.branch('place').maybe(isTall ? 0.6 : 0.3)
  const room = { left: margin, width: Math.min(width - 2 * margin, Math.max(width * 0.62, height * 0.9)) }
  const share = isTall ? 0.27 : 0.34
  const gap = margin * 1.2
  return {
    arrangement: 'over',
    area: card,
    title: isAbove
      ? { ...room, top: gap, height: height * share }
      : { ...room, top: height - gap - height * share, height: height * share },
    align: 'start',
    anchor: isAbove ? 'top' : 'bottom',
    plate: undefined,
    horizon: isAbove ? (isTall ? 0.62 : 0.64) : 0.45,
  }
}

/** Picture and title side by side, or one below the other where there is no room beside. */
function panel(card: Box, margin: number): Layout {
  const { width, height } = card
  const isWide = width / height >= 1.25
  const plate: Box = isWide
    ? { left: 0, top: 0, width: Math.max(width * 0.36, Math.min(width * 0.44, height * 0.62)), height }
    : { left: 0, top: height * 0.68, width, height: height * 0.32 }
  return {
    arrangement: 'panel',
    area: isWide
      ? { left: plate.width, top: 0, width: width - plate.width, height }
      : { left: 0, top: 0, width, height: plate.top },
    title: isWide
      ? inset(plate, Math.min(margin, plate.width * 0.1))
      : {
          left: margin,
          top: plate.top + margin * 0.5,
          width: width - margin * 2,
          height: plate.height - margin,
        },
    align: 'start',
    anchor: 'middle',
    plate,
    horizon: 0.56,
  }
}

/** A picture with a rim of paper, the title under it. */
function framed(card: Box, margin: number): Layout {
  const { width, height } = card
  const rim = margin * 0.7
  const foot = Math.max(height * (width > height * 1.25 ? 0.24 : 0.22), margin * 3.2)
  return {
    arrangement: 'frame',
    area: { left: rim, top: rim, width: width - 2 * rim, height: height - foot - rim },
    title: {
      left: margin * 1.2,
      top: height - foot + margin * 0.35,
      width: width - margin * 2.4,
      height: foot - margin * 0.8,
    },
    align: 'center',
    anchor: 'middle',
    plate: card,
    horizon: 0.57,
  }
}

/** A title above a chart or diagram, or to its left on a very wide card. */
function heading(card: Box, margin: number): Layout {
  const { width, height } = card
  if (width / height > 2.2) {
    const wide = width * 0.3
    return {
      arrangement: 'heading',
      area: { left: wide, top: margin, width: width - wide, height: height - margin },
      title: { left: margin * 1.3, top: margin, width: wide - margin * 1.5, height: height - margin * 2 },
      align: 'start',
      anchor: 'middle',
      plate: card,
      horizon: 0.5,
    }
  }
  const title: Box = {
    left: margin * 1.3,
    top: margin * 1.3,
    width: width - margin * 2.6,
    height: height * 0.21,
  }
  const top = title.top + title.height + margin * 0.6
  return {
    arrangement: 'heading',
    area: { left: 0, top, width, height: height - top },
    title,
    align: 'start',
    anchor: 'top',
    plate: card,
    horizon: 0.5,
  }
}
