import { z } from 'zod'

const text = z.string().trim().min(1)
const cues = z.array(text).min(1)

export const faqSchema = z.object({
  title: text,
  /** `answer` is plain text. */
  questions: z.array(z.object({ question: text, answer: text, cues })).min(1),
  cues,
})

export type Faq = z.output<typeof faqSchema>
