import { type CallKind, type CallSettled, type FactBody, isUnpriced, type Usage } from '../job/index.ts'
import type { Money } from '../values/index.ts'

/** What a set of calls consumed and cost. */
export interface CallTotals {
  readonly calls: number
  /** Calls that failed; they may have cost something. */
  readonly failed: number
  /** Answers that came from a cache. */
  readonly cached: number
  /** Calls whose price is not known: `cost` leaves them out. */
  readonly unpriced: number
  readonly cost: Money
  readonly usage: Required<{ readonly [Quantity in keyof Usage]: number }>
  /** Time spent in calls, in milliseconds; calls side by side count each. */
  readonly ms: number
}

/** What a job's provider calls came to, in all, by model and by stage. */
export interface Ledger extends CallTotals {
  /** Most expensive first, then most used. */
  readonly models: readonly (CallTotals & {
    readonly kind: CallKind
    readonly provider: string
    readonly model: string
  })[]
  readonly stages: Readonly<Record<string, CallTotals>>
}

/**
 * The ledger of the calls among facts: of a piece, given its job's log; of a whole generation, given the logs of the
 * parent and its children together. Every attempt counts, also those before a retry.
 *
 * @example ledgerOf(await backend.read({ jobId, after: 0 })).cost
 */
export function ledgerOf(facts: Iterable<FactBody>): Ledger {
  const calls: CallSettled[] = []
  for (const fact of facts) if (fact.type === 'call.settled') calls.push(fact)
  const byModel = Map.groupBy(calls, ({ kind, provider, model }) => JSON.stringify([kind, provider, model]))
  const byStage = Map.groupBy(calls, stageOf)
  return {
    ...lineOf(calls),
    models: [...byModel.values()]
      .flatMap(modelLine)
      .sort((one, other) => other.cost.micros - one.cost.micros || other.calls - one.calls),
    stages: Object.fromEntries([...byStage].map(([stage, members]) => [stage, lineOf(members)])),
  }
}

function modelLine(calls: readonly CallSettled[]): Ledger['models'] {
  return calls.slice(0, 1).map(({ kind, provider, model }) => ({ kind, provider, model, ...lineOf(calls) }))
}

/** Keys begin with the stage: `stage/each[item]/…`. */
function stageOf({ key }: CallSettled): string {
  return key.split('/', 1).join('')
}

function lineOf(calls: readonly CallSettled[]): CallTotals {
  const total = (amount: (call: CallSettled) => number | undefined): number =>
    calls.reduce((sum, call) => sum + (amount(call) ?? 0), 0)
  const count = (fits: (call: CallSettled) => boolean): number => calls.filter(fits).length
  return {
    calls: calls.length,
    failed: count(({ ok }) => !ok),
    cached: count(({ cached }) => cached),
    unpriced: count(isUnpriced),
    cost: { micros: total(({ cost }) => cost?.micros) },
    usage: {
      inputTokens: total(({ usage }) => usage.inputTokens),
      outputTokens: total(({ usage }) => usage.outputTokens),
      characters: total(({ usage }) => usage.characters),
      images: total(({ usage }) => usage.images),
    },
    ms: total(({ ms }) => ms),
  }
}
