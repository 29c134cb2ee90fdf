import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BlockedError } from '../../errors/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { errorOf, go, goOnElsewhere, Nothing, type Scene, start } from '../fixtures/one-stage.ts'
import { child, pipeline, prepareJob, signal } from '../index.ts'

describe('in another process', () => {
  /** The job is taken up by a worker that remembers nothing of it. */
  async function move(scene: Scene, id: string): Promise<void> {
    await scene.backend.request({ jobId: id, what: 'pause' })
    await scene.backend.request({ jobId: id, what: 'resume' })
    await Promise.resolve()
    expect(scene.backend.abandon(id)).toBe(true)
    await scene.clock.settle()
  }

  it('a sleep ends when it would have ended in the first', async () => {
    await using scene = testEngine()
    const id = await start(scene, ({ sleep }) => sleep('nap', '1h'))
    await scene.clock.advance(1_800_000)
    await move(scene, id)
    await scene.clock.advance(1_799_000)
    expect(await scene.state(id)).toBe('parked')
    await scene.clock.advance(2_000)
    expect(await scene.state(id)).toBe('succeeded')
  })

  it('a wait times out when it would have in the first', async () => {
    await using scene = testEngine()
    const id = await start(scene, ({ waitFor }) => waitFor(go, { timeout: '1h' }))
    await scene.clock.advance(1_800_000)
    await move(scene, id)
    await scene.clock.advance(1_799_000)
    expect(await scene.state(id)).toBe('parked')
    await scene.clock.advance(2_000)
    expect(await scene.result(id)).toEqual({ work: undefined })
  })

  it('a retry comes when it would have come in the first', async () => {
    await using scene = testEngine()
    let tries = 0
    const id = await start(scene, ({ step }) =>
      step(
        'later',
        () => {
          tries += 1
          if (tries === 1) throw new Error('not yet')
        },
        // Three minutes, as chance has it here.
        { retry: { attempts: 2, delay: '4m' } },
      ),
    )
    await scene.clock.advance(60_000)
    await move(scene, id)
    await scene.clock.advance(119_000)
    expect(tries).toBe(1)
    await scene.clock.advance(2_000)
    expect(tries).toBe(2)
    expect(await scene.state(id)).toBe('succeeded')
  })

  it('a step has the attempts left that it had in the first', async () => {
    await using scene = testEngine()
    let tries = 0
    const fail = () => {
      tries += 1
      throw new Error(`not at ${tries}`)
    }
    const id = await start(scene, ({ step }) => step('fail', fail, { retry: { attempts: 3, delay: '4m' } }))
    await scene.clock.advance(200_000)
    expect(tries).toBe(2)
    await move(scene, id)
    await scene.clock.advance(3_600_000)
    expect(tries).toBe(3)
    expect(await errorOf(scene, id)).toMatchObject({ message: 'not at 3' })
  })

  it('a signal that one wait has taken is not there for the next', async () => {
    await using scene = testEngine()
    const id = await start(scene, async ({ waitFor }) => [await waitFor(go), await waitFor(go)])
    const signal = (value: string) =>
      scene.backend.signal({ jobId: id, name: 'go', key: undefined, value, signalId: value })
    await signal('first')
    await scene.clock.settle()
    await move(scene, id)
    expect(await scene.state(id)).toBe('parked')
    await signal('second')
    await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ work: ['first', 'second'] })
  })

  it('now() is the time of the retry, when the job was retried', async () => {
    await using scene = testEngine()
    const seen: number[] = []
    let isBroken = true
    const id = await start(scene, async ({ now, waitFor }) => {
      seen.push(now().getTime())
      if (isBroken) throw new TypeError('broken')
      await waitFor(go)
    })
    isBroken = false
    await scene.clock.advance(60_000)
    await scene.backend.request({ jobId: id, what: 'retry' })
    await scene.clock.settle()
    const retriedAt = scene.clock.now()
    await scene.clock.advance(60_000)
    await move(scene, id)
    expect(seen.slice(1)).toEqual([retriedAt, retriedAt])
  })
})

