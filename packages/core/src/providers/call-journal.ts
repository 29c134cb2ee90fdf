import type { CallSettled } from '../job/index.ts'

/**
 * The memory of one job's provider calls, as the replay engine hands it to the gateway. A call is first opened, which
 * finds what an earlier run recorded for it; only what was not answered yet is run, and then recorded.
 */
export interface CallJournal {
  /**
   * Names the call about to be made in the current scope and gives what is recorded for it. The scope and an occurrence
   * count become part of the key. Only answers are given: a recorded failure means that the call is made again.
   */
  open(call: { readonly task: string; readonly fingerprint: string }): {
    readonly key: string
    readonly recorded: CallSettled | undefined
  }
  /**
   * Runs paid work: the job neither parks nor is released meanwhile, and the work does not start while the job is
   * pausing. The signal aborts on cancel, timeout and close.
   */
  run<Result>(key: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result>
  /**
   * Runs work that belongs to a call, such as the check of its answer: what it calls in its turn, and its steps and
   * waits, are recorded under the call's key, in whatever order the answers of several calls come.
   */
  within<Result>(key: string, work: () => Result): Result
  /** Durable once it resolves. */
  record(fact: CallSettled): Promise<void>
  /** Streamed text, for whoever listens; never stored. */
  text(event: { readonly key: string; readonly task: string; readonly delta: string }): void
}

/** Whose calls these are. */
export interface CallPlace {
  /** Assets land under `jobs/{jobId}/`. */
  readonly jobId: string
  readonly trace?: string | undefined
  /** The host's secrets for loaders of this job: asked for when a call needs them, kept in memory only. */
  readonly credentials?: (() => unknown) | undefined
}
