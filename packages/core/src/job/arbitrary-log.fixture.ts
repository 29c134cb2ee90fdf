import fc from 'fast-check'
import type { Fact, FactBody } from './facts.ts'
import {
  call,
  cancelled,
  childDone,
  childFailed,
  failed,
  failure,
  group,
  logOf,
  queued,
  spawned,
  stageStarted,
  stageSucceeded,
  started,
  stepDone,
  stepFailed,
  succeeded,
} from './log.fixture.ts'

const keys = fc.constantFrom(
  'a/each[1]',
  'a/each[2]',
  'a/each[1]/sub[1]',
  'a/each[1]/sub[2]',
  'a/each[1]/kid',
  'a/kid',
  'b/each[1]',
  'b/each[2]',
  'b/kid',
  'c/kid',
  '~settled/x',
  ']',
  'a',
  'b/[',
  'a]/b',
)

const ofJob = fc.constantFrom<FactBody>(
  queued,
  started('a', 'b', 'c'),
  started('a', 'b'),
  started('b', 'd'),
  { type: 'job.parked', why: 'children', on: [] },
  { type: 'job.parked', why: 'signal', on: [] },
  { type: 'job.requested', what: 'pause' },
  { type: 'job.requested', what: 'resume' },
  { type: 'job.blocked', error: failure('x') },
  { type: 'job.retrying', error: failure('x'), attempt: 1, retryAt: 0 },
  succeeded,
  { type: 'job.partial', result: null, errors: [failure('x')], cost: { micros: 0 } },
  cancelled,
  failed('a'),
  { type: 'job.restarted' },
  { type: 'job.restarted', from: 'a' },
  { type: 'job.restarted', from: 'b' },
)

const ofStages = fc
  .constantFrom('a', 'b', 'c', 'd')
  .chain((stage) =>
    fc.constantFrom<FactBody>(
      stageStarted(stage),
      stageStarted(stage, 2),
      stageSucceeded(stage),
      { type: 'stage.skipped', stage },
      { type: 'stage.failed', stage, error: failure(stage), attempt: 1 },
      { type: 'stage.failed', stage, error: failure(stage), attempt: 1, retryAt: 0 },
    ),
  )

const ofSteps = keys.chain((key) =>
  fc.constantFrom<FactBody>(
    stepDone(key),
    stepFailed(key),
    spawned(key, `job of ${key}`),
    childDone(key, `job of ${key}`, 3),
    childFailed(key, `job of ${key}`, 2),
    call(key),
    group(key, '1', '2'),
    group(key.replace(/\[\d]$/, ''), '1', '2', '3'),
  ),
)

/** Facts in any order, most of which no engine would write. */
export const implausibleLog: fc.Arbitrary<readonly Fact[]> = fc
  .array(fc.oneof(ofJob, ofStages, ofSteps), { maxLength: 60 })
  .map((bodies) => logOf(bodies))

interface StageRun {
  readonly stage: string
  /** The stage fails for good, and the job with it. */
  readonly isLost: boolean
  readonly facts: readonly FactBody[]
}

/** One stage as an engine records it: attempts with items and children, in the end over or failed for good. */
const runOf = (stage: string): fc.Arbitrary<StageRun> =>
  fc
    .record({
      attempts: fc.integer({ min: 1, max: 3 }),
      items: fc.nat(4),
      isLost: fc.boolean(),
      steps: fc.array(fc.nat(3)),
    })
    .map(({ attempts, items, isLost, steps }) => {
      const names = Array.from({ length: items }, (_, index) => String(index))
      const done = steps.filter((step) => step < items)
      const facts: FactBody[] = []
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        facts.push(stageStarted(stage, attempt))
        if (items > 0) facts.push(group(`${stage}/each`, ...names))
        const isLast = attempt === attempts
        const retryAt = isLast ? {} : { retryAt: 0 }
        for (const step of done) {
          const key = `${stage}/each[${step}]`
          facts.push(spawned(`${key}/kid`, key), childDone(`${key}/kid`, key))
          facts.push(isLast ? stepDone(key) : stepFailed(key))
        }
        if (isLast && !isLost) facts.push(stageSucceeded(stage))
        else facts.push({ type: 'stage.failed', stage, error: failure(stage), attempt, ...retryAt })
      }
      return { stage, isLost, facts }
    })

/** A job as an engine records it, with crashes, retries, restarts from anywhere, and stages that a deploy added. */
export const plausibleLog: fc.Arbitrary<readonly Fact[]> = fc
  .array(
    fc.record({
      runs: fc.tuple(runOf('a'), runOf('b'), runOf('c')),
      crashes: fc.array(fc.nat(40), { maxLength: 2 }),
      from: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
      isDeployed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((lives) => {
    const facts: FactBody[] = [queued]
    for (const { runs, crashes, from, isDeployed } of lives) {
      if (facts.length > 1) facts.push({ type: 'job.restarted', from })
      const list = isDeployed ? started('a', 'b', 'c', 'new') : started('a', 'b', 'c')
      const life: FactBody[] = [list]
      let end = succeeded
      for (const run of runs) {
        life.push(...run.facts)
        if (!run.isLost) continue
        end = failed(run.stage)
        break
      }
      // A crash shows as another claim.
      for (const crash of crashes) life.splice(1 + (crash % life.length), 0, list)
      facts.push(...life, end)
    }
    return logOf(facts)
  })
