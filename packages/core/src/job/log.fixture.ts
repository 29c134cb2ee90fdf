import type { ErrorInfo } from '../errors/index.ts'
import type { CallSettled, Fact, FactBody } from './facts.ts'
import { foldView } from './view.ts'
import { emptyView, type JobView } from './view-shape.ts'

type Loose = FactBody & { readonly at?: number | undefined }

/** Facts as a log holds them: numbered from `first`, each a second after the one before unless it says when. */
export function logOf(bodies: readonly Loose[], first = 1): readonly Fact[] {
  return bodies.map((body, index) => ({ at: (first + index) * 1_000, ...body, seq: first + index }) as Fact)
}

export function viewOf(...bodies: readonly Loose[]): JobView {
  return logOf(bodies).reduce(foldView, emptyView())
}

export const queued: FactBody = {
  type: 'job.queued',
  pipeline: 'story',
  version: 1,
  lane: 'default',
  priority: { level: 'normal', score: 0 },
  labels: {},
  raw: {},
  input: {},
  shape: 'shape',
}

export function started(...stages: readonly string[]): FactBody {
  return { type: 'job.started', fence: 1, version: 1, stages }
}

export function stageStarted(stage: string, attempt = 1): FactBody {
  return { type: 'stage.started', stage, attempt }
}

export function stageSucceeded(stage: string, ms = 10): FactBody {
  return { type: 'stage.succeeded', stage, output: null, ms }
}

export function group(key: string, ...items: readonly string[]): FactBody {
  return { type: 'group.opened', key, items }
}

export function stepDone(key: string): FactBody {
  return { type: 'step.succeeded', key, value: null, ms: 5 }
}

export function stepFailed(key: string, error: ErrorInfo = failure(key), final = true): FactBody {
  return { type: 'step.failed', key, error, attempt: 1, final }
}

export function spawned(key: string, child: string): FactBody {
  return { type: 'child.spawned', key, child }
}

export function childDone(key: string, child: string, micros = 0): FactBody {
  const outcome = { status: 'succeeded', value: null } as const
  return { type: 'child.settled', key, child, state: 'succeeded', outcome, cost: { micros } }
}

export function childFailed(key: string, child: string, micros = 0): FactBody {
  const outcome = { status: 'failed', error: failure(key) } as const
  return { type: 'child.settled', key, child, state: 'failed', outcome, cost: { micros } }
}

export function call(key: string, more: Partial<CallSettled> = {}): FactBody {
  return {
    type: 'call.settled',
    key,
    task: 'write',
    kind: 'language',
    provider: 'offline',
    model: 'extractive',
    ok: true,
    value: 'a text',
    usage: {},
    cached: false,
    ms: 7,
    ...more,
  }
}

export function failure(path: string, message = 'It broke.'): ErrorInfo {
  return { code: 'UNKNOWN', message, category: 'unknown', retryable: true, path }
}

export const succeeded: FactBody = { type: 'job.succeeded', result: null, cost: { micros: 0 } }
export const cancelled: FactBody = { type: 'job.cancelled', cost: { micros: 0 } }

export function failed(stage?: string): FactBody {
  return { type: 'job.failed', error: failure('job'), stage, cost: { micros: 0 } }
}
