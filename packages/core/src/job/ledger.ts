import { type Money, nothing } from '../values/index.ts'
import type { CallKind, CallSettled, FactOf, Usage } from './facts.ts'

/** One provider call as the ledger shows it: without the answer. */
export interface LedgerLine {
  /** The place in the pipeline. */
  readonly key: string
  readonly task: string
  readonly kind: CallKind
  readonly provider: string
  readonly model: string
  readonly ok: boolean
  readonly usage: Usage
  /** Absent when the price is not known. */
  readonly cost: Money | undefined
  readonly cached: boolean
  readonly ms: number
  /** When it settled. Milliseconds since the epoch. */
  readonly at: number
}

export interface LedgerTotals {
  /** Of the job's own calls and of its children that have settled. */
  readonly cost: Money
  /** Calls that cost something nobody knows. */
  readonly unknownPrices: number
  /** Of the job's own calls. */
  readonly usage: Usage
}

export interface LedgerDraft {
  readonly lines: LedgerLine[]
  totals: LedgerTotals
  /** What each settled child cost in its whole life; a child that is restarted settles again with a larger sum. */
  readonly children: Map<string, Money>
}

export function emptyLedger(): LedgerDraft {
  return { lines: [], totals: { cost: nothing, unknownPrices: 0, usage: {} }, children: new Map() }
}

export function bookCall(ledger: LedgerDraft, fact: FactOf<'call.settled'>): void {
  const { key, task, kind, provider, model, ok, usage, cost, cached, ms, at } = fact
  ledger.lines.push({ key, task, kind, provider, model, ok, usage, cost, cached, ms, at })
  const { totals } = ledger
  ledger.totals = {
    cost: add(totals.cost, cost),
    unknownPrices: totals.unknownPrices + (isUnpriced(fact) ? 1 : 0),
    usage: addUsage(totals.usage, usage),
  }
}

export function bookChild(ledger: LedgerDraft, fact: FactOf<'child.settled'>): void {
  const before = ledger.children.get(fact.child) ?? nothing
  ledger.children.set(fact.child, fact.cost)
  const micros = ledger.totals.cost.micros + fact.cost.micros - before.micros
  ledger.totals = { ...ledger.totals, cost: { micros } }
}

/**
 * Whether a call cost something that nobody knows. A refused call that used nothing has no price to miss, and neither has
 * an answer from the cache.
 */
export function isUnpriced({ ok, cached, usage, cost }: CallSettled): boolean {
  if (cost !== undefined || cached) return false
  return ok || Object.values(usage).some((amount) => amount !== undefined && amount > 0)
}

function add(one: Money, other: Money | undefined): Money {
  return other === undefined ? one : { micros: one.micros + other.micros }
}

const measures = ['inputTokens', 'outputTokens', 'characters', 'images'] as const

/** What no call mentioned stays absent. */
function addUsage(one: Usage, other: Usage): Usage {
  const total: { -readonly [Measure in keyof Usage]: Usage[Measure] } = {}
  for (const measure of measures) {
    const sum = one[measure] === undefined ? other[measure] : one[measure] + (other[measure] ?? 0)
    if (sum !== undefined) total[measure] = sum
  }
  return total
}
