import fc from 'fast-check'
import { describe, it } from 'vitest'
import { anything, crashes, interference } from '../../testing/fixtures/random-schedule.ts'
import { checkSchedules } from '../../testing/fixtures/schedules.ts'

/** Times 1,000 schedules of each kind. */
const scale = Number(process.env['REPURPOSE_TEST_SCALE'] ?? 20)
const runs = 1_000 * scale

describe('a random pipeline comes to its one result, for thousands of schedules', () => {
  it('undisturbed', () => checkSchedules(fc.constant([]), { runs }), 60_000 * scale)
  it('whatever becomes of its workers', () => checkSchedules(crashes, { runs }), 60_000 * scale)
  it('whatever is asked of it', () => checkSchedules(interference, { runs }), 60_000 * scale)
  it('whatever happens', () => checkSchedules(anything, { runs }), 60_000 * scale)
})
