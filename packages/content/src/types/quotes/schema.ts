import { z } from 'zod'

const text = z.string().trim().min(1)
const cues = z.array(text).min(1)
const milliseconds = z.number().nonnegative()

const quote = z.object({
  /** Word for word, in the language of the source. */
  text,
  /** Where it begins. */
  cue: text,
  /** Whose words they are, as the source names them. */
  speaker: text.optional(),
  /** What it was about, in the language of the piece. */
  context: text,
})

/** What a model is asked for. */
export const quotesDraftSchema = z.object({ quotes: z.array(quote).min(1), cues })

export const quotesSchema = quotesDraftSchema.extend({
  /** Without times where the source has none. */
  quotes: z.array(quote.extend({ startMs: milliseconds.optional(), endMs: milliseconds.optional() })).min(1),
})

export type QuotesDraft = z.output<typeof quotesDraftSchema>
export type Quotes = z.output<typeof quotesSchema>
/** One of them. */
export type Quote = Quotes['quotes'][number]
