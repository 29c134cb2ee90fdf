import type { Analysis } from './analysis.ts'
import { type BriefShape, type ChapterShape } from './brief-shape.ts'
import type { Range } from './text/index.ts'

/** A chapter with its title, as the brief or the analysis has it. */
export interface Chapter extends Range {
  readonly title: string
}

/** What a piece is written from. */
export interface Material {
  readonly analysis: Analysis
  readonly title: string
  readonly chapters: readonly Chapter[]
  /** By sentence, between 0 and about 1.2: its score, with what the brief holds to be a point lifted. */
  readonly weights: readonly number[]
}
