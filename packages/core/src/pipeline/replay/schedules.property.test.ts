import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { play } from '../../testing/fixtures/play-schedule.ts'
import { failed, type Plan, randomPlan, resultOf } from '../../testing/fixtures/random-pipeline.ts'
import { type Action, anything, crashes, interference } from '../../testing/fixtures/random-schedule.ts'

/** A long run multiplies the number of schedules. */
const scale = Number(process.env['REPURPOSE_TEST_SCALE'] ?? 1)

/** Sleeps, waits and retries of a generated pipeline are over long before. */
const longestMs = 10 * 86_400_000

async function holds(plan: Plan, schedule: readonly Action[]): Promise<void> {
  const { outcome, faults, afterwardsMs } = await play(plan, schedule)
  expect(faults).toEqual([])
  const expected = resultOf(plan)
  // Of several failures side by side, any may be the one that ends the job.
  if (expected === failed) expect(outcome).toMatch(/^failed: (UNKNOWN broken|PROVIDER_UNAVAILABLE Not now)/)
  else expect(outcome).toEqual(expected)
  expect(afterwardsMs).toBeLessThan(longestMs)
}

function check(schedules: fc.Arbitrary<readonly Action[]>, runs: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(randomPlan, schedules, (plan, schedule) => holds(plan, schedule)),
    { numRuns: runs * scale, endOnFailure: false },
  )
}

describe('a random pipeline comes to its one result, and pays for nothing twice', () => {
  it('undisturbed', () => check(fc.constant([]), 200), 600_000 * scale)
  it('whatever becomes of its workers', () => check(crashes, 700), 600_000 * scale)
  it('whatever is asked of it', () => check(interference, 500), 600_000 * scale)
  it('whatever happens', () => check(anything, 800), 600_000 * scale)
})
