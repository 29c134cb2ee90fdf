import { z } from 'zod'

const text = z.string().trim().min(1)
const cues = z.array(text).min(1)

export const xThreadSchema = z.object({
  /** In order; each a post of its own. */
  posts: z.array(text).min(1),
  cues,
})

export const linkedInPostSchema = z.object({
  text,
  /** With or without `#`. */
  hashtags: z.array(text),
  cues,
})

export const facebookPostSchema = z.object({ text, cues })

export type XThread = z.output<typeof xThreadSchema>
export type LinkedInPost = z.output<typeof linkedInPostSchema>
export type FacebookPost = z.output<typeof facebookPostSchema>
