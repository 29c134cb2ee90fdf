import type { FeedEvent } from '@repurpose/core'
import { type Observed, observe } from './observed.ts'
import type { ProgressBars } from './progress-bars.ts'

/** A generation, and where what happens to it is shown. */
export interface Following {
  readonly rootId: string
  /** Gets what the events tell, beside what it knows already. */
  readonly observed: Observed
  readonly bars: ProgressBars
  readonly onMessage: (message: string) => void
  /** Whether nothing can happen any more although the generation has not ended; asked once something is blocked. */
  readonly isStuck: () => Promise<boolean>
}

/**
 * Shows the events of a generation on the bars until the generation itself has ended.
 *
 * @returns why it looks no longer: `over` when the events are
 */
export async function follow(
  events: AsyncIterable<FeedEvent>,
  { rootId, observed, bars, onMessage, isStuck }: Following,
): Promise<'ended' | 'stuck' | 'over'> {
  for await (const { jobId, fact } of events) {
    if (fact === undefined) continue
    observe(observed, jobId, fact)
    const piece = observed.pieces.get(jobId)
    switch (fact.type) {
      case 'stage.started':
        if (piece !== undefined) bars.update(piece, 0.1, fact.stage)
        else if (jobId === rootId) onMessage(stageMessages[fact.stage] ?? fact.stage)
        break
      case 'call.settled':
        if (piece !== undefined) bars.update(piece, 0.8, `written by ${fact.model}`)
        break
      case 'job.succeeded':
      case 'job.partial':
      case 'job.failed':
      case 'job.cancelled':
        if (jobId === rootId) return 'ended'
        if (piece !== undefined) bars.finish(piece, fact.type.slice('job.'.length))
        break
      case 'job.blocked':
        if (piece !== undefined) bars.update(piece, 0.1, 'blocked')
        break
      default:
    }
    if (observed.blocked.size > 0 && mayBeLast.has(fact.type) && (await isStuck())) return 'stuck'
  }
  return 'over'
}

/** After these a job may have come to rest, and none of the others be at work. */
const mayBeLast: ReadonlySet<string> = new Set([
  'job.blocked',
  'job.parked',
  'job.succeeded',
  'job.partial',
  'job.failed',
  'job.cancelled',
])

const stageMessages: Readonly<Record<string, string>> = {
  transcript: 'Reading the transcript …',
  shared: 'Writing the brief that all pieces share …',
  pieces: 'Writing the pieces …',
}
