import type { Json } from '../values/index.ts'
import { isList, isRecord, type JsonRecord, type Segment, valueAt } from './answer-path.ts'

/**
 * The part of a JSON Schema that says what may stand at a place of a draft, or `undefined` where it says nothing of that
 * place. Of the alternatives of a union counts the one whose constants (`type: 'quote'`) the draft has; where several
 * are left, the place may be as any of them says.
 */
export function schemaAt(root: JsonRecord, place: readonly Segment[], draft: Json): JsonRecord | undefined {
  let schemas: readonly JsonRecord[] = [root]
  let container: Json | undefined = draft
  for (const key of place) {
    schemas = membersOf(root, schemas, key, container)
    container = valueAt(container, [key])
  }
  const [first, ...others] = distinct(schemas)
  return first === undefined || others.length === 0 ? first : { anyOf: [first, ...others] }
}

/**
 * A JSON Schema for an object that holds these parts of another one as its properties. What the parts refer to comes
 * with them under `$defs`.
 */
export function schemaOfParts(
  root: JsonRecord,
  parts: readonly (readonly [name: string, schema: JsonRecord])[],
): JsonRecord {
  const names = new Map<string, string>()
  const definitions = new Map<string, Json>()

  function moved(json: Json): Json {
    if (isList(json)) return json.map(moved)
    if (!isRecord(json)) return json
    const entries = Object.entries(json).map(([key, value]): [string, Json] => [
      key,
      key === '$ref' && typeof value === 'string' ? `#/$defs/${define(value)}` : moved(value),
    ])
    return Object.fromEntries(entries)
  }

  function define(reference: string): string {
    const known = names.get(reference)
    if (known !== undefined) return known
    let name = reference.slice(reference.lastIndexOf('/') + 1).replace(/\W/g, '') || 'answer'
    while (definitions.has(name)) name += '_'
    names.set(reference, name)
    // Taken before its content is moved, which may refer to it.
    definitions.set(name, {})
    definitions.set(name, moved(referred(root, reference) ?? {}))
    return name
  }

  const properties = Object.fromEntries(parts.map(([name, schema]) => [name, moved(schema)]))
  return {
    type: 'object',
    properties,
    required: parts.map(([name]) => name),
    additionalProperties: false,
    ...(definitions.size === 0 ? {} : { $defs: Object.fromEntries(definitions) }),
  }
}

function membersOf(
  root: JsonRecord,
  schemas: readonly JsonRecord[],
  key: Segment,
  container: Json | undefined,
): readonly JsonRecord[] {
  const all = schemas.flatMap((schema) => alternatives(root, schema, new Set()))
  const fitting = all.filter((schema) => fits(schema, key, container))
  const found = fitting.flatMap((schema) => memberOf(schema, key))
  return found.length > 0 ? found : all.flatMap((schema) => memberOf(schema, key))
}

/** A schema with all that it refers to and that it is made of. */
function alternatives(root: JsonRecord, schema: JsonRecord, seen: Set<JsonRecord>): readonly JsonRecord[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const { $ref, anyOf, oneOf, allOf } = schema
  const others = [typeof $ref === 'string' ? referred(root, $ref) : undefined, anyOf, oneOf, allOf]
  return [schema, ...others.flatMap(schemasIn).flatMap((other) => alternatives(root, other, seen))]
}

/** Whether what a schema says of the members around one holds for the draft, as far as it lists their values. */
function fits({ properties }: JsonRecord, key: Segment, container: Json | undefined): boolean {
  return Object.entries(isRecord(properties) ? properties : {}).every(([name, schema]) => {
    const present = valueAt(container, [name])
    if (name === key || present === undefined || !isRecord(schema)) return true
    if (Object.hasOwn(schema, 'const')) return schema['const'] === present
    return !isList(schema['enum']) || schema['enum'].includes(present)
  })
}

function memberOf(schema: JsonRecord, key: Segment): readonly JsonRecord[] {
  if (typeof key === 'string') {
    return schemasIn(valueAt(schema['properties'], [key]) ?? schema['additionalProperties'])
  }
  const { prefixItems, items, additionalItems } = schema
  // Older drafts list the schemas of the first items under `items`.
  if (isList(items)) return schemasIn(items[key] ?? additionalItems)
  return schemasIn(valueAt(prefixItems, [key]) ?? items)
}

function schemasIn(json: Json | undefined): readonly JsonRecord[] {
  if (isList(json)) return json.flatMap(schemasIn)
  if (isRecord(json)) return [json]
  return json === true ? [{}] : []
}

/** What a reference within the schema stands for: `#` is all of it, `#/$defs/Part` a part. */
function referred(root: JsonRecord, reference: string): Json | undefined {
  const [start, ...names] = reference.split('/')
  if (start !== '#') return undefined
  return valueAt(
    root,
    names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~')),
  )
}

function distinct(schemas: readonly JsonRecord[]): readonly JsonRecord[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()]
}
