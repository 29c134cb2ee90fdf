import { z } from 'zod'
import type { Caption } from './captions.ts'
import { plain } from './markup.ts'
import { toCues } from './to-cues.ts'
import type { TranscriptSource } from './transcript-source.ts'
import { unreadable } from './unreadable.ts'

const time = z.number().nonnegative().optional()

const Entry = z
  .object({
    text: z.string(),
    speaker: z.string().nullish(),
    start: time,
    end: time,
    duration: time,
    startMs: time,
    endMs: time,
  })
  .transform((entry, context): Caption => {
    const startMs = entry.startMs ?? milliseconds(entry.start)
    const endMs = entry.endMs ?? milliseconds(entry.end ?? sum(entry.start, entry.duration))
    if (!Number.isSafeInteger(startMs) || !Number.isSafeInteger(endMs)) {
      context.addIssue({ code: 'custom', message: 'give start and end in seconds, or startMs and endMs' })
    }
    const lines = [plain(entry.text.toWellFormed())].filter((line) => line !== '')
    const speaker = plain(entry.speaker?.toWellFormed() ?? '') || undefined
    return { startMs, endMs: Math.max(startMs, endMs), speaker, lines }
  })

const Entries = z.array(Entry)
const Wrapped = z.object({
  cues: z.unknown().optional(),
  segments: z.unknown().optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i)
    .optional()
    .catch(undefined),
})

/**
 * Timed cues from JSON as a source: `[{ start, end, text }]` in seconds, `start` with `duration`, or `startMs` and
 * `endMs`; `speaker` is optional. The list may also stand in an object as `cues` or, as speech recognisers write
 * it, as `segments`, beside a `language`. Takes the parsed value or its text. Ids are given anew.
 *
 * @throws SourceError `SOURCE_UNREADABLE` with the `path` of the first thing wrong
 * @example cues([{ start: 0, end: 2.5, text: 'Good evening.' }])
 */
export function cues(json: unknown): TranscriptSource {
  const value = typeof json === 'string' ? parse(json) : json
  const { list, language } = unwrap(value)
  const entries = Entries.safeParse(list)
  if (!entries.success) {
    const [issue] = entries.error.issues
    const path = `cues${(issue?.path ?? []).map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')}`
    throw unreadable({ message: `${path}: ${issue?.message ?? 'invalid'}`, action: shape, path })
  }
  const captions = entries.data.filter(({ lines }) => lines.length > 0)
  if (captions.length === 0) throw unreadable({ message: 'No cue holds text.', action: shape, path: 'cues' })
  const result = toCues(captions)
  return language === undefined ? { cues: result } : { cues: result, language }
}

const shape = 'Hand in a list of { start, end, text } with seconds, or { startMs, endMs, text }.'

function unwrap(value: unknown): { readonly list: unknown; readonly language?: string | undefined } {
  const wrapped = Array.isArray(value) ? undefined : Wrapped.safeParse(value).data
  if (wrapped === undefined) return { list: value }
  return { list: wrapped.cues ?? wrapped.segments, language: wrapped.language }
}

/** The parser's own message quotes the text, so it is not passed on. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const line = /\(line (\d+) /.exec(String(error))?.[1]
    throw unreadable({
      message: 'The text is not JSON.',
      action: shape,
      line: line === undefined ? 1 : Number(line),
    })
  }
}

function milliseconds(seconds: number | undefined): number {
  return seconds === undefined ? Number.NaN : Math.round(seconds * 1000)
}

function sum(start: number | undefined, duration: number | undefined): number | undefined {
  return start === undefined || duration === undefined ? undefined : start + duration
}
