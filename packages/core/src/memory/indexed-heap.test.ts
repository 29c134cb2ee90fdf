import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Heaped, IndexedHeap } from './indexed-heap.ts'

interface Item extends Heaped<Item> {
  readonly weight: number
}

function item(weight: number): Item {
  return { weight, heap: undefined, place: 0 }
}

function emptied(heap: IndexedHeap<Item>): readonly number[] {
  const weights: number[] = []
  for (let first = heap.first; first !== undefined; first = heap.first) {
    heap.remove(first)
    weights.push(first.weight)
  }
  return weights
}

/** Large enough for a heap whose last item belongs above the one that is taken out. */
const plans = fc.array(fc.record({ weight: fc.integer({ min: 0, max: 50 }), taken: fc.boolean() }), {
  maxLength: 60,
  size: 'max',
})

describe('an indexed heap', () => {
  it('gives back everything in order, whatever was added and taken out of its middle', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const heap = new IndexedHeap<Item>((one, other) => one.weight < other.weight)
        const items = plan.map(({ weight, taken }) => ({ item: item(weight), taken }))
        for (const one of items) heap.add(one.item)
        for (const one of items) if (one.taken) heap.remove(one.item)
        const left = items.filter(({ taken }) => !taken).map((one) => one.item)
        for (const one of items) expect(one.item.heap).toBe(one.taken ? undefined : heap)
        expect(emptied(heap)).toEqual(left.map(({ weight }) => weight).sort((one, other) => one - other))
      }),
    )
  })

  it('is empty at first and at last', () => {
    const heap = new IndexedHeap<Item>((one, other) => one.weight < other.weight)
    expect(heap.first).toBeUndefined()
    const only = item(1)
    heap.add(only)
    expect(heap.first).toBe(only)
    heap.remove(only)
    expect(heap.first).toBeUndefined()
  })
})
