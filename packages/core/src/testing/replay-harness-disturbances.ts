import assert from 'node:assert/strict'
import { isTerminal } from '../job/index.ts'
import type { JobOutcome } from '../pipeline/index.ts'
import type { Cut } from './replay-harness-cut.ts'
import {
  expectNothingExtra,
  expectOrder,
  expectRecorded,
  expectSameOutcome,
  expectThrift,
  type Spent,
  spentBy,
} from './replay-harness-expectations.ts'
import { named } from './replay-harness-log.ts'
import { type ReplayRun, type ReplayRunOptions, startRun } from './replay-harness-run.ts'

type Subject = Pick<ReplayRunOptions, 'subject' | 'wrap'>

/** What an undisturbed run came to. */
export interface Baseline extends Spent {
  readonly outcome: JobOutcome<unknown>
  /** Facts that workers wrote. */
  readonly facts: number
  /** After how many of them a write ended. */
  readonly boundaries: readonly number[]
}

export interface Disturbance {
  readonly name: string
  /** After how many facts to disturb. */
  readonly cutsOf: (baseline: Baseline) => readonly number[]
  readonly test: (subject: Subject, baseline: Baseline, after: number) => Promise<void>
}

export async function runUndisturbed(options: Subject): Promise<Baseline> {
  const run = await startRun(options)
  try {
    await run.untilOver()
    await expectOrder(run)
    const spent = spentBy(run)
    expectRecorded(spent, run.observer)
    const { written, boundaries } = run.cut
    return {
      ...spent,
      outcome: await run.job.outcome(),
      facts: written.length,
      boundaries: [...new Set(boundaries)],
    }
  } finally {
    await run.close()
  }
}

const everyFact = ({ facts }: Baseline) => Array.from({ length: facts }, (_, index) => index + 1)
const everyWrite = ({ boundaries }: Baseline) => boundaries
const beforeEveryWrite = ({ boundaries, facts }: Baseline) =>
  [0, ...boundaries].filter((after) => after < facts)

export const disturbances: readonly Disturbance[] = [
  {
    name: 'goes on when its worker dies after any fact',
    cutsOf: everyFact,
    test: killed('during', (run) => run.crash()),
  },
  {
    name: 'goes on when it is taken from its worker before any write',
    cutsOf: beforeEveryWrite,
    test: killed('before', (run, jobId) => run.loseLease(jobId)),
  },
  {
    name: 'goes on when it is taken from its worker after any write',
    cutsOf: everyWrite,
    test: killed('during', (run, jobId) => run.loseLease(jobId)),
  },
  { name: 'pauses after any write, and goes on where it was', cutsOf: everyWrite, test: paused },
  { name: 'is cancelled after any write, and completed by a retry', cutsOf: everyWrite, test: cancelled },
]

/** A running call hears of a cancel within a second; its children's calls do, once it has ended. */
const cancelPatienceMs = 2_000

function killed(place: Cut['place'], kill: (run: ReplayRun, jobId: string) => void): Disturbance['test'] {
  return (subject, baseline, after) =>
    disturb({ subject, baseline, after, place, act: kill }, async (run, before) => {
      await run.untilOver()
      await expectOrder(run)
      expectThrift(run, baseline, before)
      expectSameOutcome(subject.subject, await run.job.outcome(), baseline.outcome)
    })
}

function paused(subject: Subject, baseline: Baseline, after: number): Promise<void> {
  const act = (run: ReplayRun) => run.job.pause()
  return disturb({ subject, baseline, after, place: 'beside', act }, async (run) => {
    // What is under way goes on; from here on nothing is added to it.
    await run.pass(0)
    const begun = withoutHooks(run.observer.begun)
    await run.untilHeld()
    await run.pass(1_000)
    assert.deepEqual(withoutHooks(run.observer.begun), begun, 'Something was begun while the job was paused.')
    await run.job.resume()
    await run.untilOver()
    await expectOrder(run)
    expectNothingExtra(run, baseline)
    expectSameOutcome(subject.subject, await run.job.outcome(), baseline.outcome)
  })
}

function cancelled(subject: Subject, baseline: Baseline, after: number): Promise<void> {
  const act = (run: ReplayRun) => run.job.cancel('Cancelled at the cut.')
  return disturb({ subject, baseline, after, place: 'beside', act }, async (run, before) => {
    await run.pass(0)
    const stopped = withoutHooks(run.observer.begun)
    await run.pass(cancelPatienceMs)
    const running = (await run.jobs())
      .filter(({ state }) => !isTerminal(state))
      .map(({ id, state }) => `${id} is ${state}`)
    assert.deepEqual(running, [], `${cancelPatienceMs} ms after the cancel, ${running.join(', ')}.`)
    await run.untilOver()
    await expectOrder(run)
    const outcome = await run.job.outcome()
    assert.deepEqual(
      withoutHooks(run.observer.begun),
      stopped,
      'Something was begun after the job was cancelled.',
    )
    if (outcome.status !== 'cancelled') {
      const message = `The job was cancelled, and went on to be ${outcome.status}.`
      assert.deepEqual(stopped, withoutHooks(before.begun), message)
      // There was nothing left to stop.
      return expectSameOutcome(subject.subject, outcome, baseline.outcome)
    }
    const spent = spentBy(run)
    await run.pass(60_000)
    assert.deepEqual(run.observer.begun, spent.begun, 'Something was begun after the job had ended.')
    await run.job.retry()
    run.drive()
    await run.untilOver()
    await expectOrder(run)
    const { succeeded, failed } = spent.recorded
    // The settled hook runs once for each end.
    expectThrift(run, baseline, {
      begun: spent.begun,
      recorded: { succeeded: withoutHooks(succeeded), failed },
    })
    expectSameOutcome(subject.subject, await run.job.outcome(), baseline.outcome)
  })
}

function withoutHooks<Count>(counts: ReadonlyMap<string, Count>): ReadonlyMap<string, Count> {
  return new Map([...counts].filter(([work]) => !work.endsWith('/~settled')))
}

interface DisturbOptions {
  readonly subject: Subject
  readonly baseline: Baseline
  readonly after: number
  readonly place: Cut['place']
  readonly act: (run: ReplayRun, jobId: string) => Promise<void> | void
}

/** Runs the job, disturbs it at the cut, and hands on what was spent by then; errors say where the cut was. */
async function disturb(
  { subject, baseline, after, place, act }: DisturbOptions,
  afterwards: (run: ReplayRun, before: Spent) => Promise<void>,
): Promise<void> {
  let before: Spent | undefined
  let acting: Promise<void> | undefined
  const cut = (run: () => ReplayRun): Cut => ({
    after,
    place,
    happen(jobId) {
      before = spentBy(run())
      acting = (async () => act(run(), jobId))()
    },
  })
  const run = await startRun({ ...subject, cut })
  try {
    await run.until('the cut', () => before !== undefined)
    await acting
    if (before !== undefined) await afterwards(run, before)
  } catch (error) {
    const last = run.cut.written[after - 1]
    const where =
      last === undefined
        ? 'before the first fact'
        : `after fact ${after} of ${baseline.facts}, ${named(last.fact)} of ${last.jobId}`
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`Disturbed ${where}: ${message}`, { cause: error })
  } finally {
    await run.close()
  }
}
