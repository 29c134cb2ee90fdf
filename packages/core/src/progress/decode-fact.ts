import type { Fact, Outcome, ValueStore } from '../job/index.ts'
import type { Json } from '../values/index.ts'
import type { DecodedFact } from './job-event.ts'

/** Gives back the values that a log holds encoded, and fetches the large ones that it only refers to. */
export type ValueLoader = Pick<ValueStore, 'load'>

/**
 * A fact with its values as users' code gave them: dates as dates, large values in full.
 *
 * @throws PipelineError `VALUE_MISSING` when the asset that holds a large value is gone.
 */
export async function decodeFact(values: ValueLoader, fact: Fact): Promise<DecodedFact> {
  switch (fact.type) {
    case 'job.queued':
      return { ...fact, raw: await values.load(fact.raw), input: await values.load(fact.input) }
    case 'job.migrated':
      return { ...fact, input: await values.load(fact.input) }
    case 'job.succeeded':
    case 'job.partial':
      return { ...fact, result: await values.load(fact.result) }
    case 'stage.succeeded':
      return { ...fact, output: await values.load(fact.output) }
    case 'child.settled':
      return { ...fact, outcome: await decodeOutcome(values, fact.outcome) }
    case 'step.succeeded':
    case 'signal.received':
      return { ...fact, value: await values.load(fact.value) }
    case 'call.settled':
    case 'wait.settled':
      return fact.value === undefined ? fact : { ...fact, value: await values.load(fact.value) }
    default:
      return fact
  }
}

async function decodeOutcome(values: ValueLoader, outcome: Outcome<Json>): Promise<Outcome> {
  return outcome.status === 'failed'
    ? outcome
    : { status: 'succeeded', value: await values.load(outcome.value) }
}
