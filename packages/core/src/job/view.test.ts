import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { implausibleLog, plausibleLog } from './arbitrary-log.fixture.ts'
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
  viewOf,
} from './log.fixture.ts'
import { shareDone } from './stage-table.ts'
import { shareOf, worthOf } from './stage-units.ts'
import { foldView } from './view.ts'
import { emptyView, type JobView } from './view-shape.ts'

const stage = (view: JobView, name: string) => {
  const found = view.stages.find((row) => row.name === name)
  if (found === undefined) throw new Error(`No stage ${name}.`)
  return found
}
const statuses = (view: JobView) => view.stages.map(({ name, status }) => `${name} ${status}`)
const begun = [queued, started('plan', 'media', 'end')]

describe('the state of a job', () => {
  test.each<[string, readonly FactBody[], string]>([
    ['nothing', [], 'queued'],
    ['queued', [queued], 'queued'],
    ['claimed', [queued, started('plan')], 'running'],
    ['parked for children', [...begun, { type: 'job.parked', why: 'children', on: [] }], 'parked'],
    ['parked for a signal', [...begun, { type: 'job.parked', why: 'signal', on: [] }], 'parked'],
    ['parked as paused', [...begun, { type: 'job.parked', why: 'paused', on: [] }], 'paused'],
    ['paused while it waited', [queued, { type: 'job.requested', what: 'pause' }], 'paused'],
    ['asked to pause while it ran', [...begun, { type: 'job.requested', what: 'pause' }], 'running'],
    [
      'resumed',
      [queued, { type: 'job.requested', what: 'pause' }, { type: 'job.requested', what: 'resume' }],
      'queued',
    ],
    ['resumed while it ran', [...begun, { type: 'job.requested', what: 'resume' }], 'running'],
    ['asked to cancel', [...begun, { type: 'job.requested', what: 'cancel' }], 'running'],
    [
      'parked, and at work again without a word',
      [
        ...begun,
        { type: 'job.parked', why: 'children', on: [] },
        childDone('media/c', 'c1'),
        stageSucceeded('plan'),
      ],
      'running',
    ],
    [
      'parked while its window of children moves on',
      [
        ...begun,
        { type: 'job.parked', why: 'children', on: [] },
        childDone('media/c', 'c1'),
        spawned('media/d', 'c2'),
      ],
      'parked',
    ],
    [
      'resumed and at work',
      [
        ...begun,
        { type: 'job.parked', why: 'paused', on: [] },
        { type: 'job.requested', what: 'resume' },
        stepDone('plan/a'),
      ],
      'running',
    ],
    ['blocked', [...begun, { type: 'job.blocked', error: failure('plan') }], 'blocked'],
    [
      'waiting for a retry',
      [...begun, { type: 'job.retrying', error: failure('plan'), attempt: 1, retryAt: 9 }],
      'queued',
    ],
    [
      'moved and migrated',
      [
        queued,
        { type: 'job.reprioritized', priority: { level: 'high', score: 1 } },
        { type: 'job.migrated', input: 1, shape: 's' },
      ],
      'queued',
    ],
    ['succeeded', [...begun, succeeded], 'succeeded'],
    ['partial', [...begun, { type: 'job.partial', result: 1, errors: [], cost: { micros: 0 } }], 'partial'],
    ['failed', [...begun, failed()], 'failed'],
    ['cancelled', [...begun, cancelled], 'cancelled'],
    [
      'ended, with its hook',
      [...begun, cancelled, stepDone('~settled/webhook'), { type: 'hook.settled', hook: 'settled' }],
      'cancelled',
    ],
    ['opened again', [...begun, cancelled, { type: 'job.restarted' }], 'queued'],
  ])('%s', (_, facts, state) => {
    expect(viewOf(...facts).state).toBe(state)
  })

  test('knows its pipeline, its times and its end', () => {
    const view = viewOf(...begun, stageStarted('plan'), started('plan', 'media', 'end'), succeeded)
    expect(view).toMatchObject({
      pipeline: 'story',
      createdAt: 1_000,
      startedAt: 2_000,
      updatedAt: 5_000,
      endedAt: 5_000,
      seq: 5,
    })
    expect(view.outcome).toMatchObject({ type: 'job.succeeded', result: null })
    expect(viewOf(...begun, succeeded, { type: 'job.restarted' })).toMatchObject({
      outcome: undefined,
      endedAt: undefined,
    })
  })

  test('folds a fact once, and takes in nothing but a restart after the end', () => {
    const log = logOf([...begun, call('plan/a'), succeeded, call('~settled/a'), failed()])
    const view = log.reduce(foldView, emptyView())
    for (const fact of log) expect(foldView(view, fact)).toBe(view)
    expect(view.ledger).toHaveLength(1)
    expect(view).toMatchObject({ state: 'succeeded', seq: 6, updatedAt: 4_000, message: 'Done' })
  })
})

