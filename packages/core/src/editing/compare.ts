import type { Provenance } from '../content/index.ts'
import type { ContentRecord } from '../ports/index.ts'
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
    .filter(([, sides]) => !Object.is(sides.before, sides.after))
}

/** A name that was looked at several times has passed when it always has. */
function checksOf({ provenance }: ComparedPiece): ReadonlyMap<string, boolean> {
  const checks = new Map<string, boolean>()
  for (const { name, passed } of provenance.checks) checks.set(name, passed && checks.get(name) !== false)
  return checks
}

function leavesOf(value: unknown, path = '', leaves = new Map<string, unknown>()): Map<string, unknown> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) leavesOf(item, `${path}[${index}]`, leaves)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value))
      leavesOf(field, path === '' ? key : `${path}.${key}`, leaves)
  } else {
    leaves.set(path, value)
  }
  return leaves
}
