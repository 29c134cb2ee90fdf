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

export type Brief = z.output<typeof briefSchema>
