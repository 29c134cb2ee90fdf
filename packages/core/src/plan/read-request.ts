import { z } from 'zod'
import type { ContentTypeRegistry, PlanWarning } from '../content/index.ts'
import { parseInput } from '../pipeline/index.ts'
import { type Source, validateSource } from '../source/index.ts'
import { type FullAsk, readContent } from './asks.ts'
import { readLanguage } from './language.ts'

/** How much one request may hold. */
export interface RequestLimits {
  /** Of the source. Default 2,000,000. */
  readonly maxCharacters?: number | undefined
  /** Content type × variant. Default 200. */
  readonly maxPieces?: number | undefined
  /** Characters of the wishes for one content type. Default 10,000. */
  readonly maxInstructions?: number | undefined
}

/** A request, checked against the content types there are. */
export interface CheckedRequest {
  readonly source: Source
  readonly asks: readonly FullAsk[]
  readonly language: string | undefined
  readonly warnings: readonly PlanWarning[]
}

const anything = z.unknown().optional()
const requestShape = z.strictObject(
  { source: anything, content: anything, language: anything },
  {
    error: ({ code }) =>
      code === 'invalid_type' ? 'Give an object with `source` and `content`.' : undefined,
  },
)

/**
 * Checks a request of unknown shape.
 *
 * @throws InputError with the path of the field: `CONTENT_TYPE_UNKNOWN`, naming the known types; `CONTENT_EMPTY`;
 * `INPUT_INVALID` for anything that has the wrong shape or is too much; for the source as `validateSource` does.
 */
export async function readRequest(
  request: unknown,
  registry: ContentTypeRegistry,
  limits: RequestLimits = {},
): Promise<CheckedRequest> {
  const { maxCharacters, maxPieces = 200, maxInstructions = 10_000 } = limits
  const fields = await parseInput(requestShape, request, 'request')
  const language = readLanguage(fields.language)
  const { asks, warnings } = await readContent(fields.content, registry, { maxPieces, maxInstructions })
  const source = validateSource(fields.source, { maxCharacters })
  return { source, asks, language, warnings }
}
