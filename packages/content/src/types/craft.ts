import { brief } from '../brief/index.ts'
import type { WritingOptions } from '../writing/index.ts'

/** How the pieces of a built-in content type are made, apart from what the type itself says. */
export interface Craft extends WritingOptions {
  /** How the source is read. */
  readonly brief: typeof brief
}

export const usualCraft: Craft = { brief }
