import { describe, expect, test } from 'vitest'
import { foldView } from '../job/index.ts'
import {
  call,
  childFailed,
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
  viewOf,
} from '../job/log.fixture.ts'
import { progressOf } from './job-progress.ts'

const begun = [
  queued,
  started('plan', 'media', 'end'),
  stageStarted('plan'),
  stageSucceeded('plan', 40),
  stageStarted('media'),
]

describe('the progress of a job', () => {
  test('tells all there is to see', () => {
    const view = viewOf(
      ...begun,
      group('media/segment', 'a', 'b'),
      call('media/segment[a]/x', { cost: { micros: 7 } }),
      stepDone('media/segment[a]'),
      stepFailed('media/segment[b]'),
    )
    const progress = progressOf(view, {
      jobId: 'j',
      now: 8_000,
      expected: { plan: 1_000, media: 10_000, end: 1_000 },
    })
    expect(progress).toEqual({
      jobId: 'j',
      state: 'running',
      fraction: 11 / 12,
      percentage: 91,
      stage: 'media',
      stages: [
        expect.objectContaining({
          name: 'plan',
          status: 'succeeded',
          fraction: 1,
          ms: 40,
          expectedMs: 1_000,
          attempt: 1,
        }),
        {
          name: 'media',
          status: 'running',
          fraction: 1,
          startedAt: 5_000,
          endedAt: undefined,
          ms: undefined,
          expectedMs: 10_000,
          attempt: 1,
          error: undefined,
          metadata: {
            steps: 2,
            calls: 1,
            children: { spawned: 0, settled: 0, failed: 0, expected: 0 },
            items: { total: 2, settled: 2 },
          },
        },
        expect.objectContaining({ name: 'end', status: 'pending', fraction: 0, startedAt: undefined }),
      ],
      completed: 1,
      total: 3,
      remainingMs: 1_000,
      message: 'Running media',
      errors: [failure('media/segment[b]')],
      cost: { micros: 7 },
      startedAt: 2_000,
      updatedAt: 9_000,
    })
  })

  test('knows nothing of durations unless told', () => {
    const progress = progressOf(viewOf(...begun), { jobId: 'j', now: 0 })
    expect(progress.remainingMs).toBeUndefined()
    expect(progress.stages.map(({ expectedMs }) => expectedMs)).toEqual([undefined, undefined, undefined])
  })

  test('is a snapshot that later facts leave alone', () => {
    const view = viewOf(...begun)
    const progress = progressOf(view, { jobId: 'j', now: 0 })
    const copy = structuredClone(progress)
    for (const fact of logOf(
      [
        group('media/s', 'a'),
        stepFailed('media/s[a]'),
        spawned('media/c', 'c1'),
        childFailed('media/c', 'c1', 4),
        stageSucceeded('media'),
      ],
      10,
    ))
      foldView(view, fact)
    expect(progress).toEqual(copy)
  })

  test.each([
    [0.29, 29],
    [0.57, 57],
    [0.299, 29],
    [0.989999, 98],
  ])('a fraction of %d is %d per cent', (fraction, percentage) => {
    expect(
      progressOf(viewOf(queued), { jobId: 'j', now: 0, transient: { floor: fraction } }).percentage,
    ).toBe(percentage)
  })

  test('says what the stage reports, else what a child says, else what the log says', () => {
    const view = viewOf(...begun)
    const messageWith = (own: string | undefined, child: string | undefined) =>
      progressOf(view, {
        jobId: 'j',
        now: 0,
        transient: { reported: new Map([['media', { fraction: 0, message: own }]]), message: child },
      }).message
    expect(messageWith('Drawing', 'Speaking')).toBe('Drawing')
    expect(messageWith(undefined, 'Speaking')).toBe('Speaking')
    expect(messageWith(undefined, undefined)).toBe('Running media')
    const waiting = viewOf(...begun, spawned('media/c', 'c1'), {
      type: 'job.parked',
      why: 'children',
      on: [],
    })
    expect(progressOf(waiting, { jobId: 'j', now: 0, transient: { message: 'Speaking' } }).message).toBe(
      'Speaking',
    )
    const paused = viewOf(...begun, { type: 'job.parked', why: 'paused', on: [] })
    expect(progressOf(paused, { jobId: 'j', now: 0, transient: { message: 'Speaking' } }).message).toBe(
      'Paused',
    )
    expect(
      progressOf(viewOf(queued, started('a')), { jobId: 'j', now: 0, transient: { message: 'Speaking' } })
        .message,
    ).toBe('Speaking')
  })

  test('counts what running children have cost, and nothing twice', () => {
    const view = viewOf(
      ...begun,
      call('media/x', { cost: { micros: 1 } }),
      childFailed('media/c', 'c1', 10),
      spawned('media/c', 'c1'),
      spawned('media/d', 'c2'),
    )
    const children = new Map([
      ['c1', { fraction: 0, micros: 12 }],
      ['c2', { fraction: 0, micros: 5 }],
      ['gone', { fraction: 1, micros: 100 }],
    ])
    expect(progressOf(view, { jobId: 'j', now: 0, transient: { children } }).cost).toEqual({
      micros: 1 + 12 + 5,
    })
    expect(
      progressOf(view, {
        jobId: 'j',
        now: 0,
        transient: { children: new Map([['c1', { fraction: 0, micros: 2 }]]) },
      }).cost,
    ).toEqual({ micros: 11 })
  })
})
