import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { implausibleLog, plausibleLog } from '../job/arbitrary-log.fixture.ts'
import { emptyView, foldView } from '../job/index.ts'
import {
  failed,
  group,
  queued,
  stageStarted,
  stageSucceeded,
  started,
  stepDone,
  viewOf,
} from '../job/log.fixture.ts'
import { expectedDurations } from './expected.ts'
import { remainingOf } from './remaining.ts'

const expected = { plan: 10_000, media: 60_000, end: 5_000 }
const begun = [queued, started('plan', 'media', 'end'), { ...stageStarted('plan'), at: 10_000 }]

describe('the time remaining', () => {
  test('is not known when nothing is known', () => {
    expect(remainingOf(viewOf(...begun), {}, 0)).toBeUndefined()
    expect(remainingOf(emptyView(), {}, 0)).toBeUndefined()
    expect(remainingOf(viewOf(...begun, stageSucceeded('plan')), { plan: 10_000 }, 0)).toBeUndefined()
  })

  test('of a job that waits for its first worker is all that is expected', () => {
    expect(remainingOf(viewOf(queued), expected, 0)).toBe(75_000)
    expect(remainingOf(viewOf(queued), { plan: 5_000, end: undefined }, 0)).toBe(5_000)
  })

  test('shrinks as the stage at work goes on, and not below the stages to come', () => {
    const view = viewOf(...begun)
    expect(remainingOf(view, expected, 10_000)).toBe(75_000)
    expect(remainingOf(view, expected, 14_000)).toBe(71_000)
    expect(remainingOf(view, expected, 99_000)).toBe(65_000)
    expect(remainingOf(view, expected, 0)).toBe(75_000)
  })

  test('takes the average for stages nothing is known of', () => {
    expect(remainingOf(viewOf(...begun), { plan: 10_000, media: 20_000 }, 10_000)).toBe(45_000)
  })

  test('believes the work done when it says less than the clock', () => {
    const items = [
      ...begun,
      stageSucceeded('plan'),
      { ...stageStarted('media'), at: 20_000 },
      group('media/each', 'a', 'b', 'c', 'd'),
      stepDone('media/each[a]'),
      stepDone('media/each[b]'),
      stepDone('media/each[c]'),
    ]
    expect(remainingOf(viewOf(...items), expected, 21_000)).toBe(20_000)
    const reported = new Map([['media', { fraction: 0.9 }]])
    expect(remainingOf(viewOf(...items), expected, 21_000, { reported })).toBeCloseTo(11_000)
  })

  test('is nothing when nothing is left', () => {
    expect(remainingOf(viewOf(...begun, failed('plan')), expected, 0)).toBe(0)
    expect(
      remainingOf(viewOf(queued, started('plan'), stageStarted('plan'), stageSucceeded('plan')), {}, 0),
    ).toBe(0)
  })

  test('stands still while the job is held, and goes on from there', () => {
    const held = [...begun, { type: 'job.parked', why: 'signal', on: [], at: 14_000 }] as const
    expect(remainingOf(viewOf(...held), expected, 14_000)).toBe(71_000)
    expect(remainingOf(viewOf(...held), expected, 500_000)).toBe(71_000)
    const resumed = viewOf(...held, { ...started('plan', 'media', 'end'), at: 100_000 })
    expect(remainingOf(resumed, expected, 101_000)).toBe(70_000)
  })

  test('is never negative and never grows by itself, whatever the log says', () => {
    const durations = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(10_000), { maxKeys: 4 })
    fc.assert(
      fc.property(
        fc.oneof(implausibleLog, plausibleLog),
        durations,
        fc.array(fc.nat(10_000), { maxLength: 5 }),
        (log, known, steps) => {
          const view = log.reduce(foldView, emptyView())
          let now = 0
          let before = Number.POSITIVE_INFINITY
          for (const step of [0, ...steps]) {
            now += step
            const remaining = remainingOf(view, known, now)
            if (remaining === undefined) continue
            expect(remaining).toBeGreaterThanOrEqual(0)
            expect(remaining).toBeLessThanOrEqual(before)
            before = remaining
          }
        },
      ),
    )
  })
})

test('learnt durations come before declared ones, and what is no duration is left out', () => {
  expect(
    expectedDurations({ plan: 5, end: undefined }, { plan: 9, media: 7, end: 3, bad: Number.NaN, worse: -1 }),
  ).toEqual({ plan: 5, media: 7, end: 3 })
  expect(expectedDurations({ plan: 5 })).toEqual({ plan: 5 })
})
