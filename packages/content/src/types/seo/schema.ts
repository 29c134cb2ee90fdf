import { z } from 'zod'

const text = z.string().trim().min(1)

/** What a model is asked for. */
export const seoPageDraftSchema = z.object({
  /** Of the page, as search engines show it. */
  title: text,
  /** The text below it. */
  description: text,
  slug: text,
  /** What people type who look for such a page, the most important first. */
  keywords: z.array(text).min(1),
  cues: z.array(text).min(1),
})

export const seoPageSchema = seoPageDraftSchema.extend({
  /** The last part of the address: lower-case ASCII words with hyphens. */
  slug: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
})

export type SeoPageDraft = z.output<typeof seoPageDraftSchema>
export type SeoPage = z.output<typeof seoPageSchema>
