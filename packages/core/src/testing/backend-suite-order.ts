import assert from 'node:assert/strict'
import type { Priority } from '../priority/index.ts'
import { again, blocks, newChild, newJob, normal, parks, pauses, succeeds } from './backend-suite-jobs.ts'
import type { Scene, Test } from './backend-suite-scene.ts'

/** The order in which a worker gets the jobs that wait. */
async function orderOf({ work }: Scene, count: number): Promise<readonly string[]> {
  const worker = await work()
  const order: string[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const held = await worker.next()
    order.push(held.id)
    await held.settle(succeeds())
  }
  return order
}

export function ordering(test: Test): void {
  test('puts the level first, then the score, then the age', async (scene) => {
    const priorities: readonly Priority[] = [
      { level: 'low', score: 10 },
      { level: 'normal', score: 4 },
      { level: 'normal', score: 7 },
      { level: 'high', score: 8 },
      { level: 'normal', score: 7 },
      { level: 'high', score: 8 },
      { level: 'normal', score: 6.5 },
      { level: 'low', score: -3 },
      { level: 'high', score: 10 },
    ]
    const ids = await scene.create(...priorities.map((priority) => newJob({ priority })))
    const order = await orderOf(scene, ids.length)
    assert.deepEqual(
      order.map((id) => ids.indexOf(id)),
      [8, 3, 5, 2, 4, 6, 1, 0, 7],
    )
  })

  test('orders across pipelines and lanes', async (scene) => {
    const { create, work } = scene
    const ids = await create(
      newJob({ pipeline: 'summary', lane: 'bulk', priority: { level: 'low', score: 0 } }),
      newJob({ pipeline: 'article', lane: 'bulk', priority: { level: 'normal', score: 1 } }),
      newJob({ pipeline: 'summary', lane: 'default', priority: { level: 'normal', score: 2 } }),
      newJob({ pipeline: 'article', lane: 'default', priority: { level: 'high', score: 0 } }),
    )
    const worker = await work({ lanes: ['bulk', 'default'], pipelines: () => ['article', 'summary'] })
    for (const id of [...ids].reverse()) {
      const held = await worker.next()
      assert.equal(held.id, id)
      await held.settle(succeeds())
    }
  })

  test('keeps the age of a job that goes back to the queue', async ({ create, work }) => {
    const [old = ''] = await create(newJob(), newJob())
    const worker = await work()
    await (await worker.next()).settle(again())
    assert.equal((await worker.next()).id, old)
  })

  test('finishes a tree before it begins a younger one', async ({ create, work }) => {
    const [old, young] = [newJob(), newJob()]
    await create(old, young)
    const worker = await work()
    const parent = await worker.next()
    const pieces = [newChild(old), newChild(old)]
    await parent.spawn(...pieces)
    await parent.settle(parks({ why: 'children' }))
    for (const id of [...pieces.map((piece) => piece.id), old.id, young.id]) {
      const held = await worker.next()
      assert.equal(held.id, id)
      await held.settle(succeeds())
    }
  })

  test('reorders a job whose priority is changed while it waits', async (scene) => {
    const { create, backend, log, record } = scene
    const ids = await create(newJob(), newJob(), newJob())
    const [first = '', , last = ''] = ids
    assert.equal(await backend.reprioritize({ jobId: last, priority: { level: 'high', score: 1 } }), true)
    assert.equal(await backend.reprioritize({ jobId: first, priority: { level: 'normal', score: -1 } }), true)
    assert.deepEqual((await record(last)).priority, { level: 'high', score: 1 })
    const fact = (await log(last)).at(-1)
    assert.deepEqual(fact?.type === 'job.reprioritized' && fact.priority, { level: 'high', score: 1 })
    assert.deepEqual((await backend.counts()).levels, { high: 1, normal: 2, low: 0 })
    assert.deepEqual(await orderOf(scene, 3), [ids[2], ids[1], ids[0]])
  })

  test('changes the priority of a job that is parked, delayed, paused or blocked', async (scene) => {
    const { create, work, backend, now, moment, record } = scene
    const [parked = '', delayed = '', paused = '', blocked = ''] = await create(
      newJob(),
      newJob(),
      newJob(),
      newJob(),
    )
    const worker = await work()
    await (await worker.next()).settle(parks({ why: 'signal' }))
    await (await worker.next()).settle(again(now() + 100 * moment))
    await (await worker.next()).settle(pauses)
    await (await worker.next()).settle(blocks)
    for (const jobId of [parked, delayed, paused, blocked]) {
      const { state, wakeAt } = await record(jobId)
      assert.equal(await backend.reprioritize({ jobId, priority: { level: 'low', score: 2 } }), true)
      const after = await record(jobId)
      assert.deepEqual(
        [after.state, after.wakeAt, after.priority],
        [state, wakeAt, { level: 'low', score: 2 }],
      )
    }
    await worker.findsNothing()
  })

  test('does not change the priority of a job that runs or has ended', async ({
    create,
    work,
    backend,
    types,
    record,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    const change = { jobId: id, priority: { level: 'high', score: 10 } } as const
    assert.equal(await backend.reprioritize(change), false)
    await held.settle(succeeds())
    assert.equal(await backend.reprioritize(change), false)
    assert.deepEqual((await record(id)).priority, normal)
    assert.deepEqual(await types(id), ['job.queued', 'job.succeeded'])
  })

  test('raises no job beyond the top, nor one whose priority is changed while it does not wait', async (scene) => {
    const { create, work, backend, moment, pass, types, eventually, now } = scene
    const [parked = '', delayed = '', top = ''] = await create(
      newJob(),
      newJob(),
      newJob({ lane: 'elsewhere' }),
    )
    const worker = await work({ ageingMs: moment })
    await (await worker.next()).settle(parks({ why: 'signal' }))
    await (await worker.next()).settle(again(now() + 1_000 * moment))
    for (const jobId of [parked, delayed])
      await backend.reprioritize({ jobId, priority: { level: 'low', score: 0 } })
    await backend.reprioritize({ jobId: top, priority: { level: 'high', score: 0 } })
    const [waiting = ''] = await create(newJob({ lane: 'elsewhere' }))
    await pass(moment)
    await eventually('another job to rise', async () => (await types(waiting)).includes('job.reprioritized'))
    for (const id of [parked, delayed, top]) {
      assert.equal((await types(id)).filter((type) => type === 'job.reprioritized').length, 1)
    }
  })

  test('raises no job that runs, parks or has been claimed meanwhile', async (scene) => {
    const { create, work, moment, pass, types, eventually } = scene
    const [parked = '', running = ''] = await create(newJob(), newJob())
    const worker = await work({ ageingMs: moment })
    await (await worker.next()).settle(parks({ why: 'signal' }))
    const held = await worker.next()
    const [waiting = ''] = await create(newJob({ lane: 'elsewhere' }))
    await pass(moment)
    await eventually('another job to rise', async () => (await types(waiting)).includes('job.reprioritized'))
    assert.deepEqual(await types(running), ['job.queued'])
    assert.deepEqual(await types(parked), ['job.queued', 'job.parked'])
    await held.settle(succeeds())
  })

  test('raises a job by a level that has waited too long', async ({
    create,
    work,
    moment,
    pass,
    log,
    backend,
    eventually,
  }) => {
    await create(newJob({ priority: { level: 'high', score: 0 } }))
    const worker = await work({ ageingMs: moment })
    const busy = await worker.next()
    const [id = ''] = await create(newJob({ priority: { level: 'low', score: 3 } }))
    const raised = async (): Promise<readonly Priority[]> =>
      (await log(id)).flatMap((fact) => (fact.type === 'job.reprioritized' ? [fact.priority] : []))
    await pass(moment)
    await eventually('the job to rise', async () => (await raised()).length > 0)
    assert.deepEqual((await raised())[0], { level: 'normal', score: 3 })
    await pass(moment)
    await eventually('the job to rise again', async () => (await raised()).length > 1)
    assert.deepEqual((await raised())[1], { level: 'high', score: 3 })
    assert.deepEqual((await backend.counts()).levels, { high: 1, normal: 0, low: 0 })
    await busy.settle(succeeds())
    const held = await worker.next()
    assert.deepEqual([held.id, held.claim.job.priority], [id, { level: 'high', score: 3 }])
  })
}
