import { type Fact, type TransientEvent, terminalStateOf } from '../job/index.ts'
import { stoppable, unlessAborted } from './abort.ts'
import { decodeFact, type ValueLoader } from './decode-fact.ts'
import { followLog, type LogBackend } from './follow-log.ts'
import { interleave } from './interleave.ts'
import type { DecodedFact, JobEvent } from './job-event.ts'

export interface JobEventsOptions {
  readonly backend: LogBackend
  readonly jobId: string
  /** The last sequence number that is known already; 0, the default, tells everything. */
  readonly after?: number | undefined
  /** Ends the stream, at once and without an error. */
  readonly signal?: AbortSignal | undefined
  /** Whether progress and streamed text are told too. Default true. */
  readonly transient?: boolean | undefined
  /** Decodes the values in facts; without it they are told as the log has them. */
  readonly values?: ValueLoader | undefined
  /** Decodes facts in a way of the caller's own, instead of `values`. */
  readonly decode?: ((fact: Fact) => Promise<DecodedFact>) | undefined
}

/**
 * A job's events after a sequence number: every durable one, once, in order, with live ones in between. Ends after the
 * terminal event, unless the job was opened again after it. May be iterated several times, each time from `after`.
 * Holds at most a page of facts as the log has them, whatever the speed of its reader, and nothing once it is left.
 *
 * @throws JobError `JOB_NOT_FOUND`, instead of the first event; PipelineError `VALUE_MISSING` when an event's value is
 * gone from the asset store (go on after the `seq` before it plus one).
 * @example for await (const event of jobEvents({ backend, jobId, after: lastSeen })) render(event)
 */
export function jobEvents<Stage extends string = string>(
  options: JobEventsOptions,
): AsyncIterable<JobEvent<Stage>> {
  return stoppable((signal) => tell<Stage>(options, signal), options.signal)
}

async function* tell<Stage extends string>(
  options: JobEventsOptions,
  signal: AbortSignal,
): AsyncGenerator<JobEvent<Stage>, void, undefined> {
  const { backend, jobId, after = 0, transient = true, values } = options
  const { decode = async (fact) => (values === undefined ? fact : decodeFact(values, fact)) } = options
  const pieces = followLog({ backend, jobId, after, transient: () => transient }, signal)
  for await (const { facts, transients } of pieces) {
    const last = facts.at(-1)
    const hasEnded = last !== undefined && terminalStateOf(last) !== undefined
    for (const event of interleave(facts, transients, (fact) => fact)) {
      if (signal.aborted) return
      if (isTransient(event)) {
        // The stages of a job's events are its pipeline's, whose names the caller gives.
        yield { ...event } as JobEvent<Stage>
        continue
      }
      const decoded = await unlessAborted(decode(event), signal)
      if (decoded === undefined) return
      // As above.
      yield { ...decoded, jobId } as JobEvent<Stage>
      // What was said live before the end but not heard before it has nothing to add.
      if (hasEnded && event === last) break
    }
  }
}

function isTransient(event: Fact | TransientEvent): event is TransientEvent {
  return event.type === 'progress' || event.type === 'text'
}
