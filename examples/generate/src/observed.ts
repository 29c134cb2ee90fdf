import type { DecodedFact, ErrorInfo, Usage } from '@repurpose/core'

/** What the facts of a generation and its pieces tell, gathered while they pass. */
export interface Observed {
  /** By job. */
  readonly usage: Map<string, { readonly inputTokens: number; readonly outputTokens: number }>
  readonly models: Map<string, Set<string>>
  /** The names of pieces, by their jobs: `summary/short`. */
  readonly pieces: Map<string, string>
  /** Pieces that are there. */
  readonly succeeded: Set<string>
  /** By job: why it waits for a person. */
  readonly blocked: Map<string, ErrorInfo>
  /** Calls whose answer or failure is recorded. */
  calls: number
  costMicros: number
}

export function nothingObserved(): Observed {
  return {
    usage: new Map(),
    models: new Map(),
    pieces: new Map(),
    succeeded: new Set(),
    blocked: new Map(),
    calls: 0,
    costMicros: 0,
  }
}

/** Adds a fact to what is known. Facts of one job come in their order. */
export function observe(observed: Observed, jobId: string, fact: DecodedFact): void {
  const piece = observed.pieces.get(jobId)
  switch (fact.type) {
    case 'child.spawned':
      observed.pieces.set(fact.child, pieceOf(fact.key))
      break
    case 'call.settled':
      note(observed, jobId, fact)
      break
    case 'job.succeeded':
      if (piece !== undefined) observed.succeeded.add(piece)
      break
    case 'job.blocked':
      observed.blocked.set(jobId, fact.error)
      break
    case 'job.requested':
      if (fact.what === 'resume') observed.blocked.delete(jobId)
      break
    case 'job.restarted':
      observed.blocked.delete(jobId)
      if (piece !== undefined) observed.succeeded.delete(piece)
      break
    default:
  }
}

/** `pieces/pieces[summary%2fshort]` → `summary/short` */
function pieceOf(key: string): string {
  const name = /\[(.*)\]$/.exec(key)?.[1] ?? key
  return decodeURIComponent(name)
}

function note(
  observed: Observed,
  jobId: string,
  call: {
    readonly provider: string
    readonly model: string
    readonly usage: Usage
    readonly cost?: { readonly micros: number } | undefined
  },
): void {
  const before = observed.usage.get(jobId) ?? { inputTokens: 0, outputTokens: 0 }
  observed.usage.set(jobId, {
    inputTokens: before.inputTokens + (call.usage.inputTokens ?? 0),
    outputTokens: before.outputTokens + (call.usage.outputTokens ?? 0),
  })
  const models = observed.models.get(jobId) ?? new Set()
  observed.models.set(jobId, models.add(`${call.provider}:${call.model}`))
  observed.calls += 1
  observed.costMicros += call.cost?.micros ?? 0
}
