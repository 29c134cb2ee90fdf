/** A call that was given up and whose provider has not answered yet. */
export interface LateCall {
  /** The provider has answered. Whether the same call was begun again meanwhile: then that one's answer counts. */
  end(): { readonly superseded: boolean }
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
        end() {
          if (open.get(id) !== mark) return { superseded: true }
          open.delete(id)
          return { superseded: false }
        },
      }
    },
  }
}
