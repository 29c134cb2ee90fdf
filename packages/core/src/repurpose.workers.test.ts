import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createRepurpose, memoryAssets, memoryBackend, pipeline, signal, type WorkOptions } from './index.ts'

const Numbered = z.object({ n: z.number() })
const go = signal('go', z.string())
const quick = pipeline('quick', Numbered).stage('work', ({ input }) => input.n)
const waiting = pipeline('waiting', Numbered)
  .stage('wait', ({ waitFor }) => waitFor(go))
  .result(({ outputs }) => outputs.wait)

describe('work()', () => {
  it('is called by the first job, unless it was called before or shall not be', async () => {
    const backend = memoryBackend()
    const consumed: number[] = []
    const counting = {
      ...backend,
      consume(...consume: Parameters<typeof backend.consume>) {
        consumed.push(consume[0].concurrency)
        return backend.consume(...consume)
      },
    }
    const assets = memoryAssets()
    await using own = createRepurpose({ backend: counting, assets, work: { concurrency: 3 } })
    await Promise.all([own.start(quick, { n: 1 }), own.start(quick, { n: 2 })])
    await own.start(quick, { n: 3 })
    expect(consumed).toEqual([3])
    const called = createRepurpose({ backend: counting, assets, work: { concurrency: 3 } })
    await called.work({ concurrency: 7 })
    await called.start(quick, { n: 4 })
    expect(consumed).toEqual([3, 7])
    const idle = createRepurpose({ backend: counting, assets, work: false })
    await idle.start(quick, { n: 5 })
    expect(consumed).toEqual([3, 7])
  })

  it('may run jobs that another instance has handed in', async () => {
    const backend = memoryBackend()
    const assets = memoryAssets()
    const front = createRepurpose({ backend, assets, work: false })
    const job = await front.start(quick, { n: 7 })
    expect(await job.state()).toBe('queued')
    const back = createRepurpose({ backend, assets, work: false, pipelines: [quick] })
    await using _ = await back.work()
    expect(await job.result()).toEqual({ work: 7 })
    await front.close()
  })

  it('may be called more than once: the workers share the jobs', async () => {
    await using repurpose = createRepurpose({ assets: memoryAssets(), work: false })
    const first = await repurpose.work({ concurrency: 1 })
    const second = await repurpose.work({ concurrency: 2 })
    let atWork = 0
    let most = 0
    const busy = pipeline('busy', Numbered).stage('work', ({ step }) =>
      step('work', async () => {
        atWork += 1
        most = Math.max(most, atWork)
        await new Promise((resolve) => setTimeout(resolve, 10))
        atWork -= 1
      }),
    )
    const jobs = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => repurpose.start(busy, { n })))
    await Promise.all(jobs.map((job) => job.result()))
    expect(most).toBe(3)
    await first.close()
    expect(await (await repurpose.start(quick, { n: 1 })).result()).toEqual({ work: 1 })
    await second.close()
    const late = await repurpose.start(quick, { n: 2 })
    expect(await late.state()).toBe('queued')
  })

  it.each<[WorkOptions, string]>([
    [{ concurrency: 0 }, 'concurrency'],
    [{ ageing: -1 }, 'ageing'],
  ])(
    'that cannot be done stores no job, and does not keep the instance from closing: %o',
    async (work, path) => {
      const repurpose = createRepurpose({ assets: memoryAssets(), work })
      const refused = { code: 'INPUT_INVALID', path }
      await expect(repurpose.start(quick, { n: 1 })).rejects.toMatchObject(refused)
      await expect(repurpose.start(quick, { n: 1 })).rejects.toMatchObject(refused)
      expect((await repurpose.jobs()).jobs).toEqual([])
      await repurpose.work()
      expect(await (await repurpose.start(quick, { n: 1 })).result()).toEqual({ work: 1 })
      await repurpose.close()
    },
  )
})

describe('close()', () => {
  it('lets calls under way finish, and hands over what is not done', async () => {
    const backend = memoryBackend()
    const assets = memoryAssets()
    const runs = { first: 0, second: 0 }
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const two = pipeline('two', Numbered).stage('work', async ({ step }) => {
      await step('first', async () => {
        runs.first += 1
        await held
      })
      return step('second', () => (runs.second += 1))
    })
    // A backend that outlives the instance, as a database does.
    const shared = { ...backend, close: async () => {} }
    const before = createRepurpose({ backend: shared, assets })
    const { id } = await before.start(two, { n: 1 })
    await expect.poll(() => runs.first).toBe(1)
    const closed = before.close()
    release()
    await closed
    expect(runs).toEqual({ first: 1, second: 0 })
    await using after = createRepurpose({ backend: shared, assets, pipelines: [two] })
    await after.work()
    expect(await (await after.job(id))?.result()).toEqual({ work: 1 })
    expect(runs).toEqual({ first: 1, second: 1 })
  })

  it('may be called again, and what comes after it is refused', async () => {
    const repurpose = createRepurpose({ assets: memoryAssets() })
    const job = await repurpose.start(waiting, { n: 1 })
    await Promise.all([repurpose.close(), repurpose.close()])
    await repurpose.close()
    const closed = { code: 'CLOSED' }
    await expect(repurpose.start(quick, { n: 1 })).rejects.toMatchObject(closed)
    await expect(repurpose.work()).rejects.toMatchObject(closed)
    await expect(repurpose.job(job.id)).rejects.toMatchObject(closed)
    await expect(job.state()).rejects.toMatchObject(closed)
    await expect(job.result()).rejects.toMatchObject(closed)
  })
})
