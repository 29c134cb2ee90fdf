import fc from 'fast-check'
import { describe, it } from 'vitest'
import { anything, crashes, interference } from '../../testing/fixtures/random-schedule.ts'
import { checkSchedules } from '../../testing/fixtures/schedules.ts'

// How many schedules; `schedules.long.test.ts` runs the same for longer.
const timeoutMs = 120_000

describe('a random pipeline comes to its one result, and pays for nothing twice', () => {
  it('undisturbed', () => checkSchedules(fc.constant([]), { runs: 200 }), timeoutMs)
  it('whatever becomes of its workers', () => checkSchedules(crashes, { runs: 800 }), timeoutMs)
  it('whatever is asked of it', () => checkSchedules(interference, { runs: 600 }), timeoutMs)
  it('whatever happens', () => checkSchedules(anything, { runs: 1_000 }), timeoutMs)
})