describe('the message', () => {
  test.each<[readonly FactBody[], string]>([
    [[queued], 'Waiting for a worker'],
    [[queued, started('plan')], 'Running'],
    [[...begun, stageStarted('plan')], 'Running plan'],
    [[...begun, stageStarted('plan', 2)], 'Running plan, attempt 2'],
    [[...begun, stageStarted('plan'), started('plan', 'media', 'end')], 'Running plan'],
    [[...begun, { type: 'job.parked', why: 'children', on: [] }], 'Waiting for the jobs it started'],
    [[...begun, { type: 'job.parked', why: 'signal', on: ['media/nap'] }], 'Waiting for a signal'],
    [
      [...begun, { type: 'job.parked', why: 'signal', on: ['end/~approve', 'end/~approve~2'] }],
      'Waiting for approve',
    ],
    [
      [...begun, { type: 'job.parked', why: 'signal', on: ['end/~approve', 'end/~pay:42', 'end/~ship'] }],
      'Waiting for approve and 2 more',
    ],
    [[...begun, { type: 'job.requested', what: 'cancel' }], 'Cancelling'],
    [[...begun, { type: 'wait.opened', key: 'plan/~approve', signal: 'approve' }], 'Waiting for approve'],
    [[...begun, { type: 'wait.opened', key: 'plan/nap', until: 9 }], 'Waiting for a time'],
    [
      [...begun, { type: 'stage.failed', stage: 'plan', error: failure('plan'), attempt: 1, retryAt: 9 }],
      'Will be tried again: It broke.',
    ],
    [[...begun, { type: 'stage.failed', stage: 'plan', error: failure('plan'), attempt: 1 }], 'It broke.'],
    [
      [...begun, { type: 'job.retrying', error: failure('plan'), attempt: 1, retryAt: 9 }],
      'Will be tried again: It broke.',
    ],
    [[...begun, { type: 'job.blocked', error: failure('plan', 'Changed.') }], 'Changed.'],
    [[...begun, { type: 'warning', code: 'THIN', message: 'The source is thin.' }], 'The source is thin.'],
    [[...begun, { type: 'job.partial', result: 1, errors: [], cost: { micros: 0 } }], 'Done in part'],
    [[...begun, failed()], 'It broke.'],
    [[...begun, cancelled], 'Cancelled'],
    [[...begun, { type: 'job.cancelled', reason: 'No more need.', cost: { micros: 0 } }], 'No more need.'],
    [[queued, { type: 'job.restarted' }], 'Waiting for a worker'],
    [[...begun, stageStarted('plan'), stepDone('plan/a')], 'Running plan'],
    [
      [...begun, stageStarted('plan'), { type: 'job.parked', why: 'signal', on: [] }, stepDone('plan/a')],
      'Running plan',
    ],
  ])('%#: %s', (facts, message) => {
    expect(viewOf(...facts).message).toBe(message)
  })
})

