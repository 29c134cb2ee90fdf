/** Something that can stand in a heap, in one at a time, and knows where. */
export interface Heaped<Self extends Heaped<Self>> {
  heap: IndexedHeap<Self> | undefined
  /** Index within the heap; meaningless outside of one. */
  place: number
}

/**
 * A binary heap whose items know their place, so that an item in the middle (a job that is paused, cancelled or
 * reprioritized) leaves in O(log n) and leaves nothing behind.
 *
 * Invariant: no item goes before its parent, and `items[item.place] === item` for every item.
 */
export class IndexedHeap<Item extends Heaped<Item>> {
  readonly #items: Item[] = []
  readonly #before: (one: Item, other: Item) => boolean

  constructor(before: (one: Item, other: Item) => boolean) {
    this.#before = before
  }

  get first(): Item | undefined {
    return this.#items[0]
  }

  add(item: Item): void {
    item.heap = this
    this.#put(item, this.#items.length)
    this.#rise(item)
  }

  /** The item must be in this heap. */
  remove(item: Item): void {
    item.heap = undefined
    const last = this.#items.pop()
    if (last === undefined || last === item) return
    this.#put(last, item.place)
    this.#rise(last)
    this.#sink(last)
  }

  #put(item: Item, place: number): void {
    this.#items[place] = item
    item.place = place
  }

  #rise(item: Item): void {
    while (item.place > 0) {
      const above = this.#items[(item.place - 1) >> 1]
      if (above === undefined || !this.#before(item, above)) return
      this.#swap(item, above)
    }
  }

  #sink(item: Item): void {
    for (;;) {
      const left = this.#items[2 * item.place + 1]
      const right = this.#items[2 * item.place + 2]
      const below = right !== undefined && left !== undefined && this.#before(right, left) ? right : left
      if (below === undefined || !this.#before(below, item)) return
      this.#swap(item, below)
    }
  }

  #swap(one: Item, other: Item): void {
    const place = one.place
    this.#put(one, other.place)
    this.#put(other, place)
  }
}
