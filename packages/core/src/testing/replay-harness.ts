import type { ContentType } from '../content/index.ts'
import type { RepurposeOptions } from '../options.ts'
import type { Job } from '../queue/index.ts'
import type { Repurpose } from '../repurpose.ts'
import type { FakeClock } from './fake-clock.ts'
import { type Baseline, disturbances, runUndisturbed } from './replay-harness-disturbances.ts'
import type { ReplayRunOptions } from './replay-harness-run.ts'

/** What the harness needs of a test runner: vitest, node:test, jest and mocha have it. */
export interface ReplayRunner {
  describe(name: string, body: () => void): void
  /** @param timeoutMs how long the test may take, for runners that set a limit of their own */
  it(name: string, body: () => Promise<void>, timeoutMs: number): void
}

/** Options of `createRepurpose` that a run may have; the harness brings backend, assets, clock and worker. */
export type ReplayOptions<Types extends readonly ContentType[] = readonly ContentType[]> = Omit<
  RepurposeOptions<Types>,
  'backend' | 'assets' | 'clock' | 'identifiers' | 'randomness' | 'work'
>

/** A job whose replay is to be tested. */
export interface ReplaySubject<
  Types extends readonly ContentType[] = readonly ContentType[],
  Result = unknown,
  StageName extends string = string,
> {
  /** Names the tests. */
  readonly name: string
  /**
   * Called once for each run, so that fakes begin anew: models, content types, … They must answer alike when asked
   * alike, at once or after a time by this clock; what is random or really slow makes the tests say nothing.
   */
  readonly options?: ((fresh: { readonly clock: FakeClock }) => ReplayOptions<Types>) | undefined
  /** Starts the job, once for each run. Give it an id, if the result tells of it. */
  readonly start: (repurpose: Repurpose<Types[number]>) => Promise<Job<Result, StageName>>
  /** What the outside world does to the job: signals, for one. Called when the job has started, and after each retry. */
  readonly drive?: ((job: Job<Result, StageName>) => Promise<unknown> | unknown) | undefined
  /** What of the result has to be the same in every run. Default: all of it. Leave out durations and costs. */
  readonly compare?: ((result: Result) => unknown) | undefined
  /** Jobs that the worker runs at once. Default 4. */
  readonly concurrency?: number | undefined
}

/** A test of the harness may take this long. */
const timeoutMs = 120_000

/**
 * Proves that a pipeline resumes: runs a job once undisturbed, and then once for every fact that its workers write,
 * disturbed at just that point: the worker killed after it, the lease lost before and after the write, the job paused,
 * cancelled and retried. Each time the result must be the same, nothing that was recorded may be done again, progress
 * must not fall, and everything must end. No real time passes. On the fake clock a disturbance costs seconds: a wait
 * whose timeout decides the result needs a `drive` that answers it, or a timeout of minutes.
 *
 * @param runner of vitest, node:test or any other runner
 * @example
 * testReplay({ describe, it }, {
 *   name: 'story',
 *   options: () => ({ language: fakeLanguageModel({ answers }) }),
 *   start: (repurpose) => repurpose.start(story, { text: 'Once upon a time …' }, { id: 'story' }),
 *   drive: (job) => job.signal(approved, true, { id: 'approval' }),
 * })
 */
export function testReplay<
  const Types extends readonly ContentType[] = readonly [],
  Result = unknown,
  StageName extends string = string,
>(runner: ReplayRunner, subject: ReplaySubject<Types, Result, StageName>): void {
  // Inside, nobody needs the types that tell one subject from another.
  const untyped = subject as unknown as ReplaySubject
  runner.describe(`replay of ${subject.name}`, () => {
    for (const { name, test } of replayTests({ subject: untyped })) runner.it(name, test, timeoutMs)
  })
}

/** The tests of a subject; each can run alone. */
export function replayTests(
  options: Pick<ReplayRunOptions, 'subject' | 'wrap'>,
): readonly { readonly name: string; readonly test: () => Promise<void> }[] {
  let baseline: Promise<Baseline> | undefined
  const undisturbed = () => {
    baseline ??= runUndisturbed(options)
    return baseline
  }
  return [
    { name: 'runs to its end, and records what it pays for', test: async () => void (await undisturbed()) },
    ...disturbances.map(({ name, cutsOf, test }) => ({
      name,
      test: async () => {
        const expected = await undisturbed()
        for (const after of cutsOf(expected)) await test(options, expected, after)
      },
    })),
  ]
}
