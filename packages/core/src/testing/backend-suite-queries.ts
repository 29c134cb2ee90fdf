import assert from 'node:assert/strict'
import type { JobQuery } from '../ports/index.ts'
import { pieceOf } from './backend-suite-ending.ts'
import {
  again,
  blocks,
  endsAs,
  hooked,
  newChild,
  newJob,
  parks,
  pauses,
  progress,
  succeeds,
} from './backend-suite-jobs.ts'
import type { Scene, Test } from './backend-suite-scene.ts'

async function find({ backend }: Scene, query: JobQuery): Promise<readonly string[]> {
  return (await backend.list(query)).jobs.map(({ id }) => id)
}

export function querying(test: Test): void {
  test('knows no job that was never created', async ({ backend }) => {
    assert.equal(await backend.get('nobody'), undefined)
    assert.deepEqual(await backend.read({ jobId: 'nobody', after: 0 }), [])
    assert.deepEqual(await backend.list({}), { jobs: [], next: undefined })
    assert.deepEqual(await backend.counts(), {
      states: {
        queued: 0,
        running: 0,
        parked: 0,
        paused: 0,
        blocked: 0,
        succeeded: 0,
        partial: 0,
        failed: 0,
        cancelled: 0,
      },
      levels: { high: 0, normal: 0, low: 0 },
      paused: false,
    })
  })

  test('reads a log from any place, as far as it is asked to', async ({ create, work, backend }) => {
    const [id = ''] = await create(newJob())
    await (await (await work()).next()).append(progress('1'), progress('2'), progress('3'))
    const read = async (after: number, limit?: number): Promise<readonly number[]> =>
      (await backend.read({ jobId: id, after, limit })).map(({ seq }) => seq)
    assert.deepEqual(await read(0), [1, 2, 3, 4])
    assert.deepEqual(await read(2), [3, 4])
    assert.deepEqual(await read(4), [])
    assert.deepEqual(await read(9), [])
    assert.deepEqual(await read(0, 2), [1, 2])
    assert.deepEqual(await read(2, 10), [3, 4])
  })

  test('lists jobs by state, pipeline, labels and family', async (scene) => {
    const root = newJob({ labels: { tenant: 'acme', video: '1' } })
    const [summary, novel] = [
      newJob({ pipeline: 'summary', labels: { tenant: 'acme' } }),
      newJob({ pipeline: 'novel' }),
    ]
    await scene.create(root, summary, novel)
    const worker = await scene.work()
    const child = newChild(root, { pipeline: 'summary' })
    const parent = await worker.next()
    await parent.spawn(child)
    await parent.settle(parks({ why: 'children' }))
    assert.deepEqual(await find(scene, {}), [root.id, summary.id, novel.id, child.id])
    assert.deepEqual(await find(scene, { states: ['queued'] }), [summary.id, novel.id, child.id])
    assert.deepEqual(await find(scene, { states: ['parked', 'running'] }), [root.id])
    assert.deepEqual(await find(scene, { states: [] }), [])
    assert.deepEqual(await find(scene, { pipeline: 'summary' }), [summary.id, child.id])
    assert.deepEqual(await find(scene, { labels: { tenant: 'acme' } }), [root.id, summary.id])
    assert.deepEqual(await find(scene, { labels: { tenant: 'acme', video: '1' } }), [root.id])
    assert.deepEqual(await find(scene, { parentId: root.id }), [child.id])
    assert.deepEqual(await find(scene, { rootId: root.id }), [root.id, child.id])
    assert.deepEqual(await find(scene, { rootId: root.id, pipeline: 'summary', states: ['queued'] }), [
      child.id,
    ])
    assert.deepEqual(await find(scene, { parentId: 'nobody' }), [])
    assert.deepEqual(await find(scene, { rootId: 'nobody' }), [])
  })

  test('lists jobs page by page, none twice and none left out', async (scene) => {
    const ids = await scene.create(
      ...Array.from({ length: 25 }, (_, n) => newJob({ labels: { parity: n % 2 === 0 ? 'even' : 'odd' } })),
    )
    const even = ids.filter((_, n) => n % 2 === 0)
    const pages: (readonly string[])[] = []
    for (let after: string | undefined; ; ) {
      const page = await scene.backend.list({ labels: { parity: 'even' }, limit: 5, after })
      pages.push(page.jobs.map(({ id }) => id))
      if (pages.length === 1) await scene.create(newJob({ labels: { parity: 'even' } }))
      if (page.next === undefined) break
      after = page.next
    }
    assert.deepEqual(
      pages.map((page) => page.length),
      [5, 5, 4],
    )
    assert.deepEqual(pages.flat().slice(0, 13), even)
  })

  test('ends the pages when they end exactly', async ({ create, backend }) => {
    await create(newJob(), newJob())
    assert.equal((await backend.list({ limit: 2 })).next, undefined)
    const { next } = await backend.list({ limit: 1 })
    assert.equal((await backend.list({ limit: 1, after: next })).next, undefined)
  })

  test('refuses a place in the pages that it never gave', async ({ backend }) => {
    await assert.rejects(backend.list({ after: 'somewhere' }))
  })

  test('counts jobs by state and queued ones by level', async ({ create, work, backend, now, moment }) => {
    await create(...Array.from({ length: 8 }, () => newJob({ priority: { level: 'high', score: 0 } })))
    await create(newJob({ priority: { level: 'low', score: 0 } }), newJob(), newJob())
    const worker = await work()
    const turns = [
      parks({ why: 'signal' }),
      pauses,
      blocks,
      endsAs('failed'),
      endsAs('partial'),
      endsAs('cancelled'),
      succeeds(),
    ]
    for (const turn of turns) await (await worker.next()).settle(turn)
    await (await worker.next()).settle(again(now() + 1_000 * moment))
    await worker.next()
    assert.deepEqual(await backend.counts(), {
      states: {
        queued: 3,
        running: 1,
        parked: 1,
        paused: 1,
        blocked: 1,
        succeeded: 1,
        partial: 1,
        failed: 1,
        cancelled: 1,
      },
      levels: { high: 1, normal: 1, low: 1 },
      paused: false,
    })
  })

  test('prunes trees that ended before a time, with their logs', async (scene) => {
    const { create, work, backend, now, pass, moment, feed } = scene
    const root = newJob()
    await create(root)
    const worker = await work()
    const parent = await worker.next()
    const child = newChild(root)
    await parent.spawn(child)
    await parent.settle(parks({ why: 'children' }))
    await (await worker.next()).settle(succeeds())
    await (await worker.next()).settle(succeeds())
    const [kept = ''] = await create(newJob())
    assert.equal(await backend.prune({ endedBefore: now() - moment, limit: 10 }), 0)
    await pass(1)
    assert.equal(await backend.prune({ endedBefore: now() + 1, limit: 10 }), 2)
    assert.deepEqual(await find(scene, {}), [kept])
    assert.deepEqual([await backend.get(root.id), await backend.get(child.id)], [undefined, undefined])
    assert.deepEqual(await backend.read({ jobId: root.id, after: 0 }), [])
    assert.deepEqual(
      (await feed()).map(({ jobId }) => jobId),
      [kept],
    )
    assert.equal((await backend.counts()).states.succeeded, 0)
    assert.deepEqual(await backend.create({ jobs: [root] }), [
      { id: root.id, created: true, state: 'queued' },
    ])
  })

  test('prunes no tree of which a part still runs or a hook is still to come', async (scene) => {
    const { create, work, backend, now } = scene
    const root = newJob({ labels: { keep: 'child' } })
    await create(root)
    const worker = await work()
    const parent = await worker.next()
    await parent.spawn(newChild(root, { lane: 'elsewhere' }))
    await parent.settle(endsAs('failed'))
    await create(newJob())
    await (await worker.next()).settle(succeeds({}, { hook: true }))
    const hook = await worker.next()
    assert.equal(await backend.prune({ endedBefore: now() + 1_000, limit: 10 }), 0)
    await hook.settle(hooked)
    assert.equal(await backend.prune({ endedBefore: now() + 1_000, limit: 10 }), 1)
  })

  test('prunes whole trees, and no more than it was asked to', async ({ create, work, backend, now }) => {
    const ids = await create(newJob(), newJob(), newJob())
    const worker = await work()
    for (const _ of ids) await (await worker.next()).settle(endsAs('failed'))
    assert.equal(await backend.prune({ endedBefore: now() + 1_000, limit: 2 }), 2)
    assert.deepEqual(
      (await backend.list({})).jobs.map(({ id }) => id),
      ids.slice(2),
    )
    assert.equal(await backend.prune({ endedBefore: now() + 1_000, limit: 2 }), 1)
    assert.equal(await backend.prune({ endedBefore: now() + 1_000, limit: 2 }), 0)
  })

  test('keeps the pieces and the durations of jobs that are pruned', async ({
    create,
    work,
    backend,
    now,
  }) => {
    const job = newJob()
    await create(job)
    const durations = [{ pipeline: 'article', stage: 'draft', ms: 10 }]
    await (await (await work()).next()).settle({ ...succeeds(), contents: [pieceOf(job)], durations })
    assert.equal(await backend.prune({ endedBefore: now() + 1_000, limit: 10 }), 1)
    assert.deepEqual(
      [(await backend.contents({})).length, await backend.durations('article')],
      [1, { draft: 10 }],
    )
  })
}
