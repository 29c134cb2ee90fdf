import type { OutsiderProgress } from '../outside/index.ts'
import type { Environment } from '../subject.ts'

/** What a worker process is told when it starts, as JSON in the variable `CRASH_WORKER`. */
export interface WorkerOrders {
  /** Workers are numbered from 1; every process has a number of its own. */
  readonly worker: number
  /** URL of the module that opens the backend. */
  readonly opener: string
  readonly environment: Environment
  /** What the processes of a test share: witnesses, assets, notebooks. */
  readonly folder: string
  readonly concurrency: number
  /** Where only one process may be: it also does what is done from outside. */
  readonly outside?: { readonly seed: number; readonly jobs: number; readonly allowance: number } | undefined
}

export const ordersVariable = 'CRASH_WORKER'

/** What a worker process tells the one that started it. Nothing of it is evidence. */
export type WorkerMessage =
  | { readonly what: 'ready' }
  | {
      readonly what: 'progress'
      readonly progress: OutsiderProgress
      readonly isOver: boolean
      readonly leftovers: readonly string[]
    }

/** What it is told while it works. */
export type WorkerCommand =
  | { readonly what: 'close' }
  | { readonly what: 'allow'; readonly allowance: number }

/** The exit code of a worker that could not open its backend, because it cannot be reached for the moment. */
export const unreachable = 75
