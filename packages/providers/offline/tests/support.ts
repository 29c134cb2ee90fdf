import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { LanguageCall, LanguageModel } from '@repurpose/core'

/** The lines of a transcript written for these tests. */
export function transcript(name: string): readonly string[] {
  return readFileSync(path.join(import.meta.dirname, 'transcripts', `${name}.txt`), 'utf8')
    .trim()
    .split('\n')
}

/** Lines as the source part of a prompt. */
export function sourceOf(lines: readonly string[]): string {
  return lines.map((line, index) => `[c${index + 1}] ${line}`).join('\n')
}

/** As a captioning program would cut the same speech: a few words a cue. */
export function captions(lines: readonly string[], size = 7): readonly string[] {
  return lines.flatMap((line) => {
    const words = line.split(' ')
    return Array.from({ length: Math.ceil(words.length / size) }, (_, at) =>
      words.slice(at * size, (at + 1) * size).join(' '),
    )
  })
}

export interface Variant {
  readonly type: string
  readonly variant: string
  readonly words?: number
  readonly seconds?: number
}

export const variants: readonly Variant[] = [
  { type: 'summary', variant: 'short', words: 80 },
  { type: 'summary', variant: 'medium', words: 200 },
  { type: 'summary', variant: 'detailed', words: 500 },
  { type: 'blog_post', variant: '500_words', words: 500 },
  { type: 'blog_post', variant: '1000_words', words: 1_000 },
  { type: 'blog_post', variant: '2000_words', words: 2_000 },
  { type: 'social_media', variant: 'twitter' },
  { type: 'social_media', variant: 'linkedin' },
  { type: 'social_media', variant: 'facebook' },
  { type: 'newsletter', variant: 'intro' },
  { type: 'newsletter', variant: 'main_points' },
  { type: 'newsletter', variant: 'takeaways' },
  { type: 'script', variant: 'youtube_short', words: 145, seconds: 60 },
  { type: 'script', variant: 'tiktok', words: 72, seconds: 30 },
  { type: 'script', variant: 'podcast', words: 1_500, seconds: 600 },
]

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

const schemas: Readonly<Record<string, object>> = {
  summary,
  blog_post: blogPost,
  twitter: object({ posts: { type: 'array', items: text, minItems: 1 }, cues }),
  linkedin: object({ text, hashtags: { type: 'array', items: text }, cues }),
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

const idList = { type: 'array', items: text }
const briefSchema = object({
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

export interface Brief {
  readonly title: string
  readonly overview: string
  readonly points: readonly { readonly id: string; readonly text: string; readonly cues: readonly string[] }[]
  readonly quotes: readonly { readonly cue: string; readonly text: string }[]
  readonly names: readonly string[]
  readonly numbers: readonly { readonly text: string; readonly cue: string }[]
  readonly chapters: readonly {
    readonly title: string
    readonly firstCue: string
    readonly lastCue: string
    readonly points: readonly string[]
  }[]
}

/** The call for a brief, as the content package makes it. */
export function briefCall(source: string, language: string): LanguageCall {
  return {
    task: 'brief',
    prompt: [
      { name: 'source', kind: 'material', stable: true, text: source },
      { name: 'instructions', kind: 'instruction', text: 'Write the brief.' },
      { name: 'assignment', kind: 'material', text: JSON.stringify({ type: 'brief', language }) },
    ],
    // A JSON Schema is JSON.
    outputSchema: briefSchema as LanguageCall['outputSchema'],
    signal: new AbortController().signal,
  }
}

export function pieceCall(source: string, brief: object, language: string, piece: Variant): LanguageCall {
  const { type, variant, words, seconds } = piece
  const range =
    words === undefined ? undefined : { minimum: words * 0.85, target: words, maximum: words * 1.15 }
  return {
    task: type,
    prompt: [
      { name: 'source', kind: 'material', stable: true, text: source },
      { name: 'brief', kind: 'material', stable: true, text: JSON.stringify(brief) },
      { name: 'instructions', kind: 'instruction', text: 'Write the piece.' },
      {
        name: 'assignment',
        kind: 'material',
        text: JSON.stringify({ type, variant, language, words: range, seconds }),
      },
    ],
    outputSchema: (schemas[variant] ?? schemas[type]) as LanguageCall['outputSchema'],
    signal: new AbortController().signal,
  }
}

export async function askBrief(model: LanguageModel, source: string, language: string): Promise<Brief> {
  const { text: answer } = await model.generate(briefCall(source, language))
  return JSON.parse(answer)
}

export async function askPiece<Piece>(
  model: LanguageModel,
  asked: {
    readonly source: string
    readonly brief: object
    readonly language: string
    readonly piece: Variant
  },
): Promise<Piece> {
  const { text: answer } = await model.generate(
    pieceCall(asked.source, asked.brief, asked.language, asked.piece),
  )
  return JSON.parse(answer)
}

/** Words as the content package counts them. */
export function wordsIn(value: string): number {
  return value.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
}

const unread: ReadonlySet<string> = new Set([
  'cues',
  'cue',
  'seconds',
  'firstCue',
  'lastCue',
  'id',
  'speaker',
])

/** Every text of a piece that somebody reads, with the name of its field. */
export function textsIn(
  value: unknown,
  field = '',
): readonly { readonly field: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ field, text: value }]
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, field))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => (unread.has(name) ? [] : textsIn(item, name)))
}

/** All cue ids that a piece names anywhere. */
export function cuesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => cuesIn(item))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => {
    if (name === 'cues' || name === 'cue' || name === 'firstCue' || name === 'lastCue') return [item].flat()
    return cuesIn(item)
  })
}
