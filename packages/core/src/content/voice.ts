import { z } from 'zod'
import { InputError } from '../errors/index.ts'
import { parseInput } from '../pipeline/index.ts'
import { suggestion } from './nearest.ts'

/**
 * How a brand speaks: what every writer of its content is told, and what checks hold pieces to.
 *
 * @example { name: 'Harbour Notes', tone: 'plain, dry, warm', audience: 'people who sail', avoid: ['leverage'] }
 */
export interface Voice {
  readonly name?: string | undefined
  /** `warm and exact; short sentences` */
  readonly tone?: string | undefined
  /** Who reads it, and what they know already. */
  readonly audience?: string | undefined
  /** Words and names to write just so. */
  readonly use?: readonly string[] | undefined
  /** Words that must not appear: a piece with one of them fails. */
  readonly avoid?: readonly string[] | undefined
  /** Passages that sound right. */
  readonly examples?: readonly string[] | undefined
}

/** Voices by name: `createRepurpose({ voices })`, and a request's `voice: 'house'`. */
export type Voices = Readonly<Record<string, Voice>>

const phrase = z.string().trim().min(1).max(200)
const voiceShape = z.strictObject({
  name: phrase.optional(),
  tone: z.string().trim().max(2_000).optional(),
  audience: z.string().trim().max(2_000).optional(),
  use: z.array(phrase).max(200).optional(),
  avoid: z.array(phrase).max(500).optional(),
  examples: z.array(z.string().trim().min(1).max(10_000)).max(20).optional(),
})

/**
 * A voice that a request names or spells out; `undefined` when it does neither.
 *
 * @throws InputError `VOICE_UNKNOWN`, with the names there are; `INPUT_INVALID` with the path of the field.
 */
export async function readVoice(voice: unknown, voices: Voices, path: string): Promise<Voice | undefined> {
  if (voice === undefined) return undefined
  if (typeof voice !== 'string') return parseInput(voiceShape, voice, path)
  if (Object.hasOwn(voices, voice)) return voices[voice]
  const known = Object.keys(voices)
  throw new InputError({
    code: 'VOICE_UNKNOWN',
    message: `There is no voice "${voice.slice(0, 100)}".${suggestion(voice, known)}`,
    path,
    action:
      known.length === 0
        ? 'Give createRepurpose() `voices`, or spell the voice out in the request.'
        : `Name one of ${known.join(', ')}, or spell the voice out in the request.`,
    context: { known },
  })
}

/** @throws InputError `INPUT_INVALID` with the path of the first field of a configured voice that does not fit. */
export function checkVoices(voices: Voices): void {
  const checked = z.record(z.string(), voiceShape).safeParse(voices)
  if (checked.success) return
  const [issue] = checked.error.issues
  throw new InputError({
    message: issue?.message ?? 'The voices do not fit.',
    path: ['voices', ...(issue?.path ?? [])].map(String).join('.'),
    action: 'A voice has name, tone, audience, and the lists use, avoid and examples.',
  })
}
