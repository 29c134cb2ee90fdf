import assert from 'node:assert/strict'
import {
  again,
  blocks,
  endsAs,
  newChild,
  newJob,
  parks,
  pauses,
  progress,
  succeeds,
} from './backend-suite-jobs.ts'
import type { Test } from './backend-suite-scene.ts'

export function pausing(test: Test): void {
  test('holds a queued job until it is resumed', async ({ create, backend, work, log }) => {
    const [id = ''] = await create(newJob())
    assert.equal(await backend.request({ jobId: id, what: 'pause', reason: 'budget' }), 'paused')
    const fact = (await log(id)).at(-1)
    assert.deepEqual(
      { ...fact },
      { type: 'job.requested', what: 'pause', reason: 'budget', at: fact?.at, seq: 2 },
    )
    const worker = await work()
    await worker.findsNothing()
    assert.deepEqual([(await backend.counts()).states.paused, (await backend.counts()).states.queued], [1, 0])
    assert.equal(await backend.request({ jobId: id, what: 'resume' }), 'queued')
    const { claim } = await worker.next()
    assert.deepEqual([claim.lease.jobId, claim.request], [id, undefined])
    assert.deepEqual(
      claim.log.map((entry) => (entry.type === 'job.requested' ? entry.what : entry.type)),
      ['job.queued', 'pause', 'resume'],
    )
  })

  test('holds a parked job whatever would wake it', async ({ create, backend, work, record, types }) => {
    const root = newJob()
    await create(root)
    const worker = await work()
    const parent = await worker.next()
    await parent.spawn(newChild(root))
    await parent.settle(parks({ why: 'children' }))
    assert.equal(await backend.request({ jobId: root.id, what: 'pause' }), 'paused')
    await (await worker.next()).settle(succeeds())
    await backend.signal({ jobId: root.id, name: 'approve', key: undefined, value: true, signalId: 's1' })
    await worker.findsNothing()
    assert.equal((await record(root.id)).state, 'paused')
    assert.equal(await backend.request({ jobId: root.id, what: 'resume' }), 'queued')
    assert.equal((await worker.next()).id, root.id)
    assert.deepEqual(await types(root.id), [
      'job.queued',
      'child.spawned',
      'job.parked',
      'job.requested',
      'child.settled',
      'signal.received',
      'job.requested',
    ])
  })

  test('creates children paused when their parent was asked to pause', async (scene) => {
    const { create, backend, work, record } = scene
    const root = newJob()
    const child = newChild(root)
    await create(root)
    const worker = await work({ concurrency: 2 })
    const parent = await worker.next()
    assert.equal(await backend.request({ jobId: root.id, what: 'pause' }), 'running')
    await parent.spawn(child)
    assert.equal((await record(child.id)).state, 'paused')
    await worker.findsNothing()
    await parent.settle(pauses)
    assert.equal(await backend.request({ jobId: child.id, what: 'resume' }), 'queued')
    assert.equal((await worker.next()).id, child.id)
  })

  test('does not stop a child that runs already when a pausing parent spawns it again', async (scene) => {
    const { create, backend, work, record } = scene
    const root = newJob()
    const child = newChild(root)
    await create(root)
    const worker = await work({ concurrency: 3 })
    const parent = await worker.next()
    await parent.spawn(child)
    await (await worker.next()).settle(endsAs('failed'))
    await backend.request({ jobId: child.id, what: 'retry' })
    const running = await worker.next()
    await backend.request({ jobId: root.id, what: 'pause' })
    await parent.spawn(child)
    assert.equal((await record(child.id)).state, 'running')
    await running.settle(succeeds())
    assert.equal((await record(child.id)).state, 'succeeded')
  })

  test('holds a parked or delayed job beyond its time', async ({
    create,
    backend,
    work,
    now,
    moment,
    pass,
    record,
  }) => {
    const [parked = '', delayed = ''] = await create(newJob(), newJob())
    const worker = await work()
    await (await worker.next()).settle(parks({ why: 'time', until: now() + moment }))
    await (await worker.next()).settle(again(now() + moment))
    for (const jobId of [parked, delayed]) {
      assert.equal(await backend.request({ jobId, what: 'pause' }), 'paused')
      assert.equal((await record(jobId)).wakeAt, undefined)
    }
    const [sentinel = ''] = await create(newJob({ priority: { level: 'low', score: 0 } }))
    await (await worker.next()).settle(again(now() + 2 * moment))
    await pass(2 * moment)
    assert.equal((await worker.next()).id, sentinel)
    assert.equal((await record(parked)).state, 'paused')
  })

  test('tells a running job, which pauses itself', async ({ create, backend, work, record, types }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    assert.equal(await backend.request({ jobId: id, what: 'pause' }), 'running')
    assert.equal(await backend.request({ jobId: id, what: 'pause' }), 'running')
    assert.equal((await held.append(progress())).request, 'pause')
    await held.settle(pauses)
    assert.equal((await record(id)).state, 'paused')
    await worker.findsNothing()
    assert.equal(await backend.request({ jobId: id, what: 'resume' }), 'queued')
    assert.equal((await worker.next()).claim.request, undefined)
    assert.deepEqual(await types(id), [
      'job.queued',
      'job.requested',
      'stage.succeeded',
      'job.parked',
      'job.requested',
    ])
  })

  for (const [name, turn] of [
    ['parks', parks({ why: 'signal' })],
    ['goes back to the queue', again()],
  ] as const) {
    test(`pauses a job that ${name} before it has seen that it should`, async ({
      create,
      backend,
      work,
      reaches,
    }) => {
      const [id = ''] = await create(newJob())
      const worker = await work()
      const held = await worker.next()
      await backend.request({ jobId: id, what: 'pause' })
      await held.settle(turn)
      // A backend may pause the job itself or deliver it once more with the request.
      const serving = worker.next().then(async (next) => {
        if (next.id === id) await next.settle(pauses)
      })
      await create(newJob({ pipeline: 'sentinel', priority: { level: 'low', score: -1_000 } }))
      await serving
      await reaches(id, 'paused')
    })
  }

  test('withdraws a pause that was not carried out', async ({ create, backend, work, types }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await backend.request({ jobId: id, what: 'pause' })
    assert.equal(await backend.request({ jobId: id, what: 'resume', reason: 'never mind' }), 'running')
    const answer = await held.append()
    assert.equal(answer.request, undefined)
    assert.deepEqual(
      answer.news.map((fact) => fact.type === 'job.requested' && fact.what),
      ['pause', 'resume'],
    )
    await held.settle(succeeds())
    assert.deepEqual(await types(id), ['job.queued', 'job.requested', 'job.requested', 'job.succeeded'])
  })

  test('lets a cancellation outrank a pause', async ({ create, backend, work }) => {
    const [id = ''] = await create(newJob())
    const held = await (await work()).next()
    await backend.request({ jobId: id, what: 'pause' })
    await backend.request({ jobId: id, what: 'cancel' })
    await backend.request({ jobId: id, what: 'pause' })
    await backend.request({ jobId: id, what: 'resume' })
    assert.equal((await held.append()).request, 'cancel')
  })

  test('has no effect on a job that is paused or blocked already', async ({
    create,
    backend,
    work,
    types,
  }) => {
    const worker = await work()
    for (const turn of [pauses, blocks]) {
      const [id = ''] = await create(newJob())
      await (await worker.next()).settle(turn)
      const before = await types(id)
      assert.equal(await backend.request({ jobId: id, what: 'pause' }), turn.to.state)
      assert.deepEqual(await types(id), before)
    }
  })

  test('resumes nothing that is not held', async ({ create, backend, work, types }) => {
    const [parked = '', running = '', queued = ''] = await create(newJob(), newJob(), newJob())
    const worker = await work()
    await (await worker.next()).settle(parks({ why: 'signal' }))
    await worker.next()
    for (const [jobId, state] of [
      [parked, 'parked'],
      [running, 'running'],
      [queued, 'queued'],
    ] as const) {
      assert.equal(await backend.request({ jobId, what: 'resume' }), state)
      assert.ok(!(await types(jobId)).includes('job.requested'))
    }
  })

  test('forgets a pause that a job blocked before', async ({ create, backend, work }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await backend.request({ jobId: id, what: 'pause' })
    await held.settle(blocks)
    assert.equal(await backend.request({ jobId: id, what: 'resume' }), 'queued')
    assert.equal((await worker.next()).claim.request, undefined)
  })
}
