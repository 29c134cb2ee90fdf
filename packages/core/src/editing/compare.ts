import type { Provenance } from '../content/index.ts'
import { encode } from '../job/index.ts'
import type { ContentRecord } from '../ports/index.ts'
import { formatPath } from '../providers/index.ts'
import type { Money } from '../values/index.ts'

/** A stored piece, as far as it is compared. */
export type ComparedPiece = Pick<ContentRecord, 'quality' | 'cost' | 'ms'> & {
  readonly value: unknown
  readonly provenance: Pick<Provenance, 'checks'>
}

/** Two versions of a piece side by side. */
export interface PieceComparison {
  readonly quality: Sides<number | undefined>
  readonly cost: Sides<Money>
  readonly ms: Sides<number>
  /** Those that did not come out the same; `undefined` where a version was not looked at so. */
  readonly checks: readonly ({ readonly name: string } & Sides<boolean | undefined>)[]
  /** The texts, numbers and flags that differ, by their place: `sections[1].body`. */
  readonly fields: readonly ({ readonly path: string } & Sides<unknown>)[]
}

interface Sides<Value> {
  readonly before: Value
  readonly after: Value
}

/**
 * What is different between two versions of a piece.
 *
 * @example
 * const [newer, older] = await repurpose.contents({ source, type: 'summary', variant: 'short' })
 * comparePieces(older, newer).fields // [{ path: 'text', before: '…', after: '…' }]
 */
export function comparePieces(before: ComparedPiece, after: ComparedPiece): PieceComparison {
  return {
    quality: { before: before.quality, after: after.quality },
    cost: { before: before.cost, after: after.cost },
    ms: { before: before.ms, after: after.ms },
    checks: differences(checksOf(before), checksOf(after)).map(([name, sides]) => ({ name, ...sides })),
    fields: differences(leavesOf(before.value), leavesOf(after.value)).map(([path, sides]) => ({
      path,
      ...sides,
    })),
  }
}

function differences<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): readonly (readonly [string, Sides<Value | undefined>])[] {
  const places = [...new Set([...before.keys(), ...after.keys()])]
  return places
    .map((place) => [place, { before: before.get(place), after: after.get(place) }] as const)
    .filter(([, sides]) => !isSame(sides.before, sides.after))
}

/** A name that was looked at several times has passed when it always has. */
function checksOf({ provenance }: ComparedPiece): ReadonlyMap<string, boolean> {
  const checks = new Map<string, boolean>()
  for (const { name, passed } of provenance.checks) checks.set(name, passed && checks.get(name) !== false)
  return checks
}

/**
 * What a value consists of, by place. Objects and lists that are empty stand for themselves; what is neither object nor
 * list, such as a date or bytes, is compared as a log would hold it.
 */
function leavesOf(
  value: unknown,
  path: readonly (string | number)[] = [],
  leaves = new Map<string, unknown>(),
): ReadonlyMap<string, unknown> {
  const members = membersOf(value)
  if (members === undefined || members.length === 0) leaves.set(formatPath(path), value)
  else for (const [key, member] of members) leavesOf(member, [...path, key], leaves)
  return leaves
}

function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] | undefined {
  if (Array.isArray(value)) return [...value.entries()]
  if (typeof value !== 'object' || value === null || isPackaged(value)) return undefined
  return Object.entries(value).filter(([, member]) => member !== undefined)
}

/** Dates, maps, sets and bytes: their members are not their properties. */
function isPackaged(value: object): boolean {
  return value instanceof Date || value instanceof Map || value instanceof Set || value instanceof Uint8Array
}

function isSame(before: unknown, after: unknown): boolean {
  return (
    Object.is(before, after) || (isObject(before) && isObject(after) && written(before) === written(after))
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function written(value: object): string {
  return JSON.stringify(encode(value, 'value'))
}
