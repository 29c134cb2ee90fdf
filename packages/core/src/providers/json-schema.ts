import { type core, toJSONSchema } from 'zod'
import type { Schema } from '../ports/index.ts'
import type { Json } from '../values/index.ts'

export type JsonSchema = { readonly [key: string]: Json }

/**
 * The JSON Schema of what a model should write for a schema to accept it: the schema's *input*, before defaults and
 * transforms. `undefined` when the schema has none. What JSON Schema cannot say becomes "anything"; the full schema is
 * checked on our side in any case.
 */
export function jsonSchemaOf(schema: Schema): JsonSchema | undefined {
  try {
    const compiled = isZod(schema)
      ? toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
      : standardJsonSchema(schema)
    if (compiled === undefined) return undefined
    // Through JSON, because compilers add functions and hidden properties.
    const { $schema, ...plain } = JSON.parse(JSON.stringify(compiled)) as JsonSchema
    return plain
  } catch {
    // Libraries throw on what they cannot express. A model without a JSON Schema still has its prompt.
    return undefined
  }
}

/** Zod 4, from whichever copy of the package: version 3 has the same vendor but no `_zod`. */
function isZod(schema: Schema): schema is Schema & core.$ZodType {
  return schema['~standard'].vendor === 'zod' && '_zod' in schema
}

/** By the Standard JSON Schema convention, where a library follows it. */
function standardJsonSchema(schema: Schema): unknown {
  const standard: object = schema['~standard']
  if (!('jsonSchema' in standard)) return undefined
  // The property's presence announces the convention; a library that breaks it makes the call throw, which is caught.
  const { input } = standard.jsonSchema as { input(options: { readonly target: string }): unknown }
  return input({ target: 'draft-2020-12' })
}
