import type {
  ContentRequest,
  ContentType,
  ContentTypeRegistry,
  GenerationRequest,
  PlanWarning,
} from '../content/index.ts'
import type { FullAsk } from './asks.ts'
import { type PlanOptions, planOf } from './plan.ts'
import { readRequest } from './read-request.ts'

/**
 * A request from a body of unknown shape: everything is checked before anything is stored or paid. Unknown variants
 * are replaced by the type's defaults, with a warning; everything else that does not fit is refused.
 *
 * @throws InputError as `planGeneration` does.
 * @example const { request, warnings } = await parseGenerationRequest(await body.json(), registry)
 */
export async function parseGenerationRequest<Types extends ContentType>(
  body: unknown,
  registry: ContentTypeRegistry<Types>,
  options: PlanOptions = {},
): Promise<{ readonly request: GenerationRequest<Types>; readonly warnings: readonly PlanWarning[] }> {
  const checked = await readRequest(body, registry, options)
  // What no configured model can write is refused here as it would be by `generate()`.
  planOf(checked, options)
  const { source, asks, language, raw, warnings } = checked
  const content = toRequest<Types>(asks)
  // What the reader has checked field by field.
  const request = { source, content, ...raw, ...given({ language }) } as GenerationRequest<Types>
  return { request, warnings }
}

function toRequest<Types extends ContentType>(asks: readonly FullAsk[]): GenerationRequest<Types>['content'] {
  const content = asks.map(({ type, variants, priority, instructions, raw }) => {
    const { variants: _variants, priority: _priority, instructions: _instructions, ...rest } = raw
    return [type.name, { variants: [...variants.keys()], ...rest, ...given({ priority, instructions }) }]
  })
  // `readRequest` found every name and variant in the registry, whose types these are.
  return Object.fromEntries(content) as ContentRequest<Types> & GenerationRequest<Types>['content']
}

function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
