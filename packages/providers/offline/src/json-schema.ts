import { isRecord, recordsIn, type Unknowns } from './json-reading.ts'

/** A schema with its references followed and its `allOf` merged. `true` and what is no schema admit anything. */
export function resolveSchema(schema: unknown, root: unknown): Unknowns {
  let current = isRecord(schema) ? schema : {}
  for (let hops = 0; typeof current['$ref'] === 'string' && hops < 16; hops += 1) {
    const { $ref, ...beside } = current
    const target = follow(String($ref), root)
    current = { ...(isRecord(target) ? target : {}), ...beside }
  }
  return recordsIn(current['allOf']).reduce<Unknowns>(
    (merged, part) => merge(merged, resolveSchema(part, root)),
    withoutAllOf(current),
  )
}

function withoutAllOf(schema: Unknowns): Unknowns {
  const { allOf: _allOf, ...rest } = schema
  return rest
}

function follow(reference: string, root: unknown): unknown {
  if (!reference.startsWith('#')) return undefined
  const steps = reference
    .slice(1)
    .split('/')
    .filter((step) => step !== '')
  return steps.reduce<unknown>((value, step) => {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value)) return value[Number(name)]
    return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined
  }, root)
}

function merge(one: Unknowns, other: Unknowns): Unknowns {
  const properties = { ...asRecord(one['properties']), ...asRecord(other['properties']) }
  const required = [...asList(one['required']), ...asList(other['required'])]
  return {
    ...one,
    ...other,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  }
}

export function asRecord(value: unknown): Unknowns {
  return isRecord(value) ? value : {}
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The kind of value a resolved schema wants; told from its keywords where it names no type. */
export function kindOf(schema: Unknowns): string | undefined {
  const { type } = schema
  if (typeof type === 'string') return type
  if (Array.isArray(type)) return type.map(String).find((name) => name !== 'null') ?? 'null'
  if ('properties' in schema) return 'object'
  if ('items' in schema || 'prefixItems' in schema) return 'array'
  if ('minLength' in schema || 'maxLength' in schema || 'pattern' in schema || 'format' in schema)
    return 'string'
  return 'minimum' in schema || 'maximum' in schema ? 'number' : undefined
}

/** Whether a value is of the kind that a resolved schema wants. */
export function isOfKind(value: unknown, schema: Unknowns): boolean {
  const kind = kindOf(schema)
  if ('const' in schema) return schema['const'] === value
  if (Array.isArray(schema['enum'])) return schema['enum'].includes(value)
  if (kind === 'object') return isRecord(value)
  if (kind === 'array') return Array.isArray(value)
  if (kind === 'integer') return Number.isInteger(value)
  if (kind === 'null') return value === null
  return kind === undefined ? value !== undefined : typeof value === kind
}
