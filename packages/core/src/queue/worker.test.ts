import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testEngine } from '../pipeline/fixtures/engine.ts'
import { pipeline, signal } from '../pipeline/index.ts'
import { startWorker, type WorkOptions } from './index.ts'

const Nothing = z.object({})
const go = signal('go', z.string())

describe('a worker', () => {
  it.each<[string, WorkOptions, string]>([
    ['no jobs at once', { concurrency: 0 }, 'concurrency'],
    ['so many jobs at once as is no number', { concurrency: Number.NaN }, 'concurrency'],
    ['an ageing that is no time', { ageing: -1 }, 'ageing'],
    ['a patience that is no time', { closeTimeout: -1 }, 'closeTimeout'],
  ])('with %s is refused before it begins', async (_, options, path) => {
    await using scene = testEngine()
    await expect(startWorker(scene.engine, options)).rejects.toMatchObject({ code: 'INPUT_INVALID', path })
  })

  it('runs so many jobs at once, of its lanes', async () => {
    await using scene = testEngine()
    let atWork = 0
    let most = 0
    const busy = (name: string, lane?: string) =>
      pipeline(name, Nothing, { lane }).stage('work', ({ step }) =>
        step('work', async () => {
          atWork += 1
          most = Math.max(most, atWork)
          await new Promise<void>((resolve) => scene.clock.setTimer(1_000, resolve))
          atWork -= 1
        }),
      )
    const [here, elsewhere] = [busy('here', 'slow'), busy('elsewhere')]
    await scene.work({ concurrency: 2, lanes: ['slow', 'urgent'] })
    const ids = []
    for (let n = 0; n < 5; n += 1) ids.push(await scene.start(here, {}))
    const other = await scene.start(elsewhere, {})
    await scene.clock.advance(10_000)
    expect(most).toBe(2)
    expect(await Promise.all(ids.map((id) => scene.state(id)))).toEqual(Array(5).fill('succeeded'))
    expect(await scene.state(other)).toBe('queued')
  })

  it('is closed once, however often it is told', async () => {
    await using scene = testEngine()
    const worker = await scene.work()
    const [first, second] = [worker.close(), worker.close({ timeout: 0 })]
    expect(second).toBe(first)
    await first
    await worker[Symbol.asyncDispose]()
  })

  it('gives back unbegun what it was handed while it closes', async () => {
    let release = () => {}
    let isHeld = true
    await using scene = testEngine({
      wrap: (backend) => ({
        ...backend,
        // The claim leaves the log out, and reading it takes a while.
        consume: (options, run) =>
          backend.consume(options, (claim) =>
            run({ ...claim, log: isHeld ? [] : claim.log, lost: claim.lost }),
          ),
        async read(options) {
          if (isHeld) await new Promise<void>((resolve) => (release = resolve))
          return backend.read(options)
        },
      }),
    })
    const worker = await scene.work()
    let runs = 0
    const id = await scene.start(
      pipeline('late', Nothing).stage('work', ({ step }) => step('once', () => (runs += 1))),
      {},
    )
    const closed = worker.close()
    isHeld = false
    release()
    await scene.clock.settle()
    await closed
    expect([await scene.state(id), runs]).toEqual(['queued', 0])
    await scene.work()
    await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ work: 1 })
  })

  it('lets calls under way finish for so long as it was made for', async () => {
    await using scene = testEngine()
    const worker = await scene.work({ closeTimeout: '3s' })
    const id = await scene.start(
      pipeline('slow', Nothing).stage('work', ({ step }) =>
        step('work', (signal) => new Promise((_, reject) => signal.addEventListener('abort', reject))),
      ),
      {},
    )
    let isClosed = false
    void worker.close().then(() => {
      isClosed = true
    })
    await scene.clock.advance(2_900)
    expect([isClosed, await scene.state(id)]).toEqual([false, 'running'])
    await scene.clock.advance(200)
    expect([isClosed, await scene.state(id)]).toEqual([true, 'queued'])
  })
})

describe('a job of a version that its worker does not have', () => {
  const second = pipeline('versioned', Nothing, { version: 2 }).stage('work', () => 2)
  const first = pipeline('versioned', Nothing)
    .stage('work', ({ waitFor }) => waitFor(go))
    .on({ settled: () => {} })

  it('is blocked', async () => {
    await using before = testEngine()
    const id = await before.start(first, {})
    await using scene = testEngine({ wrap: () => before.backend })
    scene.engine.registry.register(second)
    await scene.work()
    await before.clock.settle()
    expect((await before.log(id)).at(-1)).toMatchObject({
      type: 'job.blocked',
      error: { code: 'PIPELINE_CHANGED', path: 'versioned' },
    })
    expect(await before.state(id)).toBe('blocked')
  })

  it('that has ended stays so, and says that its hook did not run', async () => {
    await using before = testEngine()
    const id = await before.start(first, {})
    await before.backend.request({ jobId: id, what: 'cancel' })
    await using scene = testEngine({ wrap: () => before.backend })
    scene.engine.registry.register(second)
    await scene.work()
    await before.clock.settle()
    expect(await before.state(id)).toBe('cancelled')
    expect((await before.log(id)).slice(-2)).toMatchObject([
      { type: 'job.cancelled' },
      { type: 'hook.settled', hook: 'settled', error: { code: 'PIPELINE_CHANGED' } },
    ])
  })
})
