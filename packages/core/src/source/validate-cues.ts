import { hasWords, looksBinary } from './plain-text.ts'
import type { Cue } from './source.ts'
import { refuseBinary, refuseEmpty, refuseShape, refuseSize } from './source-error.ts'

/** Longer than any recording, and far below what a time in other units than milliseconds comes to. */
const latestMs = 48 * 3_600_000
/** Prompts hold cues as `[id] text`, and pieces cite them so. */
const citable = /^[^\s[\]\p{Control}]{1,64}$/u
const longestSpeaker = 200

/**
 * Cues as content is made from them: sorted by start (those of the same start as they came), without blank ones, each
 * with only the properties of a cue.
 *
 * @throws InputError `SOURCE_INVALID`, `SOURCE_EMPTY`, `SOURCE_TOO_LARGE`, `SOURCE_BINARY`
 */
export function validateCues(input: unknown, path: string, maxCharacters: number): readonly Cue[] {
  if (!Array.isArray(input))
    throw refuseShape(path, 'The cues are no list.', 'Give a list of { id, startMs, endMs, text }.')
  // A cue without a character still costs its id and times.
  if (input.length > maxCharacters) throw refuseSize(path, input.length, maxCharacters)
  const known = new Set<string>()
  const cues: Cue[] = []
  let characters = 0
  for (const [index, item] of input.entries()) {
    const cue = validateCue(item, `${path}[${index}]`)
    if (known.has(cue.id)) {
      throw refuseShape(
        `${path}[${index}].id`,
        'Another cue has the same id.',
        'Give each cue an id of its own: c1, c2, c3.',
      )
    }
    known.add(cue.id)
    characters += cue.text.length
    if (characters > maxCharacters) throw refuseSize(path, characters, maxCharacters)
    if (cue.text.trim() !== '') cues.push(cue)
  }
  const texts = cues.map(({ text }) => text)
  if (looksBinary(texts)) throw refuseBinary(path)
  if (!texts.some(hasWords)) throw refuseEmpty(path)
  return cues.sort((one, other) => one.startMs - other.startMs)
}

function validateCue(input: unknown, path: string): Cue {
  if (typeof input !== 'object' || input === null) {
    throw refuseShape(path, 'The cue is no object.', 'Give { id, startMs, endMs, text }.')
  }
  const { id, startMs, endMs, text, speaker }: Partial<Record<keyof Cue, unknown>> = input
  if (typeof id !== 'string' || !citable.test(id)) {
    throw refuseShape(
      `${path}.id`,
      'The id of the cue is no text of 1 to 64 characters without spaces and brackets.',
      'Give each cue an id of its own: c1, c2, c3.',
    )
  }
  const start = validateTime(startMs, 0, `${path}.startMs`)
  const end = validateTime(endMs, start, `${path}.endMs`)
  if (typeof text !== 'string')
    throw refuseShape(`${path}.text`, 'The cue has no text.', 'Give its text, which may be empty.')
  return { id, startMs: start, endMs: end, text, ...validateSpeaker(speaker, `${path}.speaker`) }
}

function validateTime(time: unknown, earliest: number, path: string): number {
  if (typeof time === 'number' && time >= earliest && time <= latestMs) return time
  throw refuseShape(
    path,
    earliest === 0
      ? 'The time is not within 0 and 48 hours.'
      : 'The time is not within the start of the cue and 48 hours.',
    'Give milliseconds from the start of the recording, with startMs ≤ endMs.',
  )
}

function validateSpeaker(speaker: unknown, path: string): { readonly speaker?: string } {
  if (speaker === undefined || speaker === null) return {}
  if (typeof speaker !== 'string' || speaker.length > longestSpeaker) {
    throw refuseShape(
      path,
      `The speaker is no text of up to ${longestSpeaker} characters.`,
      'Give a name, or leave it out.',
    )
  }
  const name = speaker.replace(/[\s\p{Control}]+/gu, ' ').trim()
  return name === '' ? {} : { speaker: name }
}