describe('the stages', () => {
  test('go from pending through running to an end', () => {
    expect(statuses(viewOf(...begun))).toEqual(['plan pending', 'media pending', 'end pending'])
    const view = viewOf(
      ...begun,
      stageStarted('plan'),
      stageSucceeded('plan', 120),
      { type: 'stage.skipped', stage: 'media' },
      stageStarted('end'),
    )
    expect(statuses(view)).toEqual(['plan succeeded', 'media skipped', 'end running'])
    expect(stage(view, 'plan')).toMatchObject({ startedAt: 3_000, endedAt: 4_000, ms: 120, attempt: 1 })
    expect(view.stage).toBe('end')
    expect(viewOf(...begun, stageStarted('plan'), stageSucceeded('plan')).stage).toBeUndefined()
  })

  test('say what failed, what was made good, and what is tried again', () => {
    const error = failure('plan')
    const retrying = viewOf(...begun, stageStarted('plan'), {
      type: 'stage.failed',
      stage: 'plan',
      error,
      attempt: 1,
      retryAt: 9_000,
    })
    expect(stage(retrying, 'plan')).toMatchObject({ status: 'pending', error, attempt: 1, endedAt: 4_000 })
    expect(retrying).toMatchObject({ stage: 'plan', errors: [] })
    const second = viewOf(
      ...begun,
      { type: 'stage.failed', stage: 'plan', error, attempt: 1, retryAt: 9_000 },
      stageStarted('plan', 2),
    )
    expect(stage(second, 'plan')).toMatchObject({
      status: 'running',
      error: undefined,
      attempt: 2,
      endedAt: undefined,
    })
    const lost = viewOf(...begun, stageStarted('plan'), {
      type: 'stage.failed',
      stage: 'plan',
      error,
      attempt: 1,
    })
    expect(stage(lost, 'plan').status).toBe('failed')
    expect(lost.errors).toEqual([error])
    const recovered = viewOf(
      ...begun,
      { type: 'stage.failed', stage: 'plan', error, attempt: 1 },
      { type: 'stage.succeeded', stage: 'plan', output: 0, ms: 1, recovered: error },
    )
    expect(stage(recovered, 'plan')).toMatchObject({ status: 'recovered', error })
    expect(recovered.errors).toEqual([])
  })

  test('not reached by a job that ended well are skipped', () => {
    expect(statuses(viewOf(...begun, stageStarted('plan'), stageSucceeded('plan'), succeeded))).toEqual([
      'plan succeeded',
      'media skipped',
      'end skipped',
    ])
  })

  test('at work when the job ended stop: failed with it, or pending after a cancel', () => {
    expect(stage(viewOf(...begun, stageStarted('plan'), failed()), 'plan')).toMatchObject({
      status: 'failed',
      error: { path: 'job' },
    })
    expect(stage(viewOf(...begun, stageStarted('plan'), cancelled), 'plan').status).toBe('pending')
  })

  test('follow a pipeline that a deploy has changed', () => {
    const view = viewOf(
      ...begun,
      stageStarted('plan'),
      stageSucceeded('plan'),
      started('plan', 'check', 'end'),
      started('plan', 'check', 'end'),
    )
    expect(statuses(view)).toEqual(['plan succeeded', 'check pending', 'end pending'])
    expect(
      view.formerStages.map((stages) => stages.map(({ name, reached }) => `${name} ${reached}`)),
    ).toEqual([['plan 1', 'media 0', 'end 0']])
  })

  test('do not include stops, which are no stages', () => {
    const view = viewOf(...begun, { type: 'stage.skipped', stage: 'none' }, stageStarted('plan'))
    expect(statuses(view)).toEqual(['plan running', 'media pending', 'end pending'])
    expect(viewOf(...begun, stageSucceeded('none')).stages).toHaveLength(3)
  })
})

