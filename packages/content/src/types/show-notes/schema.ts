import { z } from 'zod'

const text = z.string().trim().min(1)
const cues = z.array(text).min(1)

/** `cue` is where the topic is taken up. */
const topic = z.object({ title: text, text, cue: text })

/** What a model is asked for. */
export const showNotesDraftSchema = z.object({
  title: text,
  summary: text,
  topics: z.array(topic).min(1),
  cues,
})

export const showNotesSchema = showNotesDraftSchema.extend({
  /** In the order of the source; without `startMs` where it has no times. */
  topics: z.array(topic.extend({ startMs: z.number().nonnegative().optional() })).min(1),
})

export type ShowNotesDraft = z.output<typeof showNotesDraftSchema>
export type ShowNotes = z.output<typeof showNotesSchema>
