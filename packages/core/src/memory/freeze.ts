import type { NewFact } from '../job/index.ts'

/**
 * Freezes a value and all it holds, in place. What callers hand over thus cannot change behind the log's back, at a
 * fraction of the price of a clone, and a reader may be given the stored object itself. The values are encoded Json
 * made for the log, so nobody else needs them to stay mutable; if somebody does write to one, strict mode throws.
 */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    for (const held of Object.values(value)) deepFreeze(held)
  }
  return value
}

/** Freezes what facts hold. The facts themselves are copied into the log and stay the caller's. */
export function sealFacts(facts: readonly NewFact[]): void {
  for (const fact of facts) for (const held of Object.values(fact)) deepFreeze(held)
}
