/**
 * What a worker process writes down beside the backend, one line an event, each written with one system call before
 * the process goes on. What was written survives a SIGKILL; the order of lines in a file is the order of events in
 * that process. Nothing in it is compared by time.
 */
export type WitnessLine = {
  readonly at?: number | undefined
} /** A claim has come. `seq`: the last fact of the log that it carries; `epoch`: how often the job was restarted by then. */ & (
  | {
      readonly what: 'claim'
      readonly job: string
      readonly fence: number
      readonly kind: 'run' | 'settled'
      readonly seq: number
      readonly epoch: number
      readonly claims: number
    }
  /** A claim whose log has a gap, or does not reach the last sequence number that its record names. */
  | { readonly what: 'torn'; readonly job: string; readonly fence: number; readonly told: string }
  /** Paid work begins. `root`: the fence of the claim with which this run of the job began in this process. */
  | {
      readonly what: 'run'
      readonly job: string
      readonly root: number
      readonly epoch: number
      readonly label: string
      readonly run: string
    }
  /** A write was acknowledged, with the results of these runs in it. `seq`: the last fact of the log by then. */
  | {
      readonly what: 'recorded'
      readonly job: string
      readonly fence: number
      readonly seq: number
      readonly runs: readonly string[]
    }
  /** The backend said that the lease is lost. */
  | { readonly what: 'lost'; readonly job: string; readonly fence: number }
  /** The run gave back a settlement; whether it was stored is not known. */
  | { readonly what: 'settled'; readonly job: string; readonly fence: number; readonly to: string }
  /** The run rejected the claim. */
  | { readonly what: 'rejected'; readonly job: string; readonly fence: number; readonly told: string }
)

/** What a worker process told, in order. */
export interface WitnessFile {
  /** Which process: workers are numbered from 1, a new process gets a new number. */
  readonly worker: number
  readonly lines: readonly WitnessLine[]
}

/** The mark of a run in what it returns or throws: found again in the fact that records it. */
export function markOf(run: string): string {
  return `run:${run};`
}

/** The runs whose marks are in a text. */
export function runsIn(text: string): readonly string[] {
  return [...text.matchAll(/run:(\d+\.\d+);/g)].map(([, run]) => run ?? '')
}