describe('what is known of the work in a stage', () => {
  const media = [...begun, stageStarted('media')]

  test('steps and calls are counted, those of hooks and unknown stages are not', () => {
    const view = viewOf(
      ...media,
      stepDone('media/a'),
      stepFailed('media/b', failure('media/b'), false),
      stepFailed('media/b'),
      call('media/a'),
      call('media/c', { ok: false }),
      stepDone('~before/a'),
      call('~before/a'),
      group('gone/each', 'a'),
      spawned('gone/child', 'c1'),
      childDone('gone/child', 'c1'),
    )
    expect(stage(view, 'media').metadata).toEqual({
      steps: 2,
      calls: 2,
      children: { spawned: 0, settled: 0, failed: 0, expected: 0 },
      items: { total: 0, settled: 0 },
    })
    expect(view.ledger).toHaveLength(3)
    expect(shareDone(stage(view, 'media'))).toBe(0)
  })

  test('items of a group make up its share, however they end', () => {
    const view = viewOf(
      ...media,
      group('media/segment', 'a', 'b', 'c', 'd'),
      stepDone('media/segment[a]'),
      stepFailed('media/segment[b]'),
    )
    expect(stage(view, 'media').metadata).toMatchObject({ steps: 2, items: { total: 4, settled: 2 } })
    expect(shareDone(stage(view, 'media'))).toBe(0.5)
  })

  test('items inside an item count towards it', () => {
    const nested = [...media, group('media/segment', 'a', 'b'), group('media/segment[a]/line', '1', '2')]
    expect(shareDone(stage(viewOf(...nested, stepDone('media/segment[a]/line[1]')), 'media'))).toBeCloseTo(
      0.95 / 4,
    )
    expect(shareDone(stage(viewOf(...nested, stepDone('media/segment[a]/note')), 'media'))).toBe(0)
    const over = viewOf(
      ...nested,
      stepDone('media/segment[a]/line[1]'),
      stepDone('media/segment[a]/line[2]'),
      stepDone('media/segment[a]'),
    )
    expect(shareDone(stage(over, 'media'))).toBe(0.5)
    expect(stage(over, 'media').metadata.items).toEqual({ total: 2, settled: 1 })
  })

  test('children are counted, and expected from the size of their group', () => {
    const view = viewOf(
      ...media,
      group('media/lesson', 'a', 'b', 'c'),
      spawned('media/lesson[a]', 'c1'),
      spawned('media/lesson[b]', 'c2'),
      spawned('media/intro', 'c3'),
      childDone('media/lesson[a]', 'c1'),
      childFailed('media/intro', 'c3'),
    )
    expect(stage(view, 'media').metadata).toMatchObject({
      children: { spawned: 3, settled: 2, failed: 1, expected: 4 },
      items: { total: 4, settled: 2 },
    })
    expect([...view.children]).toEqual([['c2', { key: 'media/lesson[b]', stage: 'media' }]])
    expect(view.errors).toEqual([failure('media/intro')])
  })

  test('children nobody announced are expected as far as they are seen', () => {
    const view = viewOf(
      ...media,
      spawned('media/lesson[a]', 'c1'),
      spawned('media/lesson[b]', 'c2'),
      childDone('media/lesson[c]', 'c3'),
    )
    expect(stage(view, 'media').metadata.children).toEqual({ spawned: 3, settled: 1, failed: 0, expected: 3 })
    const known = stage(view, 'media').units
    expect([
      worthOf(known, 'media/lesson[a]'),
      worthOf(known, 'media/lesson[c]'),
      worthOf(known, 'media/lesson[x]'),
    ]).toEqual([1, 0, 0])
  })

  test('a child inside an item is worth a part of the item', () => {
    const view = viewOf(
      ...media,
      group('media/segment', 'a'),
      spawned('media/segment[a]/voice', 'c1'),
      spawned('media/segment[a]/picture', 'c2'),
    )
    expect(worthOf(stage(view, 'media').units, 'media/segment[a]/voice')).toBeCloseTo(0.475)
    const half = viewOf(
      ...media,
      spawned('media/segment[a]/voice', 'c1'),
      spawned('media/segment[a]/picture', 'c2'),
      childDone('media/segment[a]/voice', 'c1'),
    )
    expect(worthOf(stage(half, 'media').units, 'media/segment[a]/voice')).toBe(0)
    expect(shareDone(stage(half, 'media'))).toBeCloseTo(0.475)
  })

  test('a share stays between nothing and all, whatever is counted', () => {
    const view = viewOf(
      ...media,
      group('media/segment', 'a', 'b', 'c'),
      stepDone('media/segment[a]'),
      group('media/segment', 'a'),
    )
    const { units } = stage(view, 'media')
    expect(shareOf(units)).toBe(1)
    expect(shareOf(units, 5)).toBe(1)
    expect(shareOf(units, -5)).toBe(0)
    expect(stage(view, 'media').reached).toBe(1)
  })

  test('a new attempt takes up failed items again, and leaves failed children as they are', () => {
    const first = [
      ...media,
      group('media/segment', 'a', 'b'),
      stepFailed('media/segment[a]'),
      group('media/lesson', 'x', 'y'),
      childFailed('media/lesson[x]', 'c1'),
      stepFailed('media/note'),
    ]
    expect(viewOf(...first).errors).toHaveLength(3)
    const view = viewOf(
      ...first,
      { type: 'stage.failed', stage: 'media', error: failure('media'), attempt: 1, retryAt: 1 },
      stageStarted('media', 2),
    )
    expect(stage(view, 'media').metadata).toMatchObject({
      items: { total: 4, settled: 1 },
      children: { settled: 1, failed: 1 },
    })
    expect(view.errors).toEqual([failure('media/lesson[x]')])
    expect(stage(view, 'media').reached).toBe(0.5)
    expect(foldView(view, logOf([childDone('media/lesson[x]', 'c1')], 99)[0] as Fact).errors).toEqual([])
  })
})

