import { setTimeout as pause } from 'node:timers/promises'
import { JobError, RepurposeError } from '@repurpose/core'

/** How often calls from outside met a backend that could not be reached. */
export interface Persistence {
  readonly repeats: number
  /**
   * Does something until it is done, however often the backend cannot be reached meanwhile. `undefined` when the signal
   * aborts first.
   *
   * @throws what is no passing trouble: it is a fault of the backend, or of this suite
   */
  persist<Value>(action: () => Promise<Value>): Promise<Value | undefined>
}

/** Between two tries. */
const restMs = 100

export function createPersistence(signal: AbortSignal): Persistence {
  let repeats = 0
  return {
    get repeats() {
      return repeats
    },
    async persist(action) {
      while (!signal.aborted) {
        try {
          return await action()
        } catch (error) {
          if (signal.aborted) return undefined
          if (!isPassing(error)) throw error
          repeats += 1
          await pause(restMs)
        }
      }
      return undefined
    },
  }
}

/** Whether a backend says of itself that it is worth trying again. */
export function isPassing(error: unknown): boolean {
  return RepurposeError.isInstance(error) && error.retryable
}

/** Whether a job was not in the state to be retried: an earlier try has done it, though its answer was lost. */
export function isWrongState(error: unknown): boolean {
  return JobError.isInstance(error) && error.code === 'JOB_STATE'
}
