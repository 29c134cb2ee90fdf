import { z } from 'zod'
import type { ContentRequest, ContentType, ContentTypeRegistry, GenerationRequest, RequestWarning } from '../content/index.ts'
import { validateSource } from '../source/index.ts'
import { type FullAsk, type RequestLimits, readContent } from './asks.ts'
import { readLanguage } from './language.ts'
import { maxSourceCharacters } from './prepare.ts'
import { readShape } from './shape.ts'

export interface ParseLimits extends RequestLimits {
  /** Characters of the source. Default 2,000,000. */
  readonly sourceCharacters?: number | undefined
}

const bodyShape = z.strictObject(
  { source: z.unknown(), content: z.unknown(), language: z.string('Give a text.').optional() },
  // The default message speaks of types only.
  { error: (issue) => (issue.code === 'invalid_type' ? 'Give an object with source and content.' : undefined) },
)

/**
 * A request from a body of unknown shape: everything is checked before anything is stored or paid. Unknown variants
 * are replaced by the type's defaults, with a warning; everything else that does not fit is refused.
 *
 * @throws InputError with the path of the field: `CONTENT_TYPE_UNKNOWN`, naming the known types; `CONTENT_EMPTY`;
 * `INPUT_INVALID`; for the source as `validateSource` does.
 * @example
 * const { request, warnings } = await parseGenerationRequest(await body.json(), registry)
 */
export async function parseGenerationRequest<Types extends ContentType>(
  body: unknown,
  registry: ContentTypeRegistry<Types>,
  limits: ParseLimits = {},
): Promise<{ readonly request: GenerationRequest<Types>; readonly warnings: readonly RequestWarning[] }> {
  const { source, content, language } = readShape(bodyShape, body, 'body')
  const { asks, warnings } = await readContent(content, registry, limits)
  const request = {
    source: validateSource(source, { maxCharacters: limits.sourceCharacters ?? maxSourceCharacters }),
    content: toRequest<Types>(asks),
    ...(language === undefined ? {} : { language: readLanguage(language) }),
  }
  return { request, warnings }
}

function toRequest<Types extends ContentType>(asks: readonly FullAsk[]): GenerationRequest<Types>['content'] {
  const content = asks.map(({ type, variants, priority, instructions, rawOptions: options }) => [
    type.name,
    {
      variants: [...variants.keys()],
      ...(priority === undefined ? {} : { priority }),
      ...(instructions === undefined ? {} : { instructions }),
      ...(options === undefined ? {} : { options }),
    },
  ])
  // `readContent` found every name and variant in the registry, whose types these are.
  return Object.fromEntries(content) as ContentRequest<Types> & GenerationRequest<Types>['content']
}
