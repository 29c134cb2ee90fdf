import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { LanguageCall, LanguageModel } from '@repurpose/core'
import { briefSchema, schemaOf } from './schemas.ts'

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
  { type: 'social_media', variant: 'bluesky' },
  { type: 'social_media', variant: 'threads' },
  { type: 'social_media', variant: 'instagram' },
  { type: 'newsletter', variant: 'intro' },
  { type: 'newsletter', variant: 'main_points' },
  { type: 'newsletter', variant: 'takeaways' },
  { type: 'script', variant: 'youtube_short', words: 145, seconds: 60 },
  { type: 'script', variant: 'tiktok', words: 72, seconds: 30 },
  { type: 'script', variant: 'podcast', words: 1_500, seconds: 600 },
  { type: 'youtube_description', variant: 'standard', words: 140 },
  { type: 'show_notes', variant: 'short', words: 150 },
  { type: 'show_notes', variant: 'full', words: 400 },
  { type: 'quotes', variant: 'five' },
  { type: 'quotes', variant: 'ten' },
  { type: 'faq', variant: 'five' },
  { type: 'faq', variant: 'ten' },
  { type: 'seo', variant: 'page' },
]

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

export function pieceCall(
  source: string,
  brief: object,
  language: string,
  piece: Variant & { readonly points?: readonly string[]; readonly voice?: object },
): LanguageCall {
  const { type, variant, words, seconds, points, voice } = piece
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
        text: JSON.stringify({ type, variant, language, words: range, seconds, points, voice }),
      },
    ],
    outputSchema: schemaOf(type, variant) as LanguageCall['outputSchema'],
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
    readonly piece: Variant & { readonly points?: readonly string[]; readonly voice?: object }
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

/** Fields whose sentences are the source's; titles, headings and what is shown are phrases or formulas. */
export const prose: ReadonlySet<string> = new Set([
  'text',
  'points',
  'introduction',
  'body',
  'conclusion',
  'posts',
  'takeaways',
  'say',
  'hook',
  'overview',
  'summary',
  'answer',
  'description',
])
