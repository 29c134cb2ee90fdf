import { z } from 'zod'

const text = z.string().trim().min(1)

export const summarySchema = z.object({
  title: text,
  /** Markdown, in paragraphs. */
  text,
  /** The content in a few statements. */
  points: z.array(text).min(1),
  /** The cues that the summary rests on. */
  cues: z.array(text).min(1),
})

export type Summary = z.output<typeof summarySchema>
