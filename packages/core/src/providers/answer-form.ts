import type { PromptPart, Schema } from '../ports/index.ts'
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts'

/** How an answer should look, told in the two ways that models understand: by schema and in words. */
export interface AnswerShape {
  /** A schema of strings asks for plain text; any other for JSON. Without a schema, text. */
  readonly form: 'text' | 'json'
  /** For models that can be held to a schema. Providers know this for JSON only. */
  readonly outputSchema: JsonSchema | undefined
  /** The form in words, for models that cannot, or where there is no JSON Schema. */
  readonly instruction: PromptPart | undefined
}

export function answerShape(schema: Schema | undefined): AnswerShape {
  if (schema === undefined) return { form: 'text', outputSchema: undefined, instruction: undefined }
  const jsonSchema = jsonSchemaOf(schema)
  if (jsonSchema?.['type'] !== 'string') return jsonShape(jsonSchema)
  const demanding = Object.keys(jsonSchema).length > 1
  return {
    form: 'text',
    outputSchema: undefined,
    instruction: demanding ? instruct('Answer with plain text and nothing else.', jsonSchema) : undefined,
  }
}

export function jsonShape(jsonSchema: JsonSchema | undefined): AnswerShape {
  return {
    form: 'json',
    outputSchema: jsonSchema,
    instruction: instruct('Answer with JSON and nothing else.', jsonSchema),
  }
}

function instruct(sentence: string, jsonSchema: JsonSchema | undefined): PromptPart {
  const text =
    jsonSchema === undefined
      ? sentence
      : `${sentence} It has to fit this JSON Schema:\n${JSON.stringify(jsonSchema)}`
  return { name: 'form', kind: 'instruction', text }
}
