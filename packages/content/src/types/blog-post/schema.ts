import { z } from 'zod'

const text = z.string().trim().min(1)
const cueIds = z.array(text).min(1)

export const blogPostSchema = z.object({
  title: text,
  introduction: text,
  /** `body` is Markdown without headings. */
  sections: z.array(z.object({ heading: text, body: text, cues: cueIds })).min(1),
  conclusion: text,
  /** The cues that the whole rests on. */
  cues: cueIds,
})

export type BlogPost = z.output<typeof blogPostSchema>
