import { z } from 'zod'
import {
  type ContentTypeRegistry,
  type PlanWarning,
  readVoice,
  type Voice,
  type Voices,
} from '../content/index.ts'
import { parseInput } from '../pipeline/index.ts'
import { type Source, validateSource } from '../source/index.ts'
import { readApproval } from './approval.ts'
import { type FullAsk, readContent } from './asks.ts'
import { readLanguages } from './language.ts'

/** Characters of the wishes for a piece, unless limits say otherwise. */
export const mostInstructions = 10_000

/** How much one request may hold. */
export interface RequestLimits {
  /** Of the source. Default 2,000,000. */
  readonly maxCharacters?: number | undefined
  /** Content type × variant. Default 200. */
  readonly maxPieces?: number | undefined
  /** Characters of the wishes for one content type. Default 10,000. */
  readonly maxInstructions?: number | undefined
  /** Voices that requests can name. */
  readonly voices?: Voices | undefined
  /** The voice of requests that say nothing else. */
  readonly voice?: Voice | undefined
}

/** A request, checked against the content types there are. */
export interface CheckedRequest {
  readonly source: Source
  readonly asks: readonly FullAsk[]
  /** Of the whole request, where it asks for one language. */
  readonly language: string | undefined
  /** What the request says for all its content, as it was given. */
  readonly raw: Pick<z.output<typeof requestShape>, 'language' | 'languages' | 'voice' | 'approval'>
  readonly warnings: readonly PlanWarning[]
}

const anything = z.unknown().optional()
const requestShape = z.strictObject(
  {
    source: anything,
    content: anything,
    language: anything,
    languages: anything,
    voice: anything,
    approval: anything,
  },
  {
    error: ({ code }) =>
      code === 'invalid_type' ? 'Give an object with `source` and `content`.' : undefined,
  },
)

/**
 * Checks a request of unknown shape.
 *
 * @throws InputError with the path of the field: `CONTENT_TYPE_UNKNOWN`, naming the known types; `CONTENT_EMPTY`; `VOICE_UNKNOWN`;
 * `INPUT_INVALID` for anything that has the wrong shape or is too much; for the source as `validateSource` does.
 */
export async function readRequest(
  request: unknown,
  registry: ContentTypeRegistry,
  limits: RequestLimits = {},
): Promise<CheckedRequest> {
  const { maxCharacters, maxPieces = 200, maxInstructions = mostInstructions, voices = {} } = limits
  const { source: given, content, ...raw } = await parseInput(requestShape, request, 'request')
  const asked = readLanguages(raw, '')
  const defaults = {
    languages: asked?.languages ?? [{ language: undefined, under: undefined }],
    voice: (await readVoice(raw.voice, voices, 'voice')) ?? limits.voice,
    approval: await readApproval(raw.approval, 'approval'),
  }
  const { asks, warnings } = await readContent(
    content,
    registry,
    { maxPieces, maxInstructions, voices },
    defaults,
  )
  const source = validateSource(given, { maxCharacters })
  const language = raw.languages === undefined ? asked?.languages[0]?.language : undefined
  return { source, asks, language, raw, warnings: [...(asked?.warnings ?? []), ...warnings] }
}
