import { z } from 'zod'

const text = z.string().trim().min(1)
const cues = z.array(text).min(1)

/** `cue` is where the chapter begins. */
const chapter = z.object({ title: text, cue: text })

/** What a model is asked for. */
export const youTubeDescriptionDraftSchema = z.object({
  /** Of the video. */
  title: text,
  /** The paragraphs above the chapters. */
  text,
  /** In order; none for a source that is short or has no times. */
  chapters: z.array(chapter),
  /** With or without `#`. */
  hashtags: z.array(text),
  cues,
})

export const youTubeDescriptionSchema = youTubeDescriptionDraftSchema.extend({
  /** As the platform takes them: the first at 0, at least three, each of 10 seconds or more; otherwise none at all. */
  chapters: z.array(chapter.extend({ startMs: z.number().nonnegative() })),
})

export type YouTubeDescriptionDraft = z.output<typeof youTubeDescriptionDraftSchema>
export type YouTubeDescription = z.output<typeof youTubeDescriptionSchema>
