import { randomInt } from 'node:crypto'
import { describeViolations, summarize } from './report.ts'
import type { CrashScale, CrashSubject, DisturbanceKind } from './subject.ts'
import { supervise } from './supervise.ts'
import { verify } from './verify/index.ts'

/** What the suite needs of a test runner: vitest has it. */
export interface CrashTestRunner {
  describe(name: string, body: () => void): void
  it(name: string, body: () => Promise<void>, timeoutMs: number): void
}

const names: Readonly<Record<DisturbanceKind, string>> = {
  kill: 'workers are killed',
  freeze: 'workers freeze for longer than their leases',
  restart: 'the server restarts under everybody',
  network: 'connections are cut, delayed and half-closed',
}

const defaultTimeoutMs = 300_000
/** For opening and closing, and for reading everything when it is over. */
const marginMs = 120_000

/**
 * Jobs of many kinds on real processes, disturbed again and again. However often: no job is lost, none comes to
 * anything else than it has to, nothing recorded is done again, no content is there twice, every log and the feed are
 * whole.
 *
 * @example
 * testCrashSafety({ describe, it }, { name: 'PostgreSQL', opener, leaseMs: 2_000, ground }, { jobs: 120, times: { kill: 40 } })
 */
export function testCrashSafety(runner: CrashTestRunner, subject: CrashSubject, scale: CrashScale): void {
  const { timeoutMs = defaultTimeoutMs } = scale
  const scenarios = (subject.scenarios ?? ['kill', 'freeze']).filter(
    (kind) => scale.times[kind] !== undefined,
  )
  runner.describe(`${subject.name} loses and repeats nothing`, () => {
    for (const kind of scenarios) {
      const what = `when ${names[kind]} (${scale.times[kind]} times, ${scale.jobs} jobs)`
      runner.it(what, () => testScenario(subject, scale, kind), timeoutMs + marginMs)
    }
  })
}

async function testScenario(subject: CrashSubject, scale: CrashScale, kind: DisturbanceKind): Promise<void> {
  const seed = scale.seed ?? randomInt(2 ** 31)
  const { evidence, figures, gaveUp } = await supervise({ subject, scale, kind, seed })
  const violations = verify(evidence)
  const summary = summarize(evidence, figures)
  scale.onProgress?.(`${subject.name}, ${kind}: ${violations.length} violations; ${summary}; seed ${seed}`)
  if (violations.length === 0 && gaveUp === undefined) return
  throw new Error(
    [`Seed ${seed}, ${kind}: ${summary}`, gaveUp ?? '', describeViolations(evidence, violations)].join('\n'),
  )
}
