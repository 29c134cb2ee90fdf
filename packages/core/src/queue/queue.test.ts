import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createRepurpose, memoryAssets, memoryBackend, pipeline, signal } from '../index.ts'
import { fakeClock } from '../testing/index.ts'

const Named = z.object({ name: z.string() })
const go = signal('go', z.string())

function scene(concurrency = 1) {
  const clock = fakeClock()
  const backend = memoryBackend({ clock })
  const repurpose = createRepurpose({ clock, backend, assets: memoryAssets(), work: { concurrency } })
  const begun: string[] = []
  const named = pipeline('named', Named).stage('work', ({ input }) => void begun.push(input.name))
  return { clock, repurpose, begun, named, [Symbol.asyncDispose]: () => repurpose.close() }
}

describe('a queue', () => {
  it('that is paused hands out nothing, and counts what waits', async () => {
    await using world = scene()
    const { repurpose, named, begun, clock } = world
    await repurpose.queue.pause()
    await repurpose.start(named, { name: 'a' }, { priority: 'high' })
    await repurpose.start(named, { name: 'b' })
    await clock.advance(60_000)
    expect(begun).toEqual([])
    expect(await repurpose.queue.counts()).toMatchObject({
      paused: true,
      states: { queued: 2, succeeded: 0 },
      levels: { high: 1, normal: 1, low: 0 },
    })
    await repurpose.queue.resume()
    await clock.settle()
    expect(begun).toEqual(['a', 'b'])
    expect(await repurpose.queue.counts()).toMatchObject({
      paused: false,
      states: { queued: 0, succeeded: 2 },
    })
  })

  it('lets what runs go on while it is paused', async () => {
    await using world = scene()
    const { repurpose, clock } = world
    let release = () => {}
    const slow = pipeline('slow', Named).stage('work', ({ step }) =>
      step('hold', () => new Promise<number>((resolve) => (release = () => resolve(1)))),
    )
    const job = await repurpose.start(slow, { name: 'a' })
    await clock.settle()
    await repurpose.queue.pause()
    release()
    await clock.settle()
    expect(await job.state()).toBe('succeeded')
  })

  it('moves a job that waits, and no other', async () => {
    await using world = scene()
    const { repurpose, named, begun, clock } = world
    await repurpose.queue.pause()
    const jobs = []
    for (const name of ['a', 'b', 'c']) jobs.push(await repurpose.start(named, { name }))
    const [, , last] = jobs
    expect(await repurpose.queue.reprioritize(last?.id ?? '', 9)).toBe(true)
    await expect(repurpose.queue.reprioritize(last?.id ?? '', 0)).rejects.toMatchObject({ path: 'priority' })
    await repurpose.queue.resume()
    await clock.settle()
    expect(begun).toEqual(['c', 'a', 'b'])
    expect(await repurpose.queue.reprioritize(last?.id ?? '', 'high')).toBe(false)
    await expect(repurpose.queue.reprioritize('nobody', 'high')).rejects.toMatchObject({
      code: 'JOB_NOT_FOUND',
    })
  })

  it('is rid of what ended before a time, so many at once, and of nothing else', async () => {
    await using world = scene()
    const { repurpose, named, clock } = world
    const waiting = pipeline('waiting', Named).stage('wait', ({ waitFor }) => waitFor(go))
    const kept = await repurpose.start(waiting, { name: 'kept' })
    for (const name of ['a', 'b', 'c']) await repurpose.start(named, { name })
    await clock.advance(60_000)
    const noon = new Date(clock.now())
    const late = await repurpose.start(named, { name: 'late' })
    await clock.advance(1_000)
    expect(await repurpose.queue.prune({ endedBefore: noon, limit: 2 })).toBe(2)
    expect(await repurpose.queue.prune({ endedBefore: noon })).toBe(1)
    expect(await repurpose.queue.prune({ endedBefore: noon })).toBe(0)
    const { jobs } = await repurpose.jobs()
    expect(jobs.map(({ id }) => id).toSorted()).toEqual([kept.id, late.id].toSorted())
  })
})
