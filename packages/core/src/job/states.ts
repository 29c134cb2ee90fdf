/**
 * The life of a job.
 *
 *     queued ──claim──▶ running ──settle──▶ succeeded | partial | failed | cancelled
 *       ▲                 │ │ │
 *       │   wake          │ │ └─ past no longer fits the code ─▶ blocked ──resume, retry──▶ queued
 *       ├──── parked ◀────┘ └─── pause ─▶ paused ──resume──▶ queued
 *       └──────── retry (from any terminal state)
 *
 * `parked` waits for children, a signal or a time and holds no worker. A pause also holds queued and parked jobs.
 * A cancelled job that holds no lease and has no running children is settled at once; any other is woken to settle itself.
 */
export type JobState = WaitingState | 'running' | TerminalState
/** States in which a job has no worker and has not ended. */
export type WaitingState = 'queued' | 'parked' | 'paused' | 'blocked'
/** How a job can have ended. */
export type TerminalState = 'succeeded' | 'partial' | 'failed' | 'cancelled'

const terminal: ReadonlySet<string> = new Set<TerminalState>(['succeeded', 'partial', 'failed', 'cancelled'])

/** Whether a job in this state has ended. */
export function isTerminal(state: JobState): state is TerminalState {
  return terminal.has(state)
}
