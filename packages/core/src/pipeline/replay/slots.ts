/** Places for things that run side by side. Unlike p-limit's, a place can be given back while its holder waits. */
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
