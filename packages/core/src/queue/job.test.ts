import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  child,
  createRepurpose,
  type Job,
  memoryAssets,
  memoryBackend,
  PermanentError,
  partial,
  pipeline,
  type RepurposeOptions,
  signal,
} from '../index.ts'
import { fakeClock, fakeLanguageModel } from '../testing/index.ts'

const Nothing = z.object({})
const Numbered = z.object({ n: z.number() })
const go = signal('go', z.object({ by: z.string() }))

/** An instance whose time is the test's. */
function scene(options: Partial<RepurposeOptions> = {}) {
  const clock = fakeClock()
  const backend = memoryBackend({ clock })
  const repurpose = createRepurpose({ clock, backend, assets: memoryAssets(), ...options })
  return { clock, backend, repurpose, [Symbol.asyncDispose]: () => repurpose.close() }
}

const waiting = pipeline('waiting', Numbered)
  .stage('wait', ({ waitFor }) => waitFor(go))
  .result(({ outputs }) => outputs.wait.by)
const family = pipeline('family', Nothing)
  .stage('all', ({ spawnAll }) => spawnAll('all', [child(waiting, { n: 1 }), child(waiting, { n: 2 })]))
  .result(({ outputs }) => outputs.all.length)

const states = async ({ backend }: ReturnType<typeof scene>, root: Job) =>
  (await backend.list({ rootId: root.id })).jobs.map(({ state }) => state)

describe('the result of a job', () => {
  it('is there once it has succeeded, also for who asks late', async () => {
    await using world = scene()
    const job = await world.repurpose.start(waiting, { n: 1 })
    const early = job.result()
    await world.clock.settle()
    await job.signal(go, { by: 'me' })
    await world.clock.settle()
    expect([await early, await job.result()]).toEqual(['me', 'me'])
    expect(await job.outcome()).toEqual({ status: 'succeeded', result: 'me' })
  })

  it.each([
    ['failed', 'PERMANENT', /^Job job ended failed: work: It lacks\./],
    ['partial', 'X', /^Job job ended partial: .*It lacks\. \(and 1 more\)/],
    ['cancelled', 'CANCELLED', /^Job job ended cancelled: enough/],
  ] as const)('is refused with the reasons when it ended %s', async (status, code, message) => {
    await using world = scene()
    const lack = { code: 'X', message: 'It lacks.', category: 'unknown', retryable: false } as const
    const lacking = pipeline('lacking', Nothing)
      .stage('work', ({ waitFor }) => {
        if (status === 'failed') throw new PermanentError({ message: 'It lacks.' })
        return status === 'cancelled' ? waitFor(go) : { by: 'me' }
      })
      .result(({ outputs }) => partial({ work: outputs.work }, [lack, lack]))
    const job = await world.repurpose.start(lacking, {}, { id: 'job' })
    await world.clock.settle()
    await job.cancel('enough')
    await world.clock.settle()
    await expect(job.result()).rejects.toMatchObject({
      code: 'INCOMPLETE',
      status,
      message: expect.stringMatching(message),
    })
    await expect(job.result()).rejects.toMatchObject({
      errors: [{ code }, ...(status === 'partial' ? [{}] : [])],
    })
    expect(await job.outcome()).toMatchObject({ status })
  })

  it('is refused while the job is blocked, and given when it is cured', async () => {
    await using world = scene()
    let list = ['a', 'b']
    const changing = pipeline('changing', Nothing)
      .stage('all', async ({ each, waitFor }) => {
        const items = await each('item', list, (item) => item)
        await waitFor(go)
        return items
      })
      .result(({ outputs }) => outputs.all)
    const job = await world.repurpose.start(changing, {})
    await world.clock.settle()
    list = ['c']
    await job.signal(go, { by: 'me' })
    world.backend.abandon(job.id)
    await world.clock.advance(2_000)
    const blocked = { code: 'REPLAY_MISMATCH', action: expect.stringContaining("retry({ from: 'all' })") }
    await expect(job.result()).rejects.toMatchObject(blocked)
    await expect(job.outcome()).rejects.toMatchObject(blocked)
    await job.retry({ from: 'all' })
    await job.signal(go, { by: 'me' })
    await world.clock.settle()
    expect(await job.result()).toEqual(['c'])
  })

  it('is found behind a long log of its settled hook', async () => {
    await using world = scene()
    const chatty = pipeline('chatty', Nothing)
      .result(() => 'done')
      .on({
        settled: async (_, { step }) => {
          for (let n = 0; n < 300; n += 1) await step(`notify ${n}`, () => n)
        },
      })
    const job = await world.repurpose.start(chatty, {})
    for (let round = 0; round < 100; round += 1) await world.clock.settle()
    expect((await world.backend.read({ jobId: job.id, after: 0 })).at(-1)).toMatchObject({
      type: 'hook.settled',
    })
    expect(await job.result()).toBe('done')
  })
})

