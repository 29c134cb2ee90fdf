import type { Json } from '@repurpose/core'
import { isRecord, type Unknowns } from './json-reading.ts'
import { asList, asRecord, isOfKind, kindOf, numberIn, resolveSchema } from './json-schema.ts'
import type { Pen } from './pen.ts'
import { isCueField, stringFor } from './string-filler.ts'

const deepest = 12
/** As many items as an array gets that asks for no number of them. */
const usualItems = 3

/**
 * A value that fits a JSON Schema. What a draft already says is kept wherever it fits; everything else is filled in:
 * strings with sentences and phrases of the source, enumerations with their first value, numbers with the lowest that is
 * allowed, booleans with false. What no value of the source can fit (a pattern, say) stays unfit.
 */
export function fillSchema(schema: unknown, draft: unknown, pen: Pen): Json {
  return fill({ schema, root: schema, name: '', depth: 0, references: [] }, draft, pen)
}

interface Place {
  readonly schema: unknown
  readonly root: unknown
  /** Of the field, for what its text should be like. */
  readonly name: string
  readonly depth: number
  /** The references followed to get here: what is optional and leads back to one of them stays out. */
  readonly references: readonly string[]
}

/** The place of a schema inside another. */
function within(place: Place, schema: unknown, name: string): Place {
  const reference = referenceIn(schema)
  const references = reference === undefined ? place.references : [...place.references, reference]
  return { schema, root: place.root, name, depth: place.depth + 1, references }
}

function referenceIn(schema: unknown): string | undefined {
  const reference = isRecord(schema) ? schema['$ref'] : undefined
  return typeof reference === 'string' ? reference : undefined
}

function fill(place: Place, draft: unknown, pen: Pen): Json {
  const schema = resolveSchema(place.schema, place.root)
  if ('const' in schema) return asJson(schema['const'])
  const choices = schema['enum']
  if (Array.isArray(choices)) return asJson(choices.includes(draft) ? draft : choices[0])
  const option = chooseOption(schema, draft, place)
  if (option !== undefined) return fill(within(place, option, place.name), draft, pen)
  switch (kindOf(schema)) {
    case 'object':
      return fillObject(schema, place, draft, pen)
    case 'array':
      return fillArray(schema, place, draft, pen)
    case 'number':
    case 'integer':
      return numberFor(schema, draft)
    case 'boolean':
      return draft === true
    case 'null':
      return null
    case undefined:
      return draft === undefined ? stringFor(schema, place.name, draft, pen) : asJson(draft)
    default:
      return stringFor(schema, place.name, draft, pen)
  }
}

/** Of alternatives the one that the draft fits, else the first that is not null; at great depth the last, which ends recursion sooner. */
function chooseOption(schema: Unknowns, draft: unknown, { root, depth, references }: Place): unknown {
  const options = [...asList(schema['anyOf']), ...asList(schema['oneOf'])]
  if (options.length === 0) return undefined
  const resolved = options.map((option) => resolveSchema(option, root))
  const fitting = draft === undefined ? -1 : resolved.findIndex((option) => isOfKind(draft, option))
  if (fitting >= 0) return options[fitting]
  const simplest = resolved.findIndex((option) => kindOf(option) === 'null')
  const isRound = options.some((option) => references.includes(referenceIn(option) ?? ''))
  if ((depth > deepest || isRound) && simplest >= 0) return options[simplest]
  return options.find((_, at) => kindOf(resolved[at] ?? {}) !== 'null') ?? options[0]
}

function fillObject(schema: Unknowns, place: Place, draft: unknown, pen: Pen): Json {
  const properties = asRecord(schema['properties'])
  const required = new Set(asList(schema['required']))
  const given = asRecord(draft)
  // A schema that names no properties takes those of the draft.
  const filled: Record<string, Json> = schema['properties'] === undefined ? asJsonRecord(given) : {}
  for (const [name, property] of Object.entries(properties)) {
    const isKnown = Object.hasOwn(given, name)
    // Where there is a draft, what it leaves out and nobody requires stays out.
    const isWanted = required.has(name) || isKnown || (!isRecord(draft) && !leadsBack(property, place))
    if (isWanted && place.depth <= deepest * 2)
      filled[name] = fill(within(place, property, name), given[name], pen)
  }
  return filled
}

function leadsBack(property: unknown, { references }: Place): boolean {
  const options = isRecord(property)
    ? [property, ...asList(property['anyOf']), ...asList(property['oneOf']), property['items']]
    : []
  return options.some((option) => references.includes(referenceIn(option) ?? ''))
}

function fillArray(schema: Unknowns, place: Place, draft: unknown, pen: Pen): Json {
  const { name, depth } = place
  const items = resolveSchema(schema['items'], place.root)
  if (draft === undefined && isCueField(name) && kindOf(items) === 'string') {
    return pen.cues().slice(0, numberIn(schema['maxItems']) ?? Number.POSITIVE_INFINITY)
  }
  const tuple = asList(schema['prefixItems'])
  const given = asList(draft)
  const fewest = numberIn(schema['minItems']) ?? 0
  const most = numberIn(schema['maxItems']) ?? Number.POSITIVE_INFINITY
  const usual = depth > deepest ? 0 : usualItems
  const wanted = Array.isArray(draft) ? given.length : Math.max(usual, tuple.length)
  const count = Math.min(Math.max(wanted, fewest), most, 1_000)
  return Array.from({ length: count }, (_, at) => {
    return fill(within(place, tuple[at] ?? schema['items'], name), given[at], pen)
  })
}

/** The draft's number within the bounds, else the lowest that the schema allows. */
function numberFor(schema: Unknowns, draft: unknown): number {
  const isInteger = kindOf(schema) === 'integer'
  const step = numberIn(schema['multipleOf']) ?? (isInteger ? 1 : 0)
  const above = numberIn(schema['exclusiveMinimum'])
  const below = numberIn(schema['exclusiveMaximum'])
  const lowest =
    numberIn(schema['minimum']) ??
    (above === undefined ? undefined : above + (step || Math.min(1, ((below ?? above + 2) - above) / 2)))
  const highest = numberIn(schema['maximum']) ?? (below === undefined ? undefined : below - (step || 1e-6))
  const wished = typeof draft === 'number' && Number.isFinite(draft) ? draft : Math.max(0, lowest ?? 0)
  const bounded = Math.min(Math.max(wished, lowest ?? wished), highest ?? wished)
  if (step === 0 || bounded % step === 0) return bounded
  const rounded = Math.ceil(bounded / step) * step
  return highest !== undefined && rounded > highest ? Math.floor(bounded / step) * step : rounded
}

function asJsonRecord(record: Unknowns): Record<string, Json> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, asJson(value)]))
}

function asJson(value: unknown): Json {
  // Values of a schema come out of JSON, and drafts are written for it.
  return (value ?? null) as Json
}
