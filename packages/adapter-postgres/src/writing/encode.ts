import { type Fact, isResult, type NewFact, type NewJob, type Settlement } from '@repurpose/core'

/** How values travel to the functions of the schema: JSON text, whose parts the functions store as they are. */

/**
 * Values as JSON that PostgreSQL takes. It refuses U+0000 and halves of surrogate pairs, which the codec has taken out of
 * values; they may still stand in the message of an error that was cut in the middle of an emoji, in keys and in labels.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value)
  return /\\u(?:0000|d[89a-f])/i.test(text) ? JSON.stringify(wellFormed(value)) : text
}

/** Text that PostgreSQL takes. */
export function toText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}

function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return toText(value)
  if (Array.isArray(value)) return value.map(wellFormed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [toText(key), wellFormed(held)]))
}

/** A level as the number that jobs are sorted by. */
export const levelNumbers = { high: 0, normal: 1, low: 2 } as const

/** @param call of those that create jobs: sent again, it is known by this id */
export function encodeJob(job: NewJob, call: string): string {
  const { id, pipeline, version, lane, labels, parent, rootId, fingerprint, hook, priority, facts } = job
  return toJson({
    id,
    pipeline,
    version,
    lane,
    labels,
    parentId: parent?.id,
    parentKey: parent?.key,
    rootId,
    fingerprint,
    hook: hook === true,
    level: levelNumbers[priority.level],
    score: priority.score,
    call,
    facts,
  })
}

export function encodeWrite(write: {
  readonly job: number
  readonly fence: number
  readonly write: number
  readonly seen: number
  readonly facts: readonly NewFact[]
}): string {
  return toJson({ ...write, result: write.facts.some(isResult) })
}

export function encodeSettlement(job: number, fence: number, settlement: Settlement): string {
  const { write, seen, facts, contents } = settlement
  return toJson({ job, fence, write, seen, facts, contents, ...destination(settlement.to) })
}

function destination(to: Settlement['to']): object {
  switch (to.state) {
    case 'parked':
      return { state: to.state, at: to.until, atMost: to.childrenAtMost }
    case 'queued':
      return { state: to.state, at: to.at }
    case 'blocked':
      return { state: to.state, error: to.error }
    case 'paused':
    case 'hooked':
      return { state: to.state }
    default: {
      const { state, outcome, cost, hook } = to
      const error = outcome.status === 'failed' ? outcome.error : undefined
      return { state, error, outcome, cost, hook }
    }
  }
}

/** Facts as `news_after` gives them: `[[seq, fact], …]`. */
export function decodeNews(text: string | null): readonly Fact[] {
  if (text === null) return []
  // Written by this adapter from facts.
  return (JSON.parse(text) as [number, NewFact][]).map(([seq, fact]) => ({ ...fact, seq }))
}