describe('who waits for a result', () => {
  it('is told when the instance closes, however late it listens', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    let release = () => {}
    const listening = new Promise<void>((resolve) => (release = resolve))
    await using world = scene({
      clock,
      backend: {
        ...backend,
        async subscribe() {
          await listening
          return () => {}
        },
      },
    })
    const job = await world.repurpose.start(waiting, { n: 1 })
    const refused = expect(job.result()).rejects.toMatchObject({ code: 'CLOSED', path: job.id })
    await world.repurpose.close()
    release()
    await refused
  })
})

describe('a job that is gone', () => {
  it('is not found, whatever is asked of it', async () => {
    await using world = scene()
    const job = await world.repurpose.start(
      pipeline('quick', Nothing).stage('work', () => 1),
      {},
    )
    await job.result()
    await world.clock.advance(1_000)
    expect(await world.repurpose.queue.prune({ endedBefore: new Date(world.clock.now()) })).toBe(1)
    const gone = { code: 'JOB_NOT_FOUND', path: job.id }
    await expect(job.result()).rejects.toMatchObject(gone)
    await expect(job.outcome()).rejects.toMatchObject(gone)
    await expect(job.state()).rejects.toMatchObject(gone)
    await expect(job.progress()).rejects.toMatchObject(gone)
    for (const ask of [job.cancel, job.pause, job.resume, job.retry]) {
      await expect(ask()).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' })
    }
    expect(await world.repurpose.job(job.id)).toBeUndefined()
  })

  it('is not found by who has just seen that it ended', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    await using world = scene({ clock, backend: { ...backend, read: async () => [] } })
    const job = await world.repurpose.start(
      pipeline('quick', Nothing).stage('work', () => 1),
      {},
    )
    await clock.settle()
    await expect(job.result()).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' })
  })
})

describe('what a job tells', () => {
  it('is heard by type, until nobody listens any more', async () => {
    await using world = scene()
    const job = await world.repurpose.start(waiting, { n: 1 })
    const heard: string[] = []
    const stop = job.on('stage.started', ({ stage }) => void heard.push(stage))
    const others = job.on('wait.settled', () => void heard.push('settled'))
    await world.clock.settle()
    others()
    await job.signal(go, { by: 'me' })
    await world.clock.settle()
    stop()
    expect(heard).toEqual(['wait'])
  })

  it('is how far it is, also where nobody knows its pipeline', async () => {
    const backend = memoryBackend()
    const front = createRepurpose({ backend, assets: memoryAssets() })
    const timed = pipeline('timed', Nothing)
      .stage('quick', { expect: '1s' }, () => 1)
      .stage('slow', { expect: '9s' }, ({ waitFor }) => waitFor(go))
      .stop(
        'never',
        () => false,
        () => 1,
      )
    const job = await front.start(timed, {})
    await expect.poll(() => job.state()).toBe('parked')
    expect((await job.progress()).percentage).toBe(10)
    const elsewhere = createRepurpose({ backend, assets: memoryAssets(), work: false })
    const same = await elsewhere.job(job.id)
    expect((await same?.progress())?.state).toBe('parked')
    expect([same?.created, same?.pipeline]).toEqual([false, 'timed'])
    await front.close()
  })

  it('is what it cost, with its children, by model and stage', async () => {
    const language = fakeLanguageModel({
      answers: { ask: 'an answer' },
      price: () => ({ micros: 100 }),
      faults: [{ task: 'ask', call: 1, fails: 'permanent' }],
    })
    await using world = scene({ language })
    const asking = pipeline('asking', Numbered).stage('ask', ({ language, input }) =>
      language.generate({ task: 'ask', prompt: `${input.n}` }),
    )
    const all = pipeline('all', Nothing)
      .stage('own', ({ language }) => language.generate({ task: 'ask', prompt: 'own' }).catch(() => 'none'))
      .stage('children', async ({ spawnAll, spawn }) => {
        await spawnAll('all', [child(asking, { n: 1 }), child(asking, { n: 2 })])
        await spawn('nested', child(nested, {}))
      })
    const nested = pipeline('nested', Nothing).stage('inner', ({ spawn }) =>
      spawn('inner', child(asking, { n: 3 })),
    )
    const job = await world.repurpose.start(all, {})
    for (let round = 0; round < 5; round += 1) await world.clock.settle()
    expect(await job.state()).toBe('succeeded')
    expect(await job.cost()).toEqual({ micros: 300 })
    const ledger = await job.ledger()
    expect(ledger).toMatchObject({ calls: 4, failed: 1, cost: { micros: 300 } })
  })
})

