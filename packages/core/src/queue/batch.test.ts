import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  createRepurpose,
  memoryAssets,
  memoryBackend,
  PermanentError,
  partial,
  pipeline,
  signal,
} from '../index.ts'

const Numbered = z.object({ n: z.number() })
const go = signal('go', z.string())

function instance(options: Partial<Parameters<typeof createRepurpose>[0]> = {}) {
  return createRepurpose({ assets: memoryAssets(), ...options })
}

const broken = new Set<number>()
const double = pipeline('double', Numbered)
  .stage('double', ({ input }) => {
    if (broken.has(input.n)) throw new PermanentError({ message: `No ${input.n}.` })
    return input.n * 2
  })
  .result(({ outputs }) => outputs.double)
const waiting = pipeline('waiting', Numbered)
  .stage('wait', ({ waitFor }) => waitFor(go))
  .result(({ input, outputs }) => `${outputs.wait} ${input.n}`)

const lack = { code: 'X', message: 'It lacks.', category: 'unknown', retryable: false } as const
const numbers = (count: number) => Array.from({ length: count }, (_, n) => ({ n }))

describe('a batch', () => {
  it.each([
    ['without inputs', [], {}, 'inputs'],
    ['with an input that does not fit', [{ n: 1 }, { n: 'x' }], {}, 'inputs[1].n'],
    ['of no jobs at once', [{ n: 1 }], { concurrency: 0 }, 'concurrency'],
    ['of so many jobs at once as is no number', [{ n: 1 }], { concurrency: Number.NaN }, 'concurrency'],
  ])('%s is refused before anything is stored', async (_, inputs, options, path) => {
    await using repurpose = instance()
    // What a caller without types may hand in.
    const started = repurpose.startAll(double, inputs as { n: number }[], options)
    await expect(started).rejects.toMatchObject({ code: 'INPUT_INVALID', path })
    expect((await repurpose.jobs()).jobs).toEqual([])
  })

  it('knows the ids of its jobs at once; a job exists when it is its turn', async () => {
    await using repurpose = instance()
    const batch = await repurpose.startAll(waiting, numbers(3), { concurrency: 1 })
    expect([batch.total, new Set(batch.jobIds).size]).toEqual([3, 3])
    for (let n = 0; n < 3; n += 1) {
      await expect.poll(async () => (await batch.jobs()).length).toBe(n + 1)
      const [job] = (await batch.jobs()).slice(-1)
      expect(job?.id).toBe(batch.jobIds[n])
      await job?.signal(go, 'gone')
    }
    expect(await batch.result()).toEqual(['gone 0', 'gone 1', 'gone 2'])
  })

  it('labels its jobs as it is labelled', async () => {
    await using repurpose = instance()
    const batch = await repurpose.startAll(double, numbers(2), { labels: { tenant: 'acme' } })
    await batch.result()
    const { jobs } = await repurpose.jobs({ labels: { tenant: 'acme' } })
    expect(jobs.map(({ id }) => id).toSorted()).toEqual([batch.id, ...batch.jobIds].toSorted())
  })

  it('of which some failed is partial: it tells how each ended, and a retry makes only those', async () => {
    await using repurpose = instance()
    broken.add(1)
    const batch = await repurpose.startAll(double, numbers(3))
    await expect(batch.result()).rejects.toMatchObject({
      code: 'INCOMPLETE',
      status: 'partial',
      path: 'jobs[1]',
    })
    expect(await batch.outcome()).toMatchObject({
      status: 'partial',
      result: [0, 4],
      errors: [{ code: 'PERMANENT', path: 'jobs[1]' }],
    })
    expect(await batch.outcomes()).toMatchObject([
      { status: 'succeeded', value: 0 },
      { status: 'failed', error: { code: 'PERMANENT', message: 'No 1.' } },
      { status: 'succeeded', value: 4 },
    ])
    broken.clear()
    await batch.retry()
    expect(await batch.result()).toEqual([0, 2, 4])
    expect(await batch.outcome()).toEqual({ status: 'succeeded', result: [0, 2, 4] })
  })

  it('that is cancelled tells of those that ended before how they ended', async () => {
    await using repurpose = instance()
    const mixed = pipeline('mixed', Numbered)
      .stage('work', ({ input, waitFor }) => (input.n < 2 ? 'quick' : waitFor(go)))
      .result(({ input, outputs }) => (input.n === 1 ? partial(outputs.work, [lack]) : outputs.work))
    const batch = await repurpose.startAll(mixed, numbers(4), { concurrency: 1 })
    await expect.poll(async () => (await repurpose.queue.counts()).states.parked).toBe(2)
    await batch.cancel('enough')
    expect(await batch.outcome()).toMatchObject({ status: 'cancelled', error: { message: 'enough' } })
    await expect(batch.result()).rejects.toMatchObject({ status: 'cancelled' })
    expect(await batch.outcomes()).toMatchObject([
      { status: 'succeeded', value: 'quick' },
      { status: 'failed', error: { code: 'INCOMPLETE', message: expect.stringContaining('It lacks.') } },
      { status: 'failed', error: { code: 'CANCELLED', message: expect.stringContaining('Parent job') } },
      { status: 'failed', error: { code: 'CANCELLED', message: 'enough' } },
    ])
  })

  it('is the same batch for the same id and inputs, however many at once', async () => {
    await using repurpose = instance()
    const first = await repurpose.startAll(double, numbers(2), { id: 'one', concurrency: 2 })
    const again = await repurpose.startAll(double, numbers(2), {
      id: 'one',
      concurrency: 9,
      labels: { run: '2' },
    })
    expect([first.created, again.created]).toEqual([true, false])
    expect(await again.result()).toEqual([0, 2])
    await expect(repurpose.startAll(double, numbers(3), { id: 'one' })).rejects.toMatchObject({
      code: 'JOB_CONFLICT',
    })
    await expect(repurpose.startAll(waiting, numbers(2), { id: 'one' })).rejects.toMatchObject({
      code: 'JOB_CONFLICT',
    })
  })

  it('fails where nobody knows its pipeline', async () => {
    const backend = memoryBackend()
    const front = instance({ backend, work: false })
    const batch = await front.startAll(double, numbers(1))
    await using other = instance({ backend })
    await other.work()
    await expect(batch.result()).rejects.toMatchObject({ status: 'failed' })
    expect(await batch.outcome()).toMatchObject({ error: { code: 'PIPELINE_UNKNOWN', path: 'double' } })
    expect(await batch.outcomes()).toMatchObject([{ status: 'failed', error: { code: 'PIPELINE_UNKNOWN' } }])
    await front.close()
  })
})
