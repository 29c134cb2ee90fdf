import assert from 'node:assert/strict'
import type { JobOutcome } from '../pipeline/index.ts'
import type { ReplaySubject } from './replay-harness.ts'
import { faultsOf, type Recorded, recordedIn } from './replay-harness-log.ts'
import type { Observer, Work } from './replay-harness-observer.ts'
import type { ReplayRun } from './replay-harness-run.ts'

/** What was done and recorded up to a moment. */
export interface Spent {
  readonly begun: ReadonlyMap<Work, number>
  readonly recorded: Recorded
}

export function spentBy(run: ReplayRun): Spent {
  return { begun: new Map(run.observer.begun), recorded: recordedIn(run.cut.written) }
}

/** Nothing is in a log twice, out of order or missing; nothing is left behind in the backend. */
export async function expectOrder(run: ReplayRun): Promise<void> {
  const faults = (await run.logs()).flatMap(faultsOf)
  assert.deepEqual(faults, [], faults.join('\n'))
  const { queued, running, parked, paused, blocked } = await run.counts()
  const left = { queued, running, parked, paused, blocked }
  assert.deepEqual(
    left,
    { queued: 0, running: 0, parked: 0, paused: 0, blocked: 0 },
    `Jobs are left: ${JSON.stringify(left)}`,
  )
  assert.equal(run.cut.held.size, 0, `A worker still holds ${[...run.cut.held].join(', ')}.`)
}

/** Whatever a job paid for is in its log. */
export function expectRecorded({ begun, recorded }: Spent, observer: Observer): void {
  for (const work of new Set([...begun.keys(), ...recorded.succeeded.keys(), ...recorded.failed.keys()])) {
    if (!isWatched(work, observer)) continue
    const times = begun.get(work) ?? 0
    const facts = (recorded.succeeded.get(work) ?? 0) + (recorded.failed.get(work) ?? 0)
    assert.equal(facts, times, `The ${work} ran ${times} times, and ${facts} of them were recorded.`)
  }
}

/** Steps of pipelines that the library makes inside itself cannot be seen from here. */
function isWatched(work: Work, observer: Observer): boolean {
  const [, pipeline] = /^step .* of (.*)\/[^/]*$/.exec(work) ?? []
  return pipeline === undefined || observer.pipelines.has(pipeline)
}

/**
 * After the cut, only what was not recorded by then is done: what the undisturbed run did, less what was kept. Failures
 * of the undisturbed run may come again.
 */
export function expectThrift(run: ReplayRun, expected: Spent, before: Spent): void {
  for (const [work, total] of run.observer.begun) {
    const done = total - (before.begun.get(work) ?? 0)
    const needed = (expected.recorded.succeeded.get(work) ?? 0) + (expected.recorded.failed.get(work) ?? 0)
    const kept = before.recorded.succeeded.get(work) ?? 0
    assert.ok(
      done <= needed - kept,
      `The ${work} ran ${done} times after the cut. It takes ${needed}, of which ${kept} had been recorded: what was paid was paid again.`,
    )
  }
}

/** A run that lost nothing did nothing more than an undisturbed one. */
export function expectNothingExtra(run: ReplayRun, expected: Spent): void {
  for (const [work, total] of run.observer.begun) {
    const needed = expected.begun.get(work) ?? 0
    assert.ok(total <= needed, `The ${work} ran ${total} times, undisturbed it takes ${needed}.`)
  }
}

export function expectSameOutcome(
  subject: ReplaySubject,
  actual: JobOutcome<unknown>,
  expected: JobOutcome<unknown>,
): void {
  assert.deepStrictEqual(comparable(subject, actual), comparable(subject, expected), undefined)
}

function comparable({ compare = (result) => result }: ReplaySubject, outcome: JobOutcome<unknown>): unknown {
  return 'result' in outcome ? { ...outcome, result: compare(outcome.result) } : outcome
}
