import type { Json } from '../values/index.ts'
import { formatPath, isRecord, type JsonRecord, parsePath, placeIn, type Segment } from './answer-path.ts'
import type { JsonSchema } from './json-schema.ts'
import type { Problem } from './judge-answer.ts'
import { schemaAt } from './sub-schema.ts'

/** A field of a draft that has to be written anew. */
export interface FailingField {
  readonly path: string
  /** What may stand there; anything, where the answer's schema has no JSON Schema. */
  readonly schema: JsonRecord
  /** What is wrong in it. */
  readonly problems: readonly Problem[]
}

type Place = readonly Segment[]

/** With more, what holds them is asked for instead. */
const mostFields = 20

/**
 * The fields of a draft that its problems lie in, none within another, or `undefined` where the whole has to be written
 * anew: the draft is no object, or something is wrong with it as a whole. A problem whose path leads nowhere belongs to
 * the nearest field that the schema knows.
 */
export function failingFields(
  draft: Json | undefined,
  problems: readonly Problem[],
  jsonSchema: JsonSchema | undefined,
): readonly FailingField[] | undefined {
  if (!isRecord(draft)) return undefined
  const located = problems.map((problem) => ({ problem, place: placeOf(problem, draft, jsonSchema) }))
  let places = outermost(located.map(({ place }) => place))
  while (places.length > mostFields) places = outermost(withoutDeepest(places))
  if (places.some((place) => place.length === 0)) return undefined
  return places.map((place) => ({
    path: formatPath(place),
    schema: (jsonSchema && schemaAt(jsonSchema, place, draft)) ?? {},
    problems: located.filter((one) => isWithin(one.place, place)).map(({ problem }) => problem),
  }))
}

/** Up to where the schema knows the way: a model can be held to no more. */
function placeOf({ path }: Problem, draft: Json, jsonSchema: JsonSchema | undefined): Place {
  let place = placeIn(draft, parsePath(path) ?? [])
  if (jsonSchema === undefined) return place
  while (schemaAt(jsonSchema, place, draft) === undefined) place = place.slice(0, -1)
  return place
}

function outermost(places: readonly Place[]): readonly Place[] {
  const distinct = [...new Map(places.map((place) => [formatPath(place), place])).values()]
  return distinct.filter((place) => !distinct.some((other) => other !== place && isWithin(place, other)))
}

function isWithin(place: Place, other: Place): boolean {
  return other.every((segment, index) => place[index] === segment)
}

function withoutDeepest(places: readonly Place[]): readonly Place[] {
  const deepest = Math.max(...places.map(({ length }) => length))
  return places.map((place) => (place.length === deepest ? place.slice(0, -1) : place))
}
