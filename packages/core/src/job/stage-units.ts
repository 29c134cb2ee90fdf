/**
 * How much of a stage's known work is done. The units are the items of its outermost groups and the children it spawned
 * beside them. Inside an item, nested groups and children count towards that item. Keys say where things belong
 * (`stage/group[item]/nested[item]`; names in keys hold no brackets of their own), so nothing is searched.
 */
export interface StageUnits {
  /** Units known so far. */
  total: number
  /** Units done, those begun counted in part. */
  credit: number
  /** Units that are over, whether they succeeded or failed. */
  settled: number
  readonly groups: Map<string, Group>
  readonly items: Map<string, Item>
  /** Items that failed, or hold a nested unit that did, by their key. */
  readonly failed: Map<string, Item>
}

interface Group {
  declared: number
  seen: number
}

interface Item {
  credit: number
  settled: boolean
  /** How many nested units are known. */
  inside: number
  /** Nested units that are over. */
  readonly over: Set<string>
  /** Nested units that were spawned or are over. */
  readonly seen: Set<string>
}

/** What an item is worth at most before it is over itself: its own code may go on after its last nested unit. */
const unfinished = 0.95

export function noUnits(): StageUnits {
  return { total: 0, credit: 0, settled: 0, groups: new Map(), items: new Map(), failed: new Map() }
}

/** A group with so many items was opened. Opened again it is another list. */
export function openUnits(units: StageUnits, groupKey: string, size: number): void {
  resize(units, groupKey, (group) => {
    group.declared = size
  })
}

/** A child was spawned: a unit, if no opened group counts it already. */
export function expectUnit(units: StageUnits, key: string): void {
  const { top, isNested } = placeOf(key)
  const item = itemOf(units, top)
  if (isNested) seeNested(units, item, key)
}

/** An item of a group or a child is over. */
export function settleUnit(units: StageUnits, key: string, ok: boolean): void {
  const { top, isNested } = placeOf(key)
  const item = itemOf(units, top)
  if (isNested) {
    seeNested(units, item, key)
    item.over.add(key)
  } else {
    if (!item.settled) units.settled += 1
    item.settled = true
  }
  if (!ok) units.failed.set(top, item)
  else if (!isNested) units.failed.delete(top)
  recredit(units, item)
}

/** What failed is to be done again, unless it is told to stay as it is; what succeeded stays. */
export function forgiveUnits(units: StageUnits, stays: (key: string) => boolean = () => false): void {
  for (const [key, item] of units.failed) {
    if (stays(key)) continue
    units.failed.delete(key)
    if (item.settled) units.settled -= 1
    item.settled = false
    item.over.clear()
    recredit(units, item)
  }
}

/** Whether a key is that of a group's item. A plain step is not a unit: nobody knows how many more there will be. */
export function isItem(key: string): boolean {
  return key.endsWith(']')
}

/** What a running child or item adds to the credit when it is over, 0–1. */
export function worthOf(units: StageUnits, key: string): number {
  const { top, isNested } = placeOf(key)
  const item = units.items.get(top)
  if (item === undefined || item.settled || item.over.has(key)) return 0
  return isNested ? unfinished / Math.max(1, item.inside) : 1
}

/** The share of a number of done units in those known, 0–1; 0 when none is known. */
export function shareOf(units: StageUnits, credit: number = units.credit): number {
  return units.total === 0 ? 0 : Math.min(1, Math.max(0, credit / units.total))
}

function placeOf(key: string): { readonly top: string; readonly isNested: boolean } {
  const close = key.indexOf(']')
  const top = close < 0 ? key : key.slice(0, close + 1)
  return { top, isNested: top.length < key.length }
}

/** The group that a unit is an item of; a unit beside all groups is a group of its own. */
export function groupKeyOf(key: string): string {
  return isItem(key) ? key.slice(0, key.lastIndexOf('[')) : key
}

function itemOf(units: StageUnits, top: string): Item {
  const known = units.items.get(top)
  if (known !== undefined) return known
  const item: Item = { credit: 0, settled: false, inside: 0, over: new Set(), seen: new Set() }
  units.items.set(top, item)
  resize(units, groupKeyOf(top), (group) => {
    group.seen += 1
  })
  return item
}

function seeNested(units: StageUnits, item: Item, key: string): void {
  if (item.seen.has(key)) return
  item.seen.add(key)
  resize(units, groupKeyOf(key), (group) => {
    group.seen += 1
  })
}

/** Changes what is known of a group, and what it counts for with it. */
function resize(units: StageUnits, groupKey: string, change: (group: Group) => void): void {
  const group = units.groups.get(groupKey) ?? { declared: 0, seen: 0 }
  units.groups.set(groupKey, group)
  const before = Math.max(group.declared, group.seen)
  change(group)
  const growth = Math.max(group.declared, group.seen) - before
  const { top, isNested } = placeOf(groupKey)
  if (!isNested) {
    units.total += growth
    return
  }
  const item = itemOf(units, top)
  item.inside += growth
  recredit(units, item)
}

function recredit(units: StageUnits, item: Item): void {
  const credit = item.settled ? 1 : unfinished * Math.min(1, item.over.size / Math.max(1, item.inside))
  units.credit += credit - item.credit
  item.credit = credit
}
