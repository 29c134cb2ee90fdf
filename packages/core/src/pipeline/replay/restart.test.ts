import { describe, expect, it } from 'vitest'
import type { FactBody } from '../../job/index.ts'
import {
  call,
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
  stepDone,
  stepFailed,
  succeeded,
} from '../../job/log.fixture.ts'
import { createHistory, type History } from './history.ts'

const past = (...facts: readonly FactBody[]) => createHistory(logOf([queued, ...facts]))
const stageFailed = (stage: string): FactBody => ({
  type: 'stage.failed',
  stage,
  error: failure(stage),
  attempt: 1,
})
const hook = (name: 'before' | 'after' | 'settled'): FactBody => ({ type: 'hook.settled', hook: name })
const wait = (key: string): FactBody => ({ type: 'wait.opened', key, until: 5 })
const retry = (from?: string): FactBody => ({ type: 'job.restarted', from })

/** Keys of everything that replay would find. */
function remembered({ stages, steps, calls, groups, children, waits }: History) {
  const over = [...stages].flatMap(([name, { end }]) => (end === undefined ? [] : [name]))
  return [...over, ...[steps, calls, groups, children, waits].flatMap((keys) => [...keys.keys()])]
}

const twoStages = [
  stageStarted('one'),
  call('one/call'),
  stepDone('one/step'),
  stageSucceeded('one'),
  stageStarted('two'),
  call('two/call'),
  group('two/each', 'a'),
  stepDone('two/each[a]'),
  spawned('two/child', 'x'),
  childDone('two/child', 'x'),
  wait('two/~go'),
  stageSucceeded('two'),
  stageStarted('three'),
  call('three/call'),
  stepDone('three/step'),
  stageSucceeded('three'),
]

describe('a retry from a stage', () => {
  it('forgets everything of that stage and of those after it', () => {
    expect(remembered(past(...twoStages, succeeded, retry('two')))).toEqual(['one', 'one/step', 'one/call'])
  })

  it('gives the stages a new epoch, so that their children are others', () => {
    const { epochs } = past(...twoStages, succeeded, retry('two'))
    expect([...epochs.keys()]).toEqual(['two', 'three'])
    expect(new Set(epochs.values())).toEqual(new Set([19]))
  })

  it('lets one before it that is not over try again what failed in it', () => {
    const history = past(
      stageStarted('one'),
      stepDone('one/done'),
      stepFailed('one/failed'),
      stageFailed('one'),
      failed('one'),
      retry('two'),
    )
    expect(remembered(history)).toEqual(['one/done'])
    expect(history.stages.get('one')).toMatchObject({ attempt: 0, failure: undefined })
  })

  it('that has not begun forgets nothing', () => {
    const all = remembered(past(...twoStages, succeeded))
    expect(remembered(past(...twoStages, succeeded, retry('four')))).toEqual(all)
  })
})

describe('a retry of a job that failed', () => {
  it('opens the stage that failed, and keeps what was recorded in it', () => {
    const history = past(
      stageStarted('one'),
      stepFailed('one/got over'),
      stageSucceeded('one'),
      stageStarted('two'),
      call('two/call'),
      stepDone('two/done'),
      stepFailed('two/failed'),
      stageFailed('two'),
      failed('two'),
      retry(),
    )
    expect(remembered(history)).toEqual(['one', 'one/got over', 'two/done', 'two/call'])
    expect(history.stages.get('two')).toMatchObject({ attempt: 0, failure: undefined })
    expect(history.epochs.size).toBe(0)
  })

  it('tries hooks again that failed', () => {
    const history = past(
      stepFailed('~before/step'),
      stepDone('~before/done'),
      stepFailed('~after/step'),
      failed(),
      retry(),
    )
    expect([...history.steps.keys()]).toEqual(['~before/done'])
  })
})

describe('a retry of a job that got over failures', () => {
  it('opens the first stage with one; of later stages only paid calls are kept', () => {
    const history = past(
      stageStarted('one'),
      stageSucceeded('one'),
      stageStarted('two'),
      spawned('two/all[a]', 'a'),
      spawned('two/all[b]', 'b'),
      childDone('two/all[a]', 'a'),
      childFailed('two/all[b]', 'b'),
      stageSucceeded('two'),
      stageStarted('three'),
      call('three/call'),
      stepDone('three/step'),
      spawned('three/child', 'c'),
      childDone('three/child', 'c'),
      stageSucceeded('three'),
      succeeded,
      retry(),
    )
    expect(remembered(history)).toEqual(['one', 'three/call', 'two/all[a]'])
    expect([...history.epochs.keys()]).toEqual(['three'])
  })

  it.each<[string, readonly FactBody[]]>([
    ['a child', [spawned('one/i[a]/child', 'x'), childFailed('one/i[a]/child', 'x')]],
    ['a step', [stepFailed('one/i[a]/step')]],
    ['an item within', [stepFailed('one/i[a]/j[b]/step'), stepFailed('one/i[a]/j[b]')]],
  ])('runs items again that got over the failure of %s, and no others', (_, inside) => {
    const history = past(
      stageStarted('one'),
      stepDone('one/i[a]/done'),
      ...inside,
      stepDone('one/i[a]'),
      stepDone('one/i[b]'),
      stageSucceeded('one'),
      succeeded,
      retry(),
    )
    expect([...history.steps.keys()]).toEqual(['one/i[a]/done', 'one/i[b]'])
    expect(history.children.size).toBe(0)
    expect(history.stages.get('one')?.end).toBeUndefined()
  })
})

describe('a retry of a job without failures', () => {
  it('keeps everything but the end', () => {
    const before = past(...twoStages, hook('after'), succeeded)
    const history = past(...twoStages, hook('after'), succeeded, retry())
    expect(remembered(history)).toEqual(remembered(before))
    expect([history.ended, history.hooks.has('after')]).toEqual([undefined, true])
  })
})

describe('hooks', () => {
  const hooks = [hook('before'), ...twoStages, hook('after'), stepDone('~settled/step'), hook('settled')]

  it('that ran before the first stage stay; those after the last and after the end run again', () => {
    const { hooks: left, steps } = past(...hooks, succeeded, retry('three'))
    expect([...left]).toEqual(['before'])
    expect([...steps.keys()].filter((key) => key.startsWith('~'))).toEqual([])
  })
})

describe('a cancelled job that is opened again', () => {
  it('is not asked to stop any more', () => {
    const request: FactBody = { type: 'job.requested', what: 'cancel', reason: 'enough' }
    const cancelled: FactBody = { type: 'job.cancelled', cost: { micros: 0 } }
    expect(past(request, cancelled, retry()).cancelReason).toBeUndefined()
  })
})
