import type { Json } from '../values/index.ts'

/** A length to aim at and the bounds within which it counts as met. */
export interface LengthRange {
  readonly minimum: number
  readonly target: number
  readonly maximum: number
}

/** A variant as its writer sees it: plain data, with lengths in full. */
export interface PieceSpec {
  readonly label: string
  readonly words?: LengthRange | undefined
  /** Spoken length. */
  readonly seconds?: number | undefined
  /** Upper limit. */
  readonly characters?: number | undefined
  readonly data?: { readonly [key: string]: Json } | undefined
}
