import type { JobRun } from '../pipeline/index.ts'

/** Parked runs that stay in memory, so that a job which comes back goes on without a replay. The oldest make room. */
export interface WarmRuns {
  keep(run: JobRun): void
  take(jobId: string): JobRun | undefined
  remembered(jobId: string): number | undefined
}

export function createWarmRuns(options: { readonly limit: number }): WarmRuns {
  const runs = new Map<string, JobRun>()
  return {
    keep(run) {
      runs.delete(run.job.id)
      runs.set(run.job.id, run)
      for (const oldest of runs.keys()) {
        if (runs.size <= options.limit) return
        runs.delete(oldest)
      }
    },
    take(jobId) {
      const run = runs.get(jobId)
      runs.delete(jobId)
      return run
    },
    remembered: (jobId) => runs.get(jobId)?.remembered(),
  }
}
