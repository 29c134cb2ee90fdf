import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BlockedError, PermanentError } from '../../errors/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { pipeline, signal } from '../index.ts'

const Nothing = z.object({})
const go = signal('go', z.string())
type Scene = ReturnType<typeof testEngine>

const last = async (scene: Scene, id: string) => (await scene.log(id)).at(-1)
const types = async (scene: Scene, id: string) => (await scene.log(id)).map(({ type }) => type)

/** Lets a parked job go on in a process that remembers nothing of it. */
async function goOnElsewhere(scene: Scene, id: string): Promise<void> {
  await scene.backend.signal({ jobId: id, name: 'go', key: undefined, value: 'gone', signalId: 'go' })
  scene.backend.abandon(id)
  await scene.clock.advance(2_000)
}

describe('what a job decided on its way', () => {
  it('stays decided when another process takes it up', async () => {
    await using scene = testEngine()
    await scene.work()
    const asked: string[] = []
    const ask = (name: string, answer: boolean) => () => {
      asked.push(name)
      return answer
    }
    const id = await scene.start(
      pipeline('deciding', Nothing)
        .stage('left out', { skip: ask('skip', true) }, () => 'made')
        .stage('made', { skip: ask('make', false) }, () => 'made')
        .stop('passed', ask('stop', false), () => 'early')
        .stage('wait', ({ waitFor }) => waitFor(go)),
      {},
    )
    expect(asked).toEqual(['skip', 'make', 'stop'])
    await goOnElsewhere(scene, id)
    expect(await scene.result(id)).toEqual({ 'left out': undefined, made: 'made', wait: 'gone' })
    expect(asked).toEqual(['skip', 'make', 'stop'])
    expect((await scene.log(id)).filter(({ type }) => type === 'stage.skipped')).toMatchObject([
      { stage: 'left out' },
      { stage: 'passed' },
    ])
  })

  it('stays decided when the job is opened again', async () => {
    await using scene = testEngine()
    await scene.work()
    let isEarly = true
    const id = await scene.start(
      pipeline('early', Nothing)
        .stage('work', () => 1)
        .stop(
          'early',
          () => isEarly,
          ({ outputs }) => ({ early: outputs.work }),
        )
        .stage('more', () => 2),
      {},
    )
    isEarly = false
    await scene.backend.request({ jobId: id, what: 'retry' })
    await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ early: 1 })
    await scene.backend.request({ jobId: id, what: 'retry', from: 'work' })
    await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ work: 1, more: 2 })
  })
})

describe('an error of the code between stages', () => {
  it.each([
    ['the condition of a stage', pipeline('broken', Nothing).stage('work', { skip: () => boom() }, () => 1)],
    [
      'the condition of an early end',
      pipeline('broken', Nothing).stop(
        'early',
        () => boom(),
        () => 1,
      ),
    ],
    ['the result', pipeline('broken', Nothing).result(() => boom())],
    ['the first hook', pipeline('broken', Nothing).on({ before: () => boom() })],
    ['the last hook', pipeline('broken', Nothing).on({ after: () => boom() })],
  ])('fails the job: %s', async (_, broken) => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(broken, {})
    await scene.clock.settle()
    expect(await last(scene, id)).toMatchObject({ type: 'job.failed', error: { message: 'Boom.' } })
    expect(await last(scene, id)).not.toHaveProperty('stage')
  })

  it('is over when the code is better and the job is opened again, also when it was in a step of a hook', async () => {
    await using scene = testEngine()
    await scene.work()
    let isBroken = true
    const id = await scene.start(
      pipeline('hooked', Nothing)
        .on({ after: ({ step }) => step('notify', () => (isBroken ? boom() : 'sent')) })
        .result(() => 'done'),
      {},
    )
    await scene.clock.settle()
    expect(await scene.state(id)).toBe('failed')
    isBroken = false
    await scene.backend.request({ jobId: id, what: 'retry' })
    await scene.clock.settle()
    expect(await scene.result(id)).toBe('done')
  })

  it('has its credentials taken out', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('leaking', Nothing)
        .stage('work', { onError: () => 'fallback' }, ({ step }) =>
          step('call', () => {
            throw new Error('GET https://user:SECRET@host/?api_key=SECRET with Bearer SECRET')
          }),
        )
        .result(() => {
          throw new PermanentError({ message: 'password=SECRET' })
        }),
      {},
    )
    await scene.clock.settle()
    expect(await scene.state(id)).toBe('failed')
    expect(JSON.stringify(await scene.log(id))).not.toContain('SECRET')
  })
})

describe('code that finds its past unfit', () => {
  const unfit = () => {
    throw new BlockedError({
      code: 'OUTPUT_CHANGED',
      message: 'What was stored has token=SECRET.',
      action: 'Start over.',
    })
  }

  it.each([
    ['a stage', pipeline('unfit', Nothing).stage('work', () => unfit())],
    ['a fallback', pipeline('unfit', Nothing).stage('work', { onError: () => unfit() }, () => boom())],
    ['a result', pipeline('unfit', Nothing).result(() => unfit())],
    ['a step', pipeline('unfit', Nothing).stage('work', ({ step }) => step('s', () => unfit()))],
  ])('blocks the job instead of failing it: %s', async (where, broken) => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(broken, {})
    await scene.clock.settle()
    // What a step threw was recorded as its end, and stays that.
    expect(await scene.state(id)).toBe(where === 'a step' ? 'failed' : 'blocked')
    expect(await last(scene, id)).toMatchObject({ error: { code: 'OUTPUT_CHANGED' } })
    expect(JSON.stringify(await scene.log(id))).not.toContain('SECRET')
  })
})

describe('another attempt', () => {
  it('whose time has passed while nobody worked is made at once', async () => {
    await using scene = testEngine()
    const worker = await scene.work()
    let stageTries = 0
    let stepTries = 0
    const id = await scene.start(
      pipeline('retried', Nothing)
        .stage('step', ({ step }) =>
          step('flaky', () => (stepTries++ === 0 ? boom() : 'done'), { retry: { attempts: 2, delay: '4m' } }),
        )
        .stage('stage', { retry: { attempts: 2, delay: '4m' } }, () =>
          stageTries++ === 0 ? boom() : 'done',
        ),
      {},
    )
    await worker.close()
    await scene.clock.advance(3_600_000)
    expect(stepTries).toBe(1)
    const second = await scene.work()
    await scene.clock.advance(1)
    expect([stepTries, stageTries]).toEqual([2, 1])
    await second.close()
    await scene.clock.advance(3_600_000)
    await scene.work()
    await scene.clock.advance(1)
    expect(await scene.result(id)).toEqual({ step: 'done', stage: 'done' })
  })

  it('is not made when a watched time is gone with what waited for it', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('short', Nothing).stage('work', async ({ waitFor, step }) => {
        const answer = await waitFor(go, { timeout: 900 })
        return step('after', async () => {
          await new Promise<void>((resolve) => scene.clock.setTimer(5_000, resolve))
          return answer
        })
      }),
      {},
    )
    await scene.backend.signal({ jobId: id, name: 'go', key: undefined, value: 'gone', signalId: 'go' })
    await scene.clock.advance(6_000)
    expect(await scene.result(id)).toEqual({ work: 'gone' })
    expect(await types(scene, id)).not.toContain('job.parked')
  })
})

function boom(): never {
  throw new Error('Boom.')
}
