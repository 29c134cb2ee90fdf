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

// The limits leave room for any real voice; requests come from strangers.
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
  return voiceNamed(voice, voices, path)
}

function voiceNamed(voice: string, voices: Voices, path: string): Voice | undefined {
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

/**
 * The configured voices, and the one of requests that say nothing else.
 *
 * @throws InputError `INPUT_INVALID` with the path of the first field that does not fit; `VOICE_UNKNOWN` for a default
 * that is not among the voices
 */
export function configuredVoices(options: {
  readonly voices?: Voices | undefined
  readonly voice?: string | Voice | undefined
}): { readonly voices: Voices; readonly voice: Voice | undefined } {
  const voices = configured(
    z.record(z.string(), voiceShape),
    options.voices === undefined ? {} : options.voices,
    'voices',
  )
  const { voice } = options
  if (typeof voice === 'string') return { voices, voice: voiceNamed(voice, voices, 'voice') }
  return { voices, voice: voice === undefined ? undefined : configured(voiceShape, voice, 'voice') }
}

function configured<Value>(shape: z.ZodType<Value>, given: unknown, path: string): Value {
  const checked = shape.safeParse(given)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  throw new InputError({
    message: issue?.message ?? 'This is no voice.',
    path: [path, ...(issue?.path ?? [])].map(String).join('.'),
    action: 'A voice has name, tone, audience, and the lists use, avoid and examples.',
  })
}
