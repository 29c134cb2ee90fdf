import type { Box, Chance, Color, Palette, Sheet } from '../paint/index.ts'
import type { Motif, Weights } from '../words/index.ts'

/** Where a scene is drawn, and what it may draw with. */
export interface Stage {
  readonly sheet: Sheet
  readonly palette: Palette
  readonly chance: Chance
  /** The picture's place on the card. */
  readonly area: Box
  /** Where the title stands, with nothing in it if it stands elsewhere: nothing small and bright belongs here. */
  readonly calm: Box
  /** What stands up ends below this line, clear of a title in the sky. */
  readonly ceiling: number
  /** What matters stands above this line, clear of a title on the foreground. */
  readonly floor: number
  /** From the top of the area, in pixels of the card. */
  readonly horizon: number
  /** A hundredth of the area's shorter side: sizes are multiples of it, so that a card looks the same at every size. */
  readonly unit: number
  /** Between the edge of the card and the title; charts begin there as well. */
  readonly margin: number
  readonly weights: Weights
  /** What the card is about: its title, or nothing. */
  readonly subject: string
  /** Names for the parts of a diagram; none or three to six. */
  readonly labels: readonly string[]
  /** Sets words into a box, as large as they go; they are laid over everything that is drawn. */
  caption(text: string, box: Box, ink: Color): void
  /** `flat` has no gradients and no glow. */
  readonly surface: 'soft' | 'flat'
}

/** Draws one picture; the stage's box is filled to its edges. */
export type Scene = (stage: Stage) => void

export function has({ weights }: Stage, motif: Motif): boolean {
  return weights.has(motif)
}

/** A place across the picture, 0–1. */
export function across({ area }: Stage, share: number): number {
  return area.left + area.width * share
}

/**
 * A place between the horizon (0) and our feet (1): the lower edge, or a little below the line where the title begins, which
 * then stands on the plain foreground.
 */
export function below({ area, horizon, floor }: Stage, share: number): number {
  const bottom = area.top + area.height
  return horizon + (floor + (bottom - floor) * 0.1 - horizon) * share
}

/** A height that something on this ground may have without reaching into the title. */
export function upTo({ ceiling }: Stage, ground: number, height: number): number {
  return Math.min(height, Math.max(0, ground - ceiling))
}

/** Where what matters stands: on a third, and the sun on the other one. */
export function focus(stage: Stage): number {
  return across(stage, stage.chance.branch('focus').maybe(0.5) ? 0.31 : 0.69)
}

/** The third that `focus` leaves free. */
export function counterFocus(stage: Stage): number {
  const { area } = stage
  return area.left + area.width - (focus(stage) - area.left)
}
