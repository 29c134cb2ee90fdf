import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testEngine } from '../fixtures/engine.ts'
import { child, pipeline, signal } from '../index.ts'

const Nothing = z.object({})
const Numbered = z.object({ n: z.number() })
const go = signal('go', z.string())
type Scene = ReturnType<typeof testEngine>

const double = pipeline('double', Numbered)
  .stage('double', ({ input }) => input.n * 2)
  .result(({ outputs }) => outputs.double)
const waiting = pipeline('waiting', Numbered)
  .stage('wait', ({ waitFor }) => waitFor(go))
  .result(({ outputs }) => outputs.wait)

const tell = (scene: Scene, jobId: string, signalId = 'go') =>
  scene.backend.signal({ jobId, name: 'go', key: undefined, value: 'gone', signalId })

async function children(scene: Scene, parentId: string) {
  return (await scene.backend.list({ parentId })).jobs
}

describe('a child', () => {
  it('gives its outcome, its id, what it cost and how long it took', async () => {
    await using scene = testEngine()
    await scene.work()
    const slow = pipeline('slow', Nothing)
      .stage('sleep', ({ sleep }) => sleep('nap', '10s'))
      .result(() => 'rested')
    const id = await scene.start(
      pipeline('parent', Nothing).stage('one', ({ spawn }) => spawn('child', child(slow, {}))),
      {},
    )
    await scene.clock.advance(20_000)
    const [one] = await children(scene, id)
    expect(await scene.result(id)).toEqual({
      one: { status: 'succeeded', value: 'rested', jobId: one?.id, cost: { micros: 0 }, ms: 10_000 },
    })
  })

  it('that fails is an outcome, not an error', async () => {
    await using scene = testEngine()
    await scene.work()
    const failing = pipeline('failing', Nothing).stage('fail', () => {
      throw new Error('No luck.')
    })
    const id = await scene.start(
      pipeline('parent', Nothing).stage('one', ({ spawn }) => spawn('child', child(failing, {}))),
      {},
    )
    await scene.clock.settle()
    expect(await scene.result(id)).toMatchObject({
      one: { status: 'failed', error: { message: 'No luck.', path: 'fail' }, ms: 0 },
    })
  })

  it('has the labels, language, trace and priority of its parent, and may add to them', async () => {
    await using scene = testEngine()
    await scene.work()
    const seen: unknown[] = []
    const looking = pipeline('looking', Nothing).stage('look', ({ job }) => void seen.push(job))
    const id = await scene.start(
      pipeline('parent', Nothing).stage('all', ({ spawnAll }) =>
        spawnAll('all', [
          child(looking, {}, { key: 'as it is' }),
          child(looking, {}, { key: 'other', labels: { part: '2' }, priority: 'low' }),
        ]),
      ),
      {},
      { labels: { tenant: 'acme' }, language: 'de', trace: 't-1', priority: 'high' },
    )
    await scene.clock.settle()
    const common = { parentId: id, rootId: id, language: 'de', trace: 't-1' }
    expect(seen).toEqual([
      expect.objectContaining({ ...common, labels: { tenant: 'acme' } }),
      expect.objectContaining({ ...common, labels: { tenant: 'acme', part: '2' } }),
    ])
    const levels = (await children(scene, id)).map(({ priority }) => priority.level)
    expect(levels.toSorted()).toEqual(['high', 'low'])
  })

  it('never has more time than its parent', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('parent', Nothing).stage('all', ({ spawnAll }) =>
        spawnAll('all', [
          child(waiting, { n: 1 }, { deadline: '1h' }),
          child(waiting, { n: 2 }, { deadline: '1s' }),
          child(waiting, { n: 3 }),
        ]),
      ),
      {},
      { deadline: '1m' },
    )
    const start = scene.clock.now()
    const logs = await Promise.all((await children(scene, id)).map(({ id }) => scene.log(id)))
    const deadlines = logs.map(([first]) => (first?.type === 'job.queued' ? first.deadline : undefined))
    expect(deadlines.toSorted()).toEqual([start + 1_000, start + 60_000, start + 60_000])
  })

  it('with an input that does not fit fails the stage before anything is created', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('parent', Nothing).stage('all', ({ spawnAll }) =>
        spawnAll('all', [
          child(double, { n: 1 }),
          // What a pipeline without types may hand on.
          child(double, { n: 'two' } as never),
        ]),
      ),
      {},
    )
    await scene.clock.settle()
    expect((await scene.log(id)).at(-1)).toMatchObject({
      type: 'job.failed',
      error: { code: 'INPUT_INVALID' },
    })
    expect(await children(scene, id)).toEqual([])
  })
})