describe('a restart', () => {
  const ran = [
    ...begun,
    stageStarted('plan'),
    call('plan/a'),
    group('plan/each', '1', '2'),
    stepDone('plan/each[1]'),
    childFailed('plan/extra', 'c0'),
    stageSucceeded('plan'),
    stageStarted('media'),
    group('media/lesson', 'a', 'b'),
    stepDone('media/note'),
    call('media/note'),
    spawned('media/lesson[a]', 'c1'),
    childDone('media/lesson[a]', 'c1', 5),
    childFailed('media/lesson[b]', 'c2', 5),
  ]
  const broken: FactBody = { type: 'stage.failed', stage: 'media', error: failure('media'), attempt: 1 }

  test('without a stage begins at the one that failed the job, and keeps what succeeded in it', () => {
    const view = viewOf(...ran, broken, failed('media'), { type: 'job.restarted' })
    expect(statuses(view)).toEqual(['plan succeeded', 'media pending', 'end pending'])
    expect(stage(view, 'media').metadata).toEqual({
      steps: 1,
      calls: 1,
      children: { spawned: 2, settled: 1, failed: 0, expected: 2 },
      items: { total: 2, settled: 1 },
    })
    expect(view).toMatchObject({ stage: undefined, errors: [failure('plan/extra')] })
    const again = logOf(
      [
        started('plan', 'media', 'end'),
        stageStarted('media'),
        spawned('media/lesson[b]', 'c2'),
        childDone('media/lesson[b]', 'c2', 9),
      ],
      50,
    )
    const after = again.reduce(foldView, view)
    expect(stage(after, 'media').metadata.children).toEqual({
      spawned: 2,
      settled: 2,
      failed: 0,
      expected: 2,
    })
    expect(after.totals.cost).toEqual({ micros: 14 })
  })

  test('after a partial result begins at the first stage that got over a failure, and makes later ones anew', () => {
    const partial: FactBody = {
      type: 'job.partial',
      result: 1,
      errors: [failure('content')],
      cost: { micros: 0 },
    }
    const ended = viewOf(...ran, stageSucceeded('media'), stageStarted('end'), stageSucceeded('end'), partial)
    expect(ended.errors).toEqual([failure('content')])
    const view = foldView(ended, logOf([{ type: 'job.restarted' }], 90)[0] as Fact)
    expect(statuses(view)).toEqual(['plan pending', 'media pending', 'end pending'])
    expect(stage(view, 'plan').metadata).toMatchObject({
      calls: 1,
      children: { failed: 0 },
      items: { settled: 1 },
    })
    expect(stage(view, 'media').metadata).toMatchObject({ calls: 1, steps: 0, children: { spawned: 0 } })
    expect(stage(view, 'media').reached).toBe(1)
    expect(view.wasComplete).toBe(true)
    expect(view.errors).toEqual([])
  })

  test('takes up again an item that holds a failed child', () => {
    const item = [
      ...begun,
      stageStarted('media'),
      group('media/segment', 'a'),
      childFailed('media/segment[a]/voice', 'c1'),
    ]
    const over = viewOf(...item, stepDone('media/segment[a]'), failed('media'), { type: 'job.restarted' })
    expect(shareDone(stage(over, 'media'))).toBe(1)
    const open = viewOf(...item, failed('media'), { type: 'job.restarted' })
    expect(stage(open, 'media')).toMatchObject({
      reached: 0.95,
      metadata: { items: { total: 1, settled: 0 }, children: { failed: 0 } },
    })
    expect(shareDone(stage(open, 'media'))).toBe(0)
  })

  test('from a stage forgets everything from there on', () => {
    const view = viewOf(
      ...ran,
      spawned('media/lesson[c]', 'c9'),
      { type: 'job.blocked', error: failure('media') },
      { type: 'job.restarted', from: 'media' },
    )
    expect(statuses(view)).toEqual(['plan succeeded', 'media pending', 'end pending'])
    expect(stage(view, 'media').metadata).toMatchObject({ steps: 0, calls: 0, children: { spawned: 0 } })
    expect(view.children.size).toBe(0)
    expect(view.errors).toEqual([failure('plan/extra')])
  })

  test('keeps running children of stages that go on', () => {
    const view = viewOf(
      ...begun,
      stageStarted('plan'),
      spawned('plan/c', 'c1'),
      { type: 'job.blocked', error: failure('x') },
      { type: 'job.restarted', from: 'media' },
    )
    expect([...view.children.keys()]).toEqual(['c1'])
    expect(view.stage).toBe('plan')
  })

  test.each([
    ['a cancelled job', cancelled],
    ['a job that ran out of time', failed('media')],
  ])('of %s goes on with the stage that was at work', (_, end) => {
    const view = viewOf(...begun, stageStarted('media'), stepDone('media/note'), end, {
      type: 'job.restarted',
    })
    expect(statuses(view)).toEqual(['plan pending', 'media running', 'end pending'])
    expect(stage(view, 'media')).toMatchObject({
      error: undefined,
      endedAt: undefined,
      metadata: { steps: 1 },
    })
    expect(stage(foldView(view, logOf([stageStarted('media')], 9)[0] as Fact), 'media').status).toBe(
      'running',
    )
  })

  test('of a job that never ran changes nothing but its state', () => {
    expect(viewOf(queued, cancelled, { type: 'job.restarted', from: 'nowhere' })).toMatchObject({
      state: 'queued',
      stages: [],
      errors: [],
    })
  })
})

