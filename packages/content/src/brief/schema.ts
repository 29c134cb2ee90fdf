import { z } from 'zod'

const text = z.string().trim().min(1)
const cueIds = z.array(text).min(1)

/** What the source says, read once: every piece is written from it. */
export const briefSchema = z.object({
  title: text,
  /** BCP 47. */
  language: text,
  /** Two or three sentences. */
  overview: text,
  /** In the order of the source. */
  points: z.array(z.object({ id: text, text, cues: cueIds })).min(1),
  /** Word for word. */
  quotes: z.array(z.object({ cue: text, text, speaker: text.optional() })),
  /** Of people, places and things. */
  names: z.array(text),
  numbers: z.array(z.object({ text, cue: text })),
  /** `points` holds ids of points. */
  chapters: z.array(z.object({ title: text, firstCue: text, lastCue: text, points: z.array(text) })),
})

/** A brief as a model writes it. */
export type BriefDraft = z.output<typeof briefSchema>

/** What a model is asked for that makes one brief of several. Everything else is put together by code. */
export const mergedSchema = z.object({
  title: text,
  overview: text,
  points: z.array(z.object({ text, cues: cueIds })).min(1),
})

export type MergedDraft = z.output<typeof mergedSchema>

/** By `type/variant`: the ids of the points that a piece leads with. */
export type Assignments = Readonly<Record<string, readonly string[]>>

/**
 * A brief that pieces are written from. Its points are `p1`, `p2`, … in the order of the source, and its chapters cover
 * the source without gap or overlap.
 */
export interface Brief extends BriefDraft {
  /** Who leads with what, so that the pieces of a generation do not repeat each other. */
  readonly assignments?: Assignments | undefined
}
