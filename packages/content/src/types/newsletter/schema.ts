import { z } from 'zod'

const text = z.string().trim().min(1)
const cues = z.array(text).min(1)

export const newsletterIntroSchema = z.object({
  subject: text,
  /** What mail programs show beside the subject. */
  preheader: text,
  /** Markdown, in paragraphs. */
  text,
  cues,
})

export const newsletterPointsSchema = z.object({
  heading: text,
  /** `cue` is where the point is made. */
  points: z.array(z.object({ heading: text, text, cue: text })).min(1),
  cues,
})

export const newsletterTakeawaysSchema = z.object({
  heading: text,
  takeaways: z.array(text).min(1),
  cues,
})

export type NewsletterIntro = z.output<typeof newsletterIntroSchema>
export type NewsletterPoints = z.output<typeof newsletterPointsSchema>
export type NewsletterTakeaways = z.output<typeof newsletterTakeawaysSchema>