describe('a family of jobs', () => {
  it('is paused and goes on together', async () => {
    await using world = scene()
    const job = await world.repurpose.start(family, {})
    await world.clock.settle()
    expect(await states(world, job)).toEqual(['parked', 'parked', 'parked'])
    await job.pause()
    expect(await states(world, job)).toEqual(['paused', 'paused', 'paused'])
    await job.resume()
    await world.clock.settle()
    expect(await states(world, job)).toEqual(['parked', 'parked', 'parked'])
    expect(await job.state()).toBe('parked')
  })

  it('of which some have ended is paused and goes on as far as it runs', async () => {
    await using world = scene()
    const job = await world.repurpose.start(family, {})
    await world.clock.settle()
    const [one, other] = (await world.backend.list({ parentId: job.id })).jobs
    for (const { id } of one === undefined ? [] : [one]) {
      await (await world.repurpose.job(id, waiting))?.signal(go, { by: 'me' })
    }
    await world.clock.settle()
    await job.pause()
    expect((await world.backend.get(other?.id ?? ''))?.state).toBe('paused')
    await job.resume()
    await (await world.repurpose.job(other?.id ?? '', waiting))?.signal(go, { by: 'you' })
    await world.clock.settle()
    expect(await job.result()).toBe(2)
  })

  it('is cancelled together', async () => {
    await using world = scene()
    const job = await world.repurpose.start(family, {})
    await world.clock.settle()
    await job.cancel('enough')
    await world.clock.advance(1_000)
    expect(await states(world, job)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  })

  it('is moved in the queue together, each keeping its place among its like', async () => {
    await using world = scene()
    const ranked = pipeline('ranked', Nothing).stage('all', ({ spawnAll }) =>
      spawnAll('all', [
        child(waiting, { n: 1 }, { priority: { level: 'normal', score: 7 } }),
        child(waiting, { n: 2 }, { priority: { level: 'normal', score: 3 } }),
      ]),
    )
    const job = await world.repurpose.start(ranked, {})
    await world.clock.settle()
    expect(await job.reprioritize(9)).toBe(true)
    const { jobs } = await world.backend.list({ rootId: job.id })
    expect(jobs.map(({ priority }) => priority)).toEqual(
      expect.arrayContaining([
        { level: 'high', score: 9 },
        { level: 'high', score: 7 },
        { level: 'high', score: 3 },
      ]),
    )
    await expect(job.reprioritize(99)).rejects.toMatchObject({ code: 'INPUT_INVALID', path: 'priority' })
    await job.cancel()
    await world.clock.advance(1_000)
    expect(await job.reprioritize('low')).toBe(false)
  })

  it('may be large', async () => {
    await using world = scene()
    const large = pipeline('large', Nothing).stage('all', ({ spawnAll }) =>
      spawnAll(
        'all',
        Array.from({ length: 250 }, (_, n) => child(waiting, { n })),
      ),
    )
    const job = await world.repurpose.start(large, {})
    for (let round = 0; round < 20; round += 1) await world.clock.settle()
    await job.pause()
    expect((await world.repurpose.queue.counts()).states.paused).toBe(251)
    expect(await job.reprioritize('high')).toBe(true)
    const levels = []
    for (let after: string | undefined; ; ) {
      const page = await world.repurpose.jobs({ after })
      levels.push(...page.jobs.map(({ priority }) => priority.level))
      after = page.next
      if (after === undefined) break
    }
    expect(levels).toEqual(Array(251).fill('high'))
  })
})

describe('a signal', () => {
  it('is refused when its schema refuses it', async () => {
    await using world = scene()
    const job = await world.repurpose.start(waiting, { n: 1 })
    // What a caller without types may hand in.
    await expect(job.signal(go, { by: 7 } as never)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      path: 'signal.go.by',
    })
  })

  it('counts once by its id, before anyone waits, and not when the job has ended', async () => {
    await using world = scene()
    await world.repurpose.queue.pause()
    const job = await world.repurpose.start(waiting, { n: 1 })
    expect(await job.signal(go, { by: 'first' }, { id: 'one' })).toBe(true)
    expect(await job.signal(go, { by: 'again' }, { id: 'one' })).toBe(false)
    await world.repurpose.queue.resume()
    await world.clock.settle()
    expect(await job.result()).toBe('first')
    expect(await job.signal(go, { by: 'late' })).toBe(false)
  })

  it('may be large', async () => {
    await using world = scene()
    const job = await world.repurpose.start(waiting, { n: 1 })
    const by = 'x'.repeat(200_000)
    await job.signal(go, { by })
    await world.clock.settle()
    expect(await job.result()).toBe(by)
    const log = await world.backend.read({ jobId: job.id, after: 0 })
    expect(JSON.stringify(log).length).toBeLessThan(20_000)
  })
})
