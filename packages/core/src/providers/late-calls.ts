/** A call that was stopped and whose provider has not answered yet. */
export interface LateCall {
  /** Whether the same call has been begun again since: its answer is the one that counts. */
  isSuperseded(): boolean
  end(): void
}

/**
 * Calls that were given up while their provider still worked on them. Their answers were paid and are recorded when they
 * come, unless the call was made again meanwhile: then two answers would compete for one place in the log.
 */
export interface LateCalls {
  supersede(id: string): void
  add(id: string): LateCall
}

export function createLateCalls(): LateCalls {
  const open = new Map<string, symbol>()
  return {
    supersede(id) {
      open.delete(id)
    },
    add(id) {
      const mark = Symbol(id)
      open.set(id, mark)
      return {
        isSuperseded: () => open.get(id) !== mark,
        end() {
          if (open.get(id) === mark) open.delete(id)
        },
      }
    },
  }
}
