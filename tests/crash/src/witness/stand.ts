import { AsyncLocalStorage } from 'node:async_hooks'
import type { Witness } from './files.ts'

/**
 * Where a piece of work is being done. It travels with the asynchronous context from the claim into the pipeline's
 * code: a run that goes on in memory under a later claim keeps the claim that it began with, its root.
 */
export interface Stand {
  readonly witness: Witness
  /** Shared by all processes of a test. */
  readonly folder: string
  readonly job: string
  readonly root: number
  readonly epoch: number
}

const storage = new AsyncLocalStorage<Stand>()

export function standOn<Result>(stand: Stand, work: () => Result): Result {
  return storage.run(stand, work)
}

export function currentStand(): Stand {
  const stand = storage.getStore()
  if (stand === undefined) throw new Error('Paid work is being done outside of any claim.')
  return stand
}
