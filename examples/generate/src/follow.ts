import type { FeedEvent, Usage } from '@repurpose/core'
import type { ProgressBars } from './progress-bars.ts'

/** What the events of a generation and its pieces tell, gathered while they pass. */
export interface Observed {
  /** By job. */
  readonly usage: Map<string, { readonly inputTokens: number; readonly outputTokens: number }>
  readonly models: Map<string, Set<string>>
}

/** Shows the events of a generation on the bars until the generation itself has ended. */
export async function follow(
  events: AsyncIterable<FeedEvent>,
  rootId: string,
  bars: ProgressBars,
  onMessage: (message: string) => void,
): Promise<Observed> {
  const observed: Observed = { usage: new Map(), models: new Map() }
  const pieces = new Map<string, string>()
  for await (const { jobId, fact: event } of events) {
    const piece = pieces.get(jobId)
    switch (event?.type) {
      case 'child.spawned':
        pieces.set(event.child, pieceOf(event.key))
        break
      case 'stage.started':
        if (piece !== undefined) bars.update(piece, 0.1, event.stage)
        else if (jobId === rootId) onMessage(stageMessages[event.stage] ?? event.stage)
        break
      case 'call.settled':
        note(observed, jobId, event)
        if (piece !== undefined) bars.update(piece, 0.8, `written by ${event.model}`)
        break
      case 'job.succeeded':
      case 'job.partial':
      case 'job.failed':
      case 'job.cancelled':
        if (jobId === rootId) return observed
        if (piece !== undefined) bars.finish(piece, event.type.slice('job.'.length))
        break
      default:
    }
  }
  return observed
}

const stageMessages: Readonly<Record<string, string>> = {
  transcript: 'Reading the transcript …',
  shared: 'Writing the brief that all pieces share …',
  pieces: 'Writing the pieces …',
}

/** `pieces/pieces[summary%2fshort]` → `summary/short` */
function pieceOf(key: string): string {
  const name = /\[(.*)\]$/.exec(key)?.[1] ?? key
  return decodeURIComponent(name)
}

function note(
  observed: Observed,
  jobId: string,
  call: { readonly provider: string; readonly model: string; readonly usage: Usage },
): void {
  const before = observed.usage.get(jobId) ?? { inputTokens: 0, outputTokens: 0 }
  observed.usage.set(jobId, {
    inputTokens: before.inputTokens + (call.usage.inputTokens ?? 0),
    outputTokens: before.outputTokens + (call.usage.outputTokens ?? 0),
  })
  const models = observed.models.get(jobId) ?? new Set()
  observed.models.set(jobId, models.add(`${call.provider}:${call.model}`))
}
