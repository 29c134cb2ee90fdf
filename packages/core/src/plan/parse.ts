import type {
  ContentRequest,
  ContentType,
  ContentTypeRegistry,
  GenerationRequest,
  PlanWarning,
} from '../content/index.ts'
import type { FullAsk } from './asks.ts'
import { type RequestLimits, readRequest } from './read-request.ts'

/**
 * A request from a body of unknown shape: everything is checked before anything is stored or paid. Unknown variants
 * are replaced by the type's defaults, with a warning; everything else that does not fit is refused.
 *
 * @throws InputError as `readRequest` does.
 * @example const { request, warnings } = await parseGenerationRequest(await body.json(), registry)
 */
export async function parseGenerationRequest<Types extends ContentType>(
  body: unknown,
  registry: ContentTypeRegistry<Types>,
  limits: RequestLimits = {},
): Promise<{ readonly request: GenerationRequest<Types>; readonly warnings: readonly PlanWarning[] }> {
  const { source, asks, language, warnings } = await readRequest(body, registry, limits)
  const request = { source, content: toRequest<Types>(asks), ...(language === undefined ? {} : { language }) }
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
  // `readRequest` found every name and variant in the registry, whose types these are.
  return Object.fromEntries(content) as ContentRequest<Types> & GenerationRequest<Types>['content']
}