describe('many children', () => {
  const family = (count: number, concurrency?: number) =>
    pipeline('family', Nothing).stage('all', async ({ spawnAll }) => {
      const outcomes = await spawnAll(
        'all',
        Array.from({ length: count }, (_, n) => child(double, { n })),
        { concurrency },
      )
      return outcomes.map((outcome) => (outcome.status === 'succeeded' ? outcome.value : -1))
    })

  it('may be none', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(family(0), {})
    expect(await scene.result(id)).toEqual({ all: [] })
  })

  it('are created in chunks, so that one write stays small', async () => {
    const sizes: number[] = []
    await using scene = testEngine({
      wrap: (backend) => ({
        ...backend,
        spawn(write) {
          sizes.push(write.children.length)
          return backend.spawn(write)
        },
      }),
    })
    await scene.work()
    const id = await scene.start(family(230), {})
    for (let round = 0; round < 10; round += 1) await scene.clock.settle()
    expect(await scene.result(id)).toEqual({ all: Array.from({ length: 230 }, (_, n) => 2 * n) })
    expect(sizes).toEqual([100, 100, 30])
  })

  it.each([1, 1.5, 2, 3.9])('are at most %s at once', async (concurrency) => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('window', Nothing).stage('all', ({ spawnAll }) =>
        spawnAll(
          'all',
          [1, 2, 3, 4, 5].map((n) => child(waiting, { n })),
          { concurrency },
        ),
      ),
      {},
    )
    for (let round = 0; round < 5; round += 1) {
      const running = (await children(scene, id)).filter(({ state }) => state === 'parked')
      expect(running.length).toBeLessThanOrEqual(concurrency)
      expect(running.length).toBeGreaterThan(0)
      const [first] = running
      if (first !== undefined) await tell(scene, first.id)
      await scene.clock.settle()
    }
    expect(await scene.state(id)).toBe('succeeded')
  })

  it.each([0, 0.5, -1, Number.NaN])('are not %s at once', async (concurrency) => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(family(3, concurrency), {})
    expect((await scene.log(id)).at(-1)).toMatchObject({
      type: 'job.failed',
      error: { code: 'INPUT_INVALID', path: 'all/all.concurrency' },
    })
  })

  it('are known by their key, those without one by their position', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('mixed', Nothing).stage('all', ({ spawnAll }) =>
        spawnAll('all', [
          child(double, { n: 1 }, { key: 'a' }),
          child(double, { n: 2 }),
          child(double, { n: 3 }, { key: 'x/y' }),
        ]),
      ),
      {},
    )
    await scene.clock.settle()
    const log = await scene.log(id)
    expect(log.flatMap((fact) => (fact.type === 'child.spawned' ? [fact.key] : []))).toEqual([
      'all/all[a]',
      'all/all[1]',
      'all/all[x%2fy]',
    ])
    expect(log.find(({ type }) => type === 'group.opened')).not.toHaveProperty('shape')
  })

  it('of one key are refused', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('twins', Nothing).stage('all', ({ spawnAll }) =>
        spawnAll('all', [child(double, { n: 1 }, { key: 'a' }), child(double, { n: 2 }, { key: 'a' })]),
      ),
      {},
    )
    expect((await scene.log(id)).at(-1)).toMatchObject({ error: { code: 'INPUT_INVALID', path: 'all/all' } })
    expect(await children(scene, id)).toEqual([])
  })

  it('are said to be waited for once, by the name of their group', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('parent', Nothing).stage('all', ({ spawnAll }) =>
        spawnAll('lessons', [child(waiting, { n: 1 }), child(waiting, { n: 2 })]),
      ),
      {},
    )
    for (const { id: one } of await children(scene, id)) {
      await tell(scene, one)
      await scene.clock.settle()
    }
    const parked = (await scene.log(id)).filter(({ type }) => type === 'job.parked')
    expect(parked).toMatchObject([{ why: 'children', on: ['all/lessons'] }])
  })
})

describe('a parent that was moved in the queue', () => {
  it('gives the children that it spawns from then on its new priority', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('parent', Nothing).stage('all', ({ spawnAll }) =>
        spawnAll(
          'all',
          [1, 2].map((n) => child(waiting, { n })),
          { concurrency: 1 },
        ),
      ),
      {},
      { priority: 'low' },
    )
    await scene.backend.reprioritize({ jobId: id, priority: { level: 'high', score: 9 } })
    const [first] = await children(scene, id)
    if (first !== undefined) await tell(scene, first.id)
    await scene.clock.settle()
    const priorities = (await children(scene, id)).map(({ priority }) => priority.level)
    expect(priorities.toSorted()).toEqual(['high', 'low'])
  })
})

describe('a stage that starts over while its children run', () => {
  /** A parent whose code no longer fits its past, while two of its children wait. */
  async function blockedParent(scene: Scene) {
    let names = ['a', 'b']
    await scene.work()
    const id = await scene.start(
      pipeline('parent', Nothing)
        .stage('all', async ({ spawnAll, waitFor }) => {
          const [outcomes] = await Promise.all([
            spawnAll(
              'all',
              names.map((_, n) => child(waiting, { n: names.length * 10 + n })),
            ),
            waitFor(go),
          ])
          return outcomes.map(({ status }) => status)
        })
        .result(({ outputs }) => outputs.all),
      {},
    )
    names = ['c']
    // The worker loses the job when it takes it up again, so that the next claim replays it with the other list.
    await tell(scene, id, 'wake')
    scene.backend.abandon(id)
    await scene.clock.advance(2_000)
    return id
  }

  it('ends without waiting for those that it began before', async () => {
    await using scene = testEngine()
    const id = await blockedParent(scene)
    expect((await scene.log(id)).at(-1)).toMatchObject({ type: 'job.blocked' })
    const before = await children(scene, id)
    expect(before.map(({ state }) => state)).toEqual(['parked', 'parked'])
    await scene.backend.request({ jobId: id, what: 'retry', from: 'all' })
    await scene.clock.settle()
    await scene.clock.settle()
    const fresh = (await children(scene, id)).find((one) => before.every((old) => old.id !== one.id))
    if (fresh !== undefined) await tell(scene, fresh.id)
    // The first signal was taken before the stage started over.
    await tell(scene, id, 'again')
    await scene.clock.advance(1_000)
    expect(await scene.state(id)).toBe('succeeded')
    expect(await scene.result(id)).toEqual(['succeeded'])
  })

  it('leaves none of them running', async () => {
    await using scene = testEngine()
    const id = await blockedParent(scene)
    const before = await children(scene, id)
    await scene.backend.request({ jobId: id, what: 'retry', from: 'all' })
    await scene.clock.advance(1_000)
    const states = await Promise.all(before.map((one) => scene.state(one.id)))
    expect(states).toEqual(['cancelled', 'cancelled'])
  })
})
