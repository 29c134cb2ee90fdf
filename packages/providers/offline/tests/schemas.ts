/** The forms that the content package asks for, as far as this model is asked for them. */

const text = { type: 'string', minLength: 1 }
const cues = { type: 'array', items: text, minItems: 1 }

function object(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}

const video = object({
  title: text,
  hook: text,
  scenes: {
    type: 'array',
    minItems: 1,
    items: object({ say: text, show: text, seconds: { type: 'number', exclusiveMinimum: 0 } }),
  },
  callToAction: text,
  cues,
})

const summary = object({ title: text, text, points: { type: 'array', items: text, minItems: 1 }, cues })
const blogPost = object({
  title: text,
  introduction: text,
  sections: { type: 'array', minItems: 1, items: object({ heading: text, body: text, cues }) },
  conclusion: text,
  cues,
})

const showNotes = object({
  title: text,
  summary: text,
  topics: { type: 'array', minItems: 1, items: object({ title: text, text, cue: text }) },
  cues,
})
const quotes = object({
  quotes: {
    type: 'array',
    minItems: 1,
    items: {
      type: 'object',
      properties: { text, cue: text, speaker: text, context: text },
      required: ['text', 'cue', 'context'],
    },
  },
  cues,
})
const faq = object({
  title: text,
  questions: { type: 'array', minItems: 1, items: object({ question: text, answer: text, cues }) },
  cues,
})
const thread = object({ posts: { type: 'array', items: text, minItems: 1 }, cues })
const tagged = object({ text, hashtags: { type: 'array', items: text }, cues })

const schemas: Readonly<Record<string, object>> = {
  summary,
  blog_post: blogPost,
  twitter: thread,
  bluesky: thread,
  threads: thread,
  linkedin: tagged,
  instagram: tagged,
  facebook: object({ text, cues }),
  intro: object({ subject: text, preheader: text, text, cues }),
  main_points: object({
    heading: text,
    points: { type: 'array', minItems: 1, items: object({ heading: text, text, cue: text }) },
    cues,
  }),
  takeaways: object({ heading: text, takeaways: { type: 'array', items: text, minItems: 1 }, cues }),
  youtube_short: video,
  tiktok: video,
  podcast: object({
    title: text,
    segments: {
      type: 'array',
      minItems: 1,
      items: object({
        title: text,
        lines: { type: 'array', minItems: 1, items: object({ speaker: text, say: text }) },
      }),
    },
    cues,
  }),
}

const ofType: Readonly<Record<string, object>> = {
  show_notes: showNotes,
  quotes,
  faq,
  seo: object({
    title: text,
    description: text,
    slug: text,
    keywords: { type: 'array', minItems: 1, items: text },
    cues,
  }),
  youtube_description: object({
    title: text,
    text,
    chapters: { type: 'array', items: object({ title: text, cue: text }) },
    hashtags: { type: 'array', items: text },
    cues,
  }),
}

const idList = { type: 'array', items: text }
export const briefSchema = object({
  title: text,
  language: text,
  overview: text,
  points: { type: 'array', minItems: 1, items: object({ id: text, text, cues }) },
  quotes: {
    type: 'array',
    items: { type: 'object', properties: { cue: text, text, speaker: text }, required: ['cue', 'text'] },
  },
  names: idList,
  numbers: { type: 'array', items: object({ text, cue: text }) },
  chapters: { type: 'array', items: object({ title: text, firstCue: text, lastCue: text, points: idList }) },
})

/** The form of the answer to a call for a piece. */
export function schemaOf(type: string, variant: string): object | undefined {
  return ofType[type] ?? schemas[variant] ?? schemas[type]
}
