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
 * One item's place among the slots. Unlike with p-limit, it is given back while the item waits:
 *
 *     away ──take──▶ held ──first wait begins──▶ away ──last wait ends──▶ held
 *       └──────────── leave ───────┴──▶ left
 *
 * An item of which one branch waits and another works has no place: were it to hold one, it might go on holding it
 * when only the waiting branch is left, and keep those out whom it waits for.
 */
export interface Place {
  /** Resolves when the place is held. */
  take(): Promise<void>
  beginWait(): void
  /** Resolves when the item may go on. */
  endWait(): Promise<void>
  /** For good. */
  leave(): void
}

export function createPlace(slots: Slots): Place {
  let state: 'away' | 'held' | 'left' = 'away'
  let waits = 0
  let taking: Promise<void> | undefined

  /** One place in the line at a time: a second one could only wait for the first to be given back. */
  function take(): Promise<void> {
    taking ??= acquire()
    return taking
  }

  async function acquire(): Promise<void> {
    await slots.acquire()
    taking = undefined
    // The item may have ended, or begun another wait, while it stood in line.
    if (state === 'left' || waits > 0) slots.release()
    else state = 'held'
  }

  return {
    take,
    beginWait() {
      waits += 1
      if (state !== 'held') return
      state = 'away'
      slots.release()
    },
    async endWait() {
      waits -= 1
      if (waits === 0 && state === 'away') await take()
    },
    leave() {
      if (state === 'held') slots.release()
      state = 'left'
    },
  }
}
