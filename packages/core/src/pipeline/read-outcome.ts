import { CancelledError } from '../errors/index.ts'
import type { TerminalFact, ValueStore } from '../job/index.ts'
import type { JobOutcome } from './outcome.ts'

/** How a job ended, from the fact that says so. */
export async function readOutcome(fact: TerminalFact, values: ValueStore): Promise<JobOutcome<unknown>> {
  switch (fact.type) {
    case 'job.succeeded':
      return { status: 'succeeded', result: await values.load(fact.result) }
    case 'job.partial':
      return { status: 'partial', result: await values.load(fact.result), errors: fact.errors }
    case 'job.failed':
      return { status: 'failed', error: fact.error }
    case 'job.cancelled':
      return {
        status: 'cancelled',
        error: new CancelledError({ message: fact.reason ?? 'The job was cancelled.' }).toInfo(),
      }
  }
}
