/** Time, as something that tests control. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back once after a delay; the function it gives takes the timer back. */
  setTimer(delayMs: number, callback: () => void): () => void
}
