import { type ContentType, InputError, type InstructionTemplate } from '@repurpose/core'

/**
 * What writers are told, by content type (`summary`) or variant (`summary.short`): texts with placeholders, or functions.
 * A content type or variant that is not named keeps its own instructions.
 */
export type Templates = Readonly<Record<string, InstructionTemplate>>

/**
 * Content types with their instructions replaced.
 *
 * @throws InputError `CONTENT_TYPE_UNKNOWN` for a template of a type that is not there, `INPUT_INVALID` for an unknown
 * variant or placeholder; the path is the template's name
 * @example
 * const templates = await loadTemplates('./templates') // summary.md, summary.short.md, …
 * createRepurpose({ content: withTemplates(generatorContent, templates), language: model })
 */
export function withTemplates<const Types extends readonly ContentType[]>(
  types: Types,
  templates: Templates,
): Types {
  const known = types.map(({ name }) => name)
  for (const name of Object.keys(templates)) {
    const [type = ''] = name.split('.')
    if (!known.includes(type)) {
      throw new InputError({
        code: 'CONTENT_TYPE_UNKNOWN',
        message: `There is a template "${name}" and no content type "${type}".`,
        path: `templates.${name}`,
        action: `Name templates after a content type or one of its variants: ${known.join(', ')}.`,
      })
    }
  }
  // `with()` gives a copy of the very same type.
  return types.map((type) => withTemplate(type, templates)) as unknown as Types
}

function withTemplate(type: ContentType, templates: Templates): ContentType {
  const prefix = `${type.name}.`
  const variants = Object.entries(templates).flatMap(([name, instructions]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), { instructions }] as const] : [],
  )
  const own = Object.hasOwn(templates, type.name) ? templates[type.name] : undefined
  if (own === undefined && variants.length === 0) return type
  return type.with({ instructions: own, variants: Object.fromEntries(variants) })
}
