import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { implausibleLog, plausibleLog } from '../job/arbitrary-log.fixture.ts'
import { emptyView, foldView, type JobView } from '../job/index.ts'
import {
  cancelled,
  childDone,
  failed,
  failure,
  group,
  queued,
  spawned,
  stageStarted,
  stageSucceeded,
  started,
  stepDone,
  succeeded,
  viewOf,
} from '../job/log.fixture.ts'
import { fractionOf } from './fraction.ts'
import type { LiveProgress } from './live.ts'

const begun = [queued, started('plan', 'media', 'end')]
const half = [...begun, stageStarted('plan'), stageSucceeded('plan'), stageStarted('media')]

describe('a fraction', () => {
  test('starts at nothing', () => {
    expect(fractionOf(emptyView())).toBe(0)
    expect(fractionOf(viewOf(...begun))).toBe(0)
  })

  test('weighs stages alike when nothing is known of them', () => {
    expect(fractionOf(viewOf(...half))).toBeCloseTo(1 / 3)
  })

  test('weighs stages by what they are expected to take, unknown ones by the average', () => {
    const view = viewOf(...half)
    expect(fractionOf(view, { plan: 1_000, media: 8_000, end: 1_000 })).toBeCloseTo(0.1)
    expect(fractionOf(view, { plan: 1_000, media: 3_000 })).toBeCloseTo(1 / 6)
    expect(fractionOf(view, { plan: 3_000, media: Number.NaN, end: -1 })).toBeCloseTo(1 / 3)
  })

  test('weighs stages alike when all are instant', () => {
    expect(fractionOf(viewOf(...half), { plan: 0, media: 0, end: 0 })).toBeCloseTo(1 / 3)
  })

  test('never takes an inherited property for a duration', () => {
    const view = viewOf(
      queued,
      started('constructor', 'toString'),
      stageStarted('constructor'),
      stageSucceeded('constructor'),
    )
    expect(fractionOf(view, { other: 5 })).toBe(0.5)
  })

  test('grows within a stage with its items', () => {
    const items = [...half, group('media/segment', 'a', 'b', 'c', 'd'), stepDone('media/segment[a]')]
    expect(fractionOf(viewOf(...items))).toBeCloseTo((1 + 0.25) / 3)
  })

  test('grows within a stage with what it reports', () => {
    const view = viewOf(...half)
    const reporting = (fraction: number): LiveProgress => ({
      reported: new Map([
        ['media', { fraction }],
        ['end', { fraction: 1 }],
      ]),
    })
    expect(fractionOf(view, {}, reporting(0.5))).toBeCloseTo(0.5)
    expect(fractionOf(view, {}, reporting(7))).toBeCloseTo(2 / 3)
    expect(fractionOf(view, {}, reporting(Number.NaN))).toBeCloseTo(1 / 3)
    expect(fractionOf(view, {}, reporting(-1))).toBeCloseTo(1 / 3)
  })

  test('grows with running children', () => {
    const view = viewOf(
      ...half,
      group('media/lesson', '1', '2', '3', '4'),
      spawned('media/lesson[1]', 'c1'),
      childDone('media/lesson[1]', 'c1'),
      spawned('media/lesson[2]', 'c2'),
    )
    const children = new Map([
      ['c2', { fraction: 0.5, micros: 0 }],
      ['c1', { fraction: 1, micros: 0 }],
      ['stranger', { fraction: 1, micros: 0 }],
    ])
    expect(fractionOf(view, {}, { children })).toBeCloseTo((1 + 1.5 / 4) / 3)
  })

  test('is never below what was shown', () => {
    expect(fractionOf(viewOf(...half), {}, { floor: 0.8 })).toBe(0.8)
    expect(fractionOf(viewOf(...half), {}, { floor: 3 })).toBe(0.99)
  })

  test('is 1 only once the job has ended well', () => {
    const all = [queued, started('plan'), stageStarted('plan'), stageSucceeded('plan')]
    expect(fractionOf(viewOf(...all))).toBe(0.99)
    expect(fractionOf(viewOf(...all, failed()))).toBe(0.99)
    expect(fractionOf(viewOf(...all, cancelled))).toBe(0.99)
    expect(fractionOf(viewOf(...all, succeeded))).toBe(1)
    expect(
      fractionOf(
        viewOf(queued, started('plan'), { type: 'job.partial', result: 1, errors: [], cost: { micros: 0 } }),
      ),
    ).toBe(1)
  })

  test('stays where it was through a restart, also from the first stage', () => {
    const lost = [
      ...half,
      { type: 'stage.failed', stage: 'media', error: failure('media'), attempt: 1 },
      failed('media'),
    ] as const
    const before = fractionOf(viewOf(...lost))
    expect(before).toBeCloseTo(1 / 3)
    expect(
      fractionOf(
        viewOf(
          ...lost,
          { type: 'job.restarted', from: 'plan' },
          started('plan', 'media', 'end'),
          stageStarted('plan'),
        ),
      ),
    ).toBe(before)
  })

  test('stays where it was when a deploy adds stages', () => {
    expect(fractionOf(viewOf(...half, started('plan', 'media', 'check', 'translate', 'end')))).toBeCloseTo(
      1 / 3,
    )
  })
})

describe('whatever happens to a job', () => {
  const expected = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'new'),
    fc.oneof(fc.nat(10_000), fc.constant(Number.NaN), fc.double()),
    { maxKeys: 5 },
  )
  const hasEndedWell = (view: JobView) => view.state === 'succeeded' || view.state === 'partial'

  test.each([
    ['plausible', plausibleLog],
    ['implausible', implausibleLog],
  ])(
    'the fraction never goes back, and reaches 1 with a good end only: %s logs',
    (_, logs) => {
      fc.assert(
        fc.property(logs, expected, (log, durations) => {
          let view = emptyView()
          let before = 0
          let hasBeenComplete = false
          for (const fact of log) {
            view = foldView(view, fact)
            hasBeenComplete ||= hasEndedWell(view)
            const fraction = fractionOf(view, durations)
            // Asserting each time would take most of the test's time.
            if (!(fraction >= before)) expect(fraction).toBeGreaterThanOrEqual(before)
            if ((fraction === 1) !== hasBeenComplete)
              expect(fraction).toBe(hasBeenComplete ? 1 : 'less than 1')
            before = fraction
          }
        }),
        { numRuns: 1_000 },
      )
    },
    30_000,
  )

  test('the fraction that is shown never goes back, with any live progress', () => {
    const live = fc.record({ a: fc.double(), b: fc.double(), kid: fc.double() })
    fc.assert(
      fc.property(
        fc.oneof(plausibleLog, implausibleLog),
        fc.array(fc.tuple(expected, live), { minLength: 1, maxLength: 9 }),
        (log, heard) => {
          let view = emptyView()
          let floor = 0
          for (const [index, fact] of log.entries()) {
            view = foldView(view, fact)
            const [durations, { a, b, kid }] = heard[index % heard.length] ?? [{}, { a: 0, b: 0, kid: 0 }]
            const reported = new Map([
              ['a', { fraction: a }],
              ['b', { fraction: b }],
            ])
            const children = new Map(
              [...view.children.keys()].map((id) => [id, { fraction: kid, micros: 0 }]),
            )
            const fraction = fractionOf(view, durations, { reported, children, floor })
            expect(fraction).toBeGreaterThanOrEqual(floor)
            expect(fraction).toBeLessThanOrEqual(view.wasComplete ? 1 : 0.99)
            floor = fraction
          }
        },
      ),
    )
  })
})
