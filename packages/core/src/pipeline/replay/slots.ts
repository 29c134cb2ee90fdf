/** Places for things that run side by side, first come, first served. */
export interface Slots {
  acquire(): Promise<void>
  release(): void
}

export function createSlots(count: number): Slots {
  let free = count
  const queue: (() => void)[] = []
  return {
    acquire() {
      if (free > 0) {
        free -= 1
        return Promise.resolve()
      }
      return new Promise((resolve) => queue.push(resolve))
    },
    release() {
      const next = queue.shift()
      if (next === undefined) free += 1
      else next()
    },
  }
}

/**
 * One item's place among the slots. Unlike with p-limit, it can be given back while the item waits.
 *
 *     away ──take──▶ held ──giveBack──▶ away
 *       └──── leave ────┴──▶ left
 *
 * However many waits an item has open at once, it has at most one place to give back.
 */
export interface Place {
  /** Resolves when the place is held. */
  take(): Promise<void>
  giveBack(): void
  /** For good. */
  leave(): void
}

export function createPlace(slots: Slots): Place {
  let state: 'away' | 'held' | 'left' = 'away'
  let taking: Promise<void> | undefined

  async function acquire(): Promise<void> {
    await slots.acquire()
    taking = undefined
    // The item may have ended while it stood in line.
    if (state === 'left') slots.release()
    else state = 'held'
  }

  return {
    take() {
      if (state !== 'away') return Promise.resolve()
      taking ??= acquire()
      return taking
    },
    giveBack() {
      if (state !== 'held') return
      state = 'away'
      slots.release()
    },
    leave() {
      if (state === 'held') slots.release()
      state = 'left'
    },
  }
}
