import type { Backend, QueueCounts } from '../ports/index.ts'
import { type PriorityInput, toPriority } from '../priority/index.ts'

/** The waiting line, as its owner sees it. */
export interface Queue {
  /** Jobs by state, and queued ones by level. */
  counts(): Promise<QueueCounts>
  /** Hands out nothing more, on all workers; what runs goes on. */
  pause(): Promise<void>
  /** Hands out jobs again. */
  resume(): Promise<void>
  /** Moves a waiting job; false when it runs or has ended. */
  reprioritize(jobId: string, priority: PriorityInput): Promise<boolean>
  /** Removes jobs that ended before a time, with their children and logs; how many. */
  prune(options: { readonly endedBefore: Date; readonly limit?: number | undefined }): Promise<number>
}

export function createQueue(backend: Backend): Queue {
  return {
    counts: () => backend.counts(),
    pause: () => backend.pauseQueue(),
    resume: () => backend.resumeQueue(),
    reprioritize: async (jobId, priority) => backend.reprioritize({ jobId, priority: toPriority(priority) }),
    prune: async ({ endedBefore, limit = 1_000 }) =>
      backend.prune({ endedBefore: endedBefore.getTime(), limit }),
  }
}