describe('errors and warnings', () => {
  test('each thing is said once, and no longer when it was put right', () => {
    const error = failure('media/a')
    const view = viewOf(...begun, stageStarted('media'), stepFailed('media/a', error), {
      type: 'stage.failed',
      stage: 'media',
      error,
      attempt: 1,
    })
    expect(view.errors).toEqual([error])
    expect(
      viewOf(...begun, stageStarted('media'), stepFailed('media/a'), stepDone('media/a')).errors,
    ).toEqual([])
    const path = { ...error, path: undefined }
    expect(viewOf(...begun, stepFailed('media/a', path), stepFailed('media/b', path)).errors).toEqual([path])
  })

  test('a block is over when the job runs again', () => {
    const blocked = [...begun, { type: 'job.blocked', error: failure('x') }] as const
    expect(viewOf(...blocked).errors).toEqual([failure('x')])
    expect(viewOf(...blocked, { type: 'job.requested', what: 'resume' }, started('plan')).errors).toEqual([])
  })

  test('warnings are kept in order', () => {
    const view = viewOf(
      ...begun,
      { type: 'warning', code: 'THIN', message: 'Thin.', path: 'source' },
      { type: 'warning', code: 'LONG', message: 'Long.' },
    )
    expect(view.warnings).toEqual([
      { code: 'THIN', message: 'Thin.', path: 'source', at: 3_000 },
      { code: 'LONG', message: 'Long.', path: undefined, at: 4_000 },
    ])
  })
})

describe('the ledger', () => {
  test('has a line for each call, without its answer', () => {
    const view = viewOf(...begun, call('plan/a', { cost: { micros: 3 }, usage: { inputTokens: 5 } }))
    expect(view.ledger).toEqual([
      {
        key: 'plan/a',
        task: 'write',
        kind: 'language',
        provider: 'offline',
        model: 'extractive',
        ok: true,
        usage: { inputTokens: 5 },
        cost: { micros: 3 },
        cached: false,
        ms: 7,
        at: 3_000,
      },
    ])
  })

  test('adds up costs, usage and unknown prices', () => {
    const view = viewOf(
      ...begun,
      call('a/1', { cost: { micros: 3 }, usage: { inputTokens: 5, outputTokens: 1 } }),
      call('a/2', { usage: { inputTokens: 7 } }),
      call('a/3', { cached: true }),
      call('a/4', { ok: false }),
      call('a/5', { ok: false, usage: { inputTokens: 0, images: 1 } }),
    )
    expect(view.totals).toEqual({
      cost: { micros: 3 },
      unknownPrices: 2,
      usage: { inputTokens: 12, outputTokens: 1, images: 1 },
    })
  })

  test('a child that settles again replaces what it cost before', () => {
    const view = viewOf(
      ...begun,
      call('plan/a', { cost: { micros: 1 } }),
      childFailed('plan/c', 'c1', 10),
      childDone('plan/c', 'c1', 25),
      childDone('plan/d', 'c2', 4),
    )
    expect(view.totals.cost).toEqual({ micros: 30 })
    expect(Object.fromEntries(view.childCosts)).toEqual({ c1: { micros: 25 }, c2: { micros: 4 } })
  })
})

