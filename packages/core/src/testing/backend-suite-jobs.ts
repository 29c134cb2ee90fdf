import type { FactBody, Outcome, TerminalState } from '../job/index.ts'
import type { Destination, NewJob, Settlement } from '../ports/index.ts'
import type { Priority } from '../priority/index.ts'
import { type Json, type Labels, type Money, nothing } from '../values/index.ts'

/** What tests say about a new job; the rest does not matter to them. */
export interface JobTraits {
  readonly id?: string | undefined
  readonly pipeline?: string | undefined
  readonly lane?: string | undefined
  readonly priority?: Priority | undefined
  readonly labels?: Labels | undefined
  readonly fingerprint?: string | undefined
  readonly hook?: boolean | undefined
  readonly input?: Json | undefined
}

let made = 0

/** Frozen, because all tests share it and one of them writes to whatever it gave away. */
export const normal: Priority = Object.freeze({ level: 'normal', score: 0 })

/** A root job, with an id of its own unless the test gives one. */
export function newJob(traits: JobTraits = {}): NewJob {
  const id = traits.id ?? nextId('job')
  return { ...jobOf(id, traits, undefined), rootId: id }
}

/** A child of a job, at a place in its pipeline. */
export function newChild(
  parent: { readonly id: string; readonly rootId: string },
  traits: JobTraits & { readonly key?: string } = {},
): NewJob {
  const id = traits.id ?? nextId('child')
  return { ...jobOf(id, traits, { id: parent.id, key: traits.key ?? `pieces/${id}` }), rootId: parent.rootId }
}

function nextId(kind: string): string {
  made += 1
  return `${kind}-${made}`
}

function jobOf(id: string, traits: JobTraits, parent: NewJob['parent']): Omit<NewJob, 'rootId'> {
  const {
    pipeline = 'article',
    lane = 'default',
    priority = normal,
    labels = {},
    input = { topic: 'tides' },
  } = traits
  const queued = {
    type: 'job.queued',
    pipeline,
    version: 1,
    lane,
    priority,
    labels,
    raw: input,
    input,
    shape: 'shape-1',
    at: 1,
  } as const
  return {
    id,
    pipeline,
    version: 1,
    lane,
    priority,
    labels,
    parent,
    fingerprint: traits.fingerprint ?? 'fingerprint-1',
    hook: traits.hook,
    facts: [parent === undefined ? queued : { ...queued, parent }],
  }
}

/** A fact that shows that the job got somewhere. */
export function progress(stage = 'draft'): FactBody {
  return { type: 'stage.succeeded', stage, output: { words: 120 }, ms: 5 }
}

/** A fact that changes nothing. */
export function remark(code = 'NOTE'): FactBody {
  return { type: 'warning', code, message: 'A remark.' }
}

export function spawned(child: NewJob): FactBody {
  return { type: 'child.spawned', key: child.parent?.key ?? '', child: child.id }
}

/** The end of a worker's turn: where the job goes, and the facts that say so. */
export type Turn = Pick<Settlement, 'to' | 'contents' | 'durations'> & { readonly facts: readonly FactBody[] }

const failure = {
  code: 'SOURCE_EMPTY',
  message: 'Nothing to write about.',
  category: 'source',
  retryable: false,
} as const

export function succeeds(
  value: Json = { done: true },
  traits: { readonly cost?: Money; readonly hook?: boolean } = {},
): Turn {
  const { cost = nothing, hook = false } = traits
  return {
    facts: [{ type: 'job.succeeded', result: value, cost }],
    to: { state: 'succeeded', outcome: { status: 'succeeded', value }, cost, hook },
  }
}

/** An end of each kind, as a worker would settle it. */
export function endsAs(state: TerminalState, hook = false): Turn {
  const failed: Outcome<Json> = { status: 'failed', error: failure }
  switch (state) {
    case 'succeeded':
      return succeeds({ done: true }, { hook })
    case 'partial':
      return {
        facts: [{ type: 'job.partial', result: {}, errors: [failure], cost: nothing }],
        to: { state, outcome: failed, cost: nothing, hook },
      }
    case 'failed':
      return {
        facts: [{ type: 'job.failed', error: failure, cost: nothing }],
        to: { state, outcome: failed, cost: nothing, hook },
      }
    case 'cancelled':
      return {
        facts: [{ type: 'job.cancelled', cost: nothing }],
        to: { state, outcome: failed, cost: nothing, hook },
      }
  }
}

export function parks(to: Omit<Extract<Destination, { readonly state: 'parked' }>, 'state'>): Turn {
  return { facts: [{ type: 'job.parked', why: to.why, on: [] }], to: { state: 'parked', ...to } }
}

export const pauses: Turn = {
  facts: [{ type: 'job.parked', why: 'paused', on: [] }],
  to: { state: 'paused' },
}

export const blocks: Turn = {
  facts: [{ type: 'job.blocked', error: failure }],
  to: { state: 'blocked', error: failure },
}

export const hooked: Turn = { facts: [{ type: 'hook.settled', hook: 'settled' }], to: { state: 'hooked' } }

/** Queued again, now or at a time. */
export function again(at?: number): Turn {
  return { facts: [remark('AGAIN')], to: at === undefined ? { state: 'queued' } : { state: 'queued', at } }
}
