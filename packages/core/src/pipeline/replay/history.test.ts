import { describe, expect, it } from 'vitest'
import type { FactBody } from '../../job/index.ts'
import {
  call,
  childDone,
  childFailed,
  failure,
  logOf,
  queued,
  spawned,
  stageStarted,
  stageSucceeded,
  started,
  stepDone,
  stepFailed,
  succeeded,
} from '../../job/log.fixture.ts'
import { beginningOf, costOf, createHistory, nextSignal, runningChildren } from './history.ts'

const past = (...facts: readonly FactBody[]) => createHistory(logOf([queued, ...facts]))
const signal = (id: string, key?: string): FactBody => ({
  type: 'signal.received',
  signal: 'go',
  key,
  value: id,
  signalId: id,
})

describe('the past of a job', () => {
  it('begins with how it was queued', () => {
    expect(beginningOf(past())).toMatchObject({ queued: { pipeline: 'story' }, input: { shape: 'shape' } })
    expect(past(started('a')).version).toBe(1)
  })

  it('has an input that may be understood anew', () => {
    const { input } = beginningOf(past({ type: 'job.migrated', input: { topic: 'x' }, shape: 'other' }))
    expect(input).toEqual({ value: { topic: 'x' }, shape: 'other' })
  })

  it('is worth nothing without its beginning', () => {
    const damaged = createHistory(logOf([started('a')], 2))
    expect(() => beginningOf(damaged)).toThrow('does not begin with job.queued')
  })

  it('knows the last fact, also of those that say nothing to it', () => {
    expect(past(started('a'), { type: 'job.parked', why: 'time', on: [] }).seq).toBe(3)
    expect(createHistory().seq).toBe(0)
  })

  it('knows why it was asked to stop', () => {
    const asked = (what: 'cancel' | 'pause'): FactBody => ({ type: 'job.requested', what, reason: 'enough' })
    expect(past(asked('cancel')).cancelReason).toBe('enough')
    expect(past(asked('pause')).cancelReason).toBeUndefined()
  })

  it('holds how it ended, until it is opened again', () => {
    expect(past(succeeded).ended?.type).toBe('job.succeeded')
    expect(past(succeeded, { type: 'job.restarted' }).ended).toBeUndefined()
  })
})

describe('a stage', () => {
  it('began with its first attempt, and counts the attempts', () => {
    const failedOnce: FactBody = {
      type: 'stage.failed',
      stage: 'a',
      error: failure('a'),
      attempt: 1,
      retryAt: 9_000,
    }
    const waiting = past(stageStarted('a'), failedOnce).stages.get('a')
    expect(waiting).toMatchObject({ attempt: 1, startedAt: 2_000, failure: { attempt: 1, retryAt: 9_000 } })
    const again = past(stageStarted('a'), failedOnce, stageStarted('a', 2)).stages.get('a')
    expect(again).toMatchObject({ attempt: 2, startedAt: 2_000, failure: undefined, end: undefined })
  })

  it('that was left out or ended at once has no other facts', () => {
    const { stages } = past({ type: 'stage.skipped', stage: 'a' }, stageSucceeded('b'))
    expect([...stages.keys()]).toEqual(['a', 'b'])
    expect([...stages.values()].map(({ end }) => end?.kind)).toEqual(['skipped', 'succeeded'])
  })

  it('forgets with a new attempt what failed in the one before, and nothing else', () => {
    const { steps } = past(
      stageStarted('a'),
      stepDone('a/done'),
      stepFailed('a/failed'),
      stepFailed('ab/failed'),
      stageStarted('a', 2),
    )
    expect([...steps.keys()]).toEqual(['a/done', 'ab/failed'])
  })
})

describe('an item', () => {
  it('that is tried again forgets what failed in it, and nothing else', () => {
    const { steps } = past(
      stepDone('a/i[1]/done'),
      stepFailed('a/i[1]/failed'),
      stepFailed('a/i[2]/failed'),
      stepFailed('a/i[1]', failure('a'), false),
    )
    expect([...steps.keys()]).toEqual(['a/i[1]/done', 'a/i[2]/failed', 'a/i[1]'])
  })
})

describe('a child', () => {
  it('runs until it has settled', () => {
    const running = past(spawned('a/x', 'x'), spawned('a/y', 'y'), childDone('a/x', 'x'))
    expect(runningChildren(running)).toEqual(['y'])
    expect(running.children.get('a/x')).toMatchObject({
      id: 'x',
      settled: { state: 'succeeded', ms: 2_000 },
    })
  })

  it('of before a restart that settles late does not settle the one in its place', () => {
    const history = past(
      stageStarted('a'),
      spawned('a/x', 'old'),
      { type: 'job.restarted', from: 'a' },
      stageStarted('a'),
      spawned('a/x', 'new'),
      childDone('a/x', 'old', 7),
    )
    expect(runningChildren(history)).toEqual(['new'])
    expect(costOf(history)).toEqual({ micros: 7 })
  })

  it('of before a restart that settles late has no place of its own', () => {
    const history = past(
      stageStarted('a'),
      spawned('a/x', 'old'),
      { type: 'job.restarted', from: 'a' },
      childDone('a/x', 'old', 7),
    )
    expect(history.children.size).toBe(0)
    expect(costOf(history)).toEqual({ micros: 7 })
  })
})

describe('the cost', () => {
  it('is that of all calls, also of those that failed, and what each child told last', () => {
    const history = past(
      call('a/1', { cost: { micros: 10 } }),
      call('a/2', { cost: { micros: 20 }, ok: false }),
      call('a/3'),
      spawned('a/x', 'x'),
      childFailed('a/x', 'x', 300),
      { type: 'job.restarted' },
      spawned('a/x', 'x'),
      childDone('a/x', 'x', 500),
    )
    expect(costOf(history)).toEqual({ micros: 530 })
    expect([...history.calls.keys()]).toEqual(['a/1', 'a/3'])
  })
})

describe('a signal', () => {
  it('is taken in the order of coming, by name and key, and once', () => {
    const history = past(signal('1'), signal('2', 'x'), signal('3'), {
      type: 'wait.settled',
      key: 'a/~go',
      signalId: '1',
      value: '1',
      timedOut: false,
    })
    expect(nextSignal(history, 'go', undefined)?.id).toBe('3')
    expect(nextSignal(history, 'go', 'x')?.id).toBe('2')
    expect(nextSignal(history, 'go', 'y')).toBeUndefined()
    expect(nextSignal(history, 'stop', undefined)).toBeUndefined()
    history.usedSignals.add('3')
    expect(nextSignal(history, 'go', undefined)).toBeUndefined()
  })

  it('does not belong to a wait that timed out', () => {
    const history = past(signal('1'), { type: 'wait.settled', key: 'a/~go', timedOut: true })
    expect(nextSignal(history, 'go', undefined)?.id).toBe('1')
    expect(history.waits.get('a/~go')).toEqual({
      since: undefined,
      until: undefined,
      settled: { value: undefined, timedOut: true, at: expect.any(Number) },
    })
  })
})

describe('a warning', () => {
  it('is known by all it says', () => {
    const warning = (path?: string): FactBody => ({ type: 'warning', code: 'thin', message: 'Thin.', path })
    expect(past(warning('a'), warning('a'), warning('b'), warning(), warning()).warnings.size).toBe(3)
  })
})
