import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PermanentError } from '../../errors/index.ts'
import type { MemoryBackend } from '../../memory/index.ts'
import type { Backend, Clock } from '../../ports/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { pipeline, signal } from '../index.ts'

const Nothing = z.object({})
const go = signal('go', z.string())

/** Work that ends when it is told to stop, as an HTTP call does. */
const untilStopped = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

/** A backend that takes a while to answer, as one in another process does. */
const slow = (ms: number) => {
  let clock: Clock | undefined
  const wrap = (backend: MemoryBackend): Backend => ({
    ...backend,
    async append(write) {
      await new Promise<void>((resolve) => (clock === undefined ? resolve() : clock.setTimer(ms, resolve)))
      return backend.append(write)
    },
  })
  return { wrap, by: (given: Clock) => (clock = given) }
}

describe('the time limit of a stage', () => {
  it('counts per attempt, and stands still while the job is parked', async () => {
    await using scene = testEngine()
    await scene.work()
    const attempts: number[] = []
    const id = await scene.start(
      pipeline('limited', Nothing).stage(
        'work',
        { timeout: '10s', retry: { attempts: 2, delay: '1s' } },
        async ({ attempt, step, sleep }) => {
          attempts.push(attempt)
          await step('first', () => 1)
          await sleep('one', '1h')
          await step('second', () => 1)
          await sleep('two', '1h')
          await step('last', (stop) => (attempt === 1 ? untilStopped(stop) : 1))
          return 'done'
        },
      ),
      {},
    )
    await scene.clock.advance(2 * 3_600_000 + 9_000)
    expect([await scene.state(id), attempts]).toEqual(['running', [1]])
    await scene.clock.advance(5_000)
    expect(await scene.result(id)).toEqual({ work: 'done' })
    expect(attempts).toEqual([1, 2])
    const failure = (await scene.log(id)).find(({ type }) => type === 'stage.failed')
    expect(failure).toMatchObject({ error: { code: 'STAGE_TIMEOUT', path: 'work' }, attempt: 1 })
  })

  it('that was used up while the job was about to park is over when it comes back', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('close', Nothing).stage('work', { timeout: '2s' }, async ({ sleep, step }) => {
        await step('long', () => new Promise((resolve) => scene.clock.setTimer(1_900, () => resolve(1))))
        await sleep('nap', '1h')
        await step('more', untilStopped)
      }),
      {},
    )
    await scene.clock.advance(3_600_000 + 1_950)
    expect(await scene.state(id)).toBe('running')
    await scene.clock.advance(100)
    expect((await scene.log(id)).at(-1)).toMatchObject({
      type: 'job.failed',
      error: { code: 'STAGE_TIMEOUT' },
    })
  })

  it('cuts off work that does not heed its signal, and what that does later gets nowhere', async () => {
    await using scene = testEngine()
    await scene.work()
    let release = () => {}
    let isLate = false
    const id = await scene.start(
      pipeline('deaf', Nothing).stage('work', { timeout: '1s' }, async ({ step }) => {
        await step('deaf', () => new Promise<void>((resolve) => (release = resolve)))
        isLate = true
        await step('late', () => 1)
      }),
      {},
    )
    await scene.clock.advance(2_000)
    expect(await scene.state(id)).toBe('failed')
    const { length } = await scene.log(id)
    release()
    await scene.clock.advance(10_000)
    expect([isLate, (await scene.log(id)).length]).toEqual([false, length])
  })
})

describe('calls that nobody awaits', () => {
  it('are waited for when the stage succeeds', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('careless', Nothing).stage('work', ({ step, sleep }) => {
        void sleep('nap', '10s').then(() => step('later', () => 1))
        return 'early'
      }),
      {},
    )
    await scene.clock.settle()
    expect(await scene.state(id)).toBe('parked')
    await scene.clock.advance(10_000)
    expect(await scene.result(id)).toEqual({ work: 'early' })
    expect((await scene.log(id)).find(({ type }) => type === 'step.succeeded')).toMatchObject({
      key: 'work/later',
    })
  })

  it('record what they paid when the stage fails, and begin nothing more', async () => {
    await using scene = testEngine()
    await scene.work()
    let release = () => {}
    let isMore = false
    const id = await scene.start(
      pipeline('careless', Nothing).stage('work', async ({ step }) => {
        void step('paid', () => new Promise<number>((resolve) => (release = () => resolve(7)))).then(() =>
          step('more', () => (isMore = true)),
        )
        throw new PermanentError({ message: 'No.' })
      }),
      {},
    )
    expect(await scene.state(id)).toBe('running')
    release()
    await scene.clock.settle()
    expect(await scene.state(id)).toBe('failed')
    expect([isMore, (await scene.log(id)).find(({ type }) => type === 'step.succeeded')]).toMatchObject([
      false,
      { key: 'work/paid', value: 7 },
    ])
  })
})

describe('what the code makes of being stopped', () => {
  it('is not how its stage ended: another worker does the work', async () => {
    const latency = slow(50)
    await using scene = testEngine({ wrap: latency.wrap })
    latency.by(scene.clock)
    const first = await scene.work()
    let isFirst = true
    const id = await scene.start(
      pipeline('stopped', Nothing)
        .stage('work', async ({ eachSettled, step }) => {
          const outcomes = await eachSettled('item', [1, 2], () =>
            step('call', (stop) => (isFirst ? untilStopped(stop) : 'done')),
          )
          return outcomes.map((outcome) => (outcome.status === 'succeeded' ? outcome.value : 'failed'))
        })
        .stage('after', ({ outputs }) => outputs.work)
        .result(({ outputs }) => outputs.after),
      {},
    )
    // The first facts are on their way when the worker has to let go.
    const closed = first.close({ timeout: 20 })
    await scene.clock.advance(1_000)
    await closed
    isFirst = false
    await scene.work()
    await scene.clock.advance(1_000)
    expect(await scene.result(id)).toEqual(['done', 'done'])
  })

  it('is not how its stage failed: another worker does the work', async () => {
    const latency = slow(50)
    await using scene = testEngine({ wrap: latency.wrap })
    latency.by(scene.clock)
    const first = await scene.work()
    let isFirst = true
    const id = await scene.start(
      pipeline('stopped', Nothing).stage('work', async ({ signal: stop }) => {
        // Not through the context, and stopped all the same.
        if (isFirst) await untilStopped(stop)
        return 'done'
      }),
      {},
    )
    const closed = first.close({ timeout: 20 })
    await scene.clock.advance(1_000)
    await closed
    isFirst = false
    await scene.work()
    await scene.clock.advance(1_000)
    expect(await scene.result(id)).toEqual({ work: 'done' })
    expect((await scene.log(id)).map(({ type }) => type)).not.toContain('stage.failed')
  })

  it('is not asked for: no fallback of the code runs, as none runs in a crash', async () => {
    await using scene = testEngine()
    const first = await scene.work()
    const seen: string[] = []
    await scene.start(
      pipeline('catching', Nothing).stage('work', async ({ step, waitFor }) => {
        try {
          await Promise.all([step('call', untilStopped), waitFor(go)])
        } catch {
          seen.push('caught')
          await step('fallback', () => seen.push('fallback'))
        }
      }),
      {},
    )
    const closed = first.close({ timeout: '1s' })
    await scene.clock.advance(2_000)
    await closed
    expect(seen).toEqual([])
  })
})