describe('time on hold', () => {
  const parked = (why: 'children' | 'signal', at: number): FactBody & { at: number } => ({
    type: 'job.parked',
    why,
    on: [],
    at,
  })

  test('is told from time at work', () => {
    const view = viewOf(
      ...begun,
      { ...stageStarted('plan'), at: 10_000 },
      parked('signal', 20_000),
      { type: 'job.requested', what: 'pause', at: 25_000 },
      { ...started('plan', 'media', 'end'), at: 50_000 },
      parked('children', 60_000),
      { ...started('plan', 'media', 'end'), at: 90_000 },
    )
    expect(stage(view, 'plan').heldMs).toBe(30_000)
    expect(view.heldSince).toBeUndefined()
    expect(viewOf(...begun, parked('signal', 7_000)).heldSince).toBe(7_000)
  })

  test('is not counted for a stage that was not at work, nor when clocks disagree', () => {
    expect(
      stage(viewOf(...begun, parked('signal', 7_000), { ...started('plan'), at: 9_000 }), 'plan').heldMs,
    ).toBe(0)
    expect(
      stage(
        viewOf(...begun, stageStarted('plan'), parked('signal', 9_000), { ...started('plan'), at: 8_000 }),
        'plan',
      ).heldMs,
    ).toBe(0)
  })
})

describe('any log', () => {
  const anyLog = fc.oneof(implausibleLog, plausibleLog)

  test('keeps its counts consistent', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        let view = emptyView()
        const reached = new Map<string, number>()
        for (const fact of log) {
          view = foldView(view, fact)
          for (const row of view.stages) {
            const { children, items } = row.metadata
            const share = shareDone(row)
            expect(share >= 0 && share <= 1).toBe(true)
            expect(row.units.credit).toBeLessThanOrEqual(row.units.items.size + 1e-9)
            expect(children.failed).toBeLessThanOrEqual(children.settled)
            expect(children.settled).toBeLessThanOrEqual(children.spawned)
            expect(children.spawned).toBeLessThanOrEqual(children.expected)
            expect(items.settled >= 0 && items.total >= 0).toBe(true)
            expect(row.reached).toBeGreaterThanOrEqual(share)
          }
          expect(new Set(view.stages.map(({ name }) => name)).size).toBe(view.stages.length)
          for (const { name, reached: far } of view.stages) {
            const before = view.formerStages.length === 0 ? (reached.get(name) ?? 0) : 0
            expect(far).toBeGreaterThanOrEqual(before)
            reached.set(name, far)
          }
        }
        expect(view.totals.cost.micros).toBe(
          [...view.childCosts.values()].reduce((total, { micros }) => total + micros, 0),
        )
      }),
    )
  }, 30_000)

  test('gives the same view folded at once and in two parts', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(60), (log, cut) => {
        const whole = log.reduce(foldView, emptyView())
        const first = log.slice(0, cut).reduce(foldView, emptyView())
        expect(log.reduce(foldView, first)).toEqual(whole)
      }),
    )
  })
})

test('a stage of many thousand items is counted exactly', () => {
  const items = Array.from({ length: 20_000 }, (_, index) => String(index))
  const facts = [
    ...begun,
    stageStarted('media'),
    group('media/each', ...items),
    ...items.flatMap((item) => [
      stepDone(`media/each[${item}]/note`),
      call(`media/each[${item}]/c`),
      stepDone(`media/each[${item}]`),
    ]),
  ]
  const view = viewOf(...facts)
  expect(stage(view, 'media').metadata).toMatchObject({
    steps: 40_000,
    calls: 20_000,
    items: { total: 20_000, settled: 20_000 },
  })
})
