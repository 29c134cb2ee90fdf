import { z } from 'zod'

const text = z.string().trim().min(1)
const cues = z.array(text).min(1)

export const shortScriptSchema = z.object({
  title: text,
  /** Spoken first. */
  hook: text,
  /** What is said, what is shown meanwhile, and for how long. */
  scenes: z.array(z.object({ say: text, show: text, seconds: z.number().positive() })).min(1),
  /** Spoken last. */
  callToAction: text,
  cues,
})

export const podcastScriptSchema = z.object({
  title: text,
  segments: z
    .array(z.object({ title: text, lines: z.array(z.object({ speaker: text, say: text })).min(1) }))
    .min(1),
  cues,
})

export type ShortScript = z.output<typeof shortScriptSchema>
export type PodcastScript = z.output<typeof podcastScriptSchema>