describe('a job that ends every worker it meets', () => {
  async function crashLoop(scene: Scene) {
    let runs = 0
    let isCured = false
    const id = await start(scene, ({ step }) =>
      step('kill', async () => {
        runs += 1
        return isCured ? 'alive' : new Promise<string>(() => {})
      }),
    )
    for (let crash = 0; crash < 7; crash += 1) {
      scene.backend.abandon(id)
      await scene.clock.settle()
    }
    return {
      id,
      runs: () => runs,
      cure() {
        isCured = true
      },
    }
  }

  it('fails after five, typed, and can be retried', async () => {
    await using scene = testEngine()
    const { id, runs, cure } = await crashLoop(scene)
    expect(await errorOf(scene, id)).toMatchObject({
      code: 'CRASH_LOOP',
      category: 'pipeline',
      action: expect.stringContaining('retry()'),
    })
    expect(runs()).toBe(5)
    cure()
    await scene.backend.request({ jobId: id, what: 'retry' })
    await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ work: 'alive' })
  })

  it('is not one that gets somewhere between its crashes', async () => {
    await using scene = testEngine()
    const id = await start(scene, async ({ step }) => {
      for (let n = 0; n < 8; n += 1)
        await step(`step ${n}`, () => new Promise<void>((resolve) => scene.clock.setTimer(1_000, resolve)))
      return 'there'
    })
    for (let crash = 0; crash < 8; crash += 1) {
      await scene.clock.advance(1_500)
      scene.backend.abandon(id)
    }
    await scene.clock.advance(60_000)
    expect(await scene.result(id)).toEqual({ work: 'there' })
  })

  it('fails for good, also when it had children', async () => {
    await using scene = testEngine()
    await scene.work()
    const never = signal('never', z.string())
    const waiting = pipeline('waiting', Nothing).stage('wait', ({ waitFor }) => waitFor(never))
    let runs = 0
    const id = await scene.start(
      pipeline('parent', Nothing).stage('work', ({ spawn, step }) =>
        Promise.all([
          spawn('child', child(waiting, {})),
          step('kill', () => {
            runs += 1
            return new Promise<void>(() => {})
          }),
        ]),
      ),
      {},
    )
    for (let crash = 0; crash < 20; crash += 1) {
      scene.backend.abandon(id)
      await scene.clock.settle()
    }
    expect(await errorOf(scene, id)).toMatchObject({ code: 'CRASH_LOOP' })
    // The child that was spawned before the first crash is a result.
    expect(runs).toBeLessThanOrEqual(6)
    const { jobs } = await scene.backend.list({ parentId: id })
    expect(jobs.map(({ state }) => state)).toEqual(['cancelled'])
  })
})

describe('a job of a pipeline that a worker does not know', () => {
  it('is left for one that does', async () => {
    await using scene = testEngine()
    const known = pipeline('known', Nothing).stage('work', () => 'done')
    const unknown = pipeline('unknown', Nothing).stage('work', () => 'done at last')
    await scene.work()
    await scene.start(known, {})
    // Another process handed the job in: only its registry knows the pipeline.
    const other = testEngine()
    await scene.backend.create({ jobs: [await prepareJob(other.engine, unknown, {}, { id: 'strange' })] })
    await scene.clock.advance(3_600_000)
    expect(await scene.state('strange')).toBe('queued')
    // Waiting, it rises in priority, as any job does.
    expect((await scene.log('strange')).map(({ type }) => type)).toEqual(['job.queued', 'job.reprioritized'])
    scene.engine.registry.register(unknown)
    await scene.clock.advance(5_000)
    expect(await scene.result('strange')).toEqual({ work: 'done at last' })
  })
})

describe('a past that no longer fits', () => {
  const changed = () =>
    new BlockedError({
      code: 'PIPELINE_CHANGED',
      message: 'The catalogue is gone.',
      action: 'Bring it back.',
    })

  it('blocks the job, whoever says so: a stage, its fallback, a step, an item', async () => {
    const told = changed()
    const fail = () => {
      throw told
    }
    const plans = [
      pipeline('stage', Nothing).stage('work', fail),
      pipeline('fallback', Nothing).stage('work', { onError: fail }, () => {
        throw new TypeError('broken')
      }),
    ]
    for (const plan of plans) {
      await using scene = testEngine()
      await scene.work()
      const id = await scene.start(plan, {})
      await scene.clock.advance(5_000)
      expect(await scene.state(id)).toBe('blocked')
      expect((await scene.log(id)).at(-1)).toMatchObject({
        type: 'job.blocked',
        error: { message: told.message },
      })
    }
  })

  it('cannot be caught by the code it does not fit', async () => {
    await using scene = testEngine()
    let items = ['a']
    const caught: unknown[] = []
    const id = await start(scene, async ({ each, waitFor }) => {
      try {
        await each('list', items, () => 1)
      } catch (thrown) {
        caught.push(thrown)
      }
      await waitFor(go)
    })
    items = ['b']
    await goOnElsewhere(scene, id)
    expect(await scene.state(id)).toBe('blocked')
    expect(caught).toEqual([])
  })
})
