import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest'
import { stageStarted, stageSucceeded, started } from '../job/log.fixture.ts'
import { type Bench, createBench } from './bench.fixture.ts'
import { jobEvents } from './job-events.ts'
import { listen } from './listen.ts'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
  await bench.start('j')
})
afterEach(() => bench.close())

const events = (signal?: AbortSignal) =>
  jobEvents<'plan' | 'end'>({ backend: bench.backend, jobId: 'j', signal })

describe('a listener', () => {
  test('is called with each event of its type, and of no other', async () => {
    const stages: string[] = []
    listen(events(), 'stage.succeeded', (event) => {
      expectTypeOf(event.stage).toEqualTypeOf<'plan' | 'end'>()
      stages.push(event.stage)
    })
    await bench.write('j', started('plan', 'end'), stageStarted('plan'), stageSucceeded('plan'))
    await bench.write('j', stageStarted('end'), stageSucceeded('end'))
    await bench.clock.settle()
    expect(stages).toEqual(['plan', 'end'])
  })

  test('hears live progress', async () => {
    const fractions: number[] = []
    const stop = listen(events(), 'progress', ({ fraction }) => fractions.push(fraction))
    await bench.clock.settle()
    bench.backend.publish([
      { type: 'progress', jobId: 'j', rootId: 'j', stage: 'plan', fraction: 0.5, at: 0 },
    ])
    await bench.clock.settle()
    expect(fractions).toEqual([0.5])
    stop()
  })

  test.each([
    ['a stream', () => events()],
    ['a stream that is opened with a signal', () => events],
  ])('of %s hears nothing any more once it has left', async (_, source) => {
    const heard = vi.fn()
    const failed = vi.fn()
    const stop = listen(source(), 'stage.started', heard, failed)
    await bench.write('j', stageStarted('plan'))
    await bench.clock.settle()
    stop()
    stop()
    await bench.write('j', stageStarted('end'))
    await bench.clock.settle()
    expect(heard).toHaveBeenCalledTimes(1)
    expect(failed).not.toHaveBeenCalled()
  })

  test('that fails is called again all the same, and its failure is told', async () => {
    const failures: unknown[] = []
    const heard: string[] = []
    const listener = async ({ stage }: { readonly stage: string }) => {
      heard.push(stage)
      throw new Error(`I cannot bear ${stage}.`)
    }
    listen(events(), 'stage.started', listener, (error) => failures.push(error))
    listen(events(), 'stage.started', listener)
    await bench.write('j', stageStarted('plan'), stageStarted('end'))
    await bench.clock.settle()
    expect(heard).toEqual(['plan', 'plan', 'end', 'end'])
    expect(failures).toHaveLength(2)
  })

  test('learns that the stream failed, unless it has left', async () => {
    const failed = vi.fn()
    const nobody = () => jobEvents({ backend: bench.backend, jobId: 'nobody' })
    listen(nobody(), 'stage.started', () => {}, failed)
    listen(nobody(), 'stage.started', () => {})
    listen(nobody(), 'stage.started', () => {}, failed)()
    await bench.clock.settle()
    expect(failed).toHaveBeenCalledTimes(1)
    expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'JOB_NOT_FOUND' }))
  })

  test('may leave a stream that cannot be left, or fails when it is', async () => {
    const never = { next: () => new Promise<never>(() => {}) }
    listen({ [Symbol.asyncIterator]: () => never }, 'stage.started', () => {})()
    let fail = (_: Error) => {}
    const failing = {
      next: () => new Promise<never>((_, reject) => (fail = reject)),
      return: () => Promise.reject(new Error('I stay.')),
    }
    const failed = vi.fn()
    listen({ [Symbol.asyncIterator]: () => failing }, 'stage.started', () => {}, failed)()
    fail(new Error('Too late.'))
    await bench.clock.settle()
    expect(failed).not.toHaveBeenCalled()
  })
})
