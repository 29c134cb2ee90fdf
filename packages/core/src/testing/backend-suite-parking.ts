import assert from 'node:assert/strict'
import {
  again,
  blocks,
  newChild,
  newJob,
  parks,
  pauses,
  progress,
  remark,
  succeeds,
} from './backend-suite-jobs.ts'
import type { Test } from './backend-suite-scene.ts'

const approval = { name: 'approve', key: undefined, value: true } as const

export function parking(test: Test): void {
  test('holds no worker for a parked job', async ({ create, work, record }) => {
    const [parked = '', other = ''] = await create(newJob(), newJob())
    const worker = await work()
    await (await worker.next()).settle(parks({ why: 'signal' }))
    assert.equal((await record(parked)).state, 'parked')
    assert.equal((await worker.next()).id, other)
  })

  test('wakes a parked job for a signal', async ({ create, work, backend, log }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    await (await worker.next()).settle(parks({ why: 'signal' }))
    await worker.findsNothing()
    await backend.signal({ ...approval, jobId: id, signalId: 's1' })
    const { claim } = await worker.next()
    assert.equal(claim.lease.jobId, id)
    assert.deepEqual(
      claim.log.map(({ type }) => type),
      ['job.queued', 'job.parked', 'signal.received'],
    )
    assert.deepEqual(claim.log, await log(id))
  })

  test('does not park a job when a signal came that it has not seen', async ({ create, work, backend }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await held.append(progress())
    await backend.signal({ ...approval, jobId: id, signalId: 's1' })
    await held.settle(parks({ why: 'signal' }))
    const { claim } = await worker.next()
    assert.deepEqual(
      [claim.lease.jobId, claim.log.some(({ type }) => type === 'signal.received')],
      [id, true],
    )
  })

  test('parks a job that has seen all signals', async ({ create, work, backend, record }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await backend.signal({ ...approval, jobId: id, signalId: 's1' })
    await held.append(remark())
    await held.settle(parks({ why: 'signal' }))
    await worker.findsNothing()
    assert.equal((await record(id)).state, 'parked')
  })

  test('does not take its own facts for somebody else’s when it parks', async ({ create, work, record }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await held.append(progress())
    // As if the answer were still on its way when the worker parks.
    held.seen = 1
    await held.settle(parks({ why: 'signal' }))
    await worker.findsNothing()
    assert.equal((await record(id)).state, 'parked')
  })

  test('does not park a job when a child settled that it has not seen', async ({ create, work }) => {
    const root = newJob()
    await create(root)
    const worker = await work({ concurrency: 2 })
    const parent = await worker.next()
    await parent.spawn(newChild(root))
    await (await worker.next()).settle(succeeds())
    await parent.settle(parks({ why: 'children' }))
    const { claim } = await worker.next()
    assert.deepEqual(
      [claim.lease.jobId, claim.log.some(({ type }) => type === 'child.settled')],
      [root.id, true],
    )
  })

  test('wakes a parked job at its time', async ({ create, work, now, moment, pass, record, types }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const until = now() + moment
    await (await worker.next()).settle(parks({ why: 'time', until }))
    assert.deepEqual([(await record(id)).state, (await record(id)).wakeAt], ['parked', until])
    await worker.findsNothing()
    await pass(moment)
    const held = await worker.next()
    assert.equal(held.id, id)
    assert.ok(now() >= until, 'The job woke too early.')
    assert.equal((await record(id)).wakeAt, undefined)
    assert.deepEqual(await types(id), ['job.queued', 'job.parked'])
  })

  test('does not park a job until a time that has passed', async ({ create, work, now }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    await (await worker.next()).settle(parks({ why: 'time', until: now() - 1 }))
    assert.equal((await worker.next()).id, id)
  })

  test('wakes a job once when a signal comes before its time', async ({
    create,
    work,
    backend,
    now,
    moment,
    pass,
    record,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    await (await worker.next()).settle(parks({ why: 'signal', until: now() + moment }))
    await backend.signal({ ...approval, jobId: id, signalId: 's1' })
    const held = await worker.next()
    assert.deepEqual([held.id, (await record(id)).wakeAt], [id, undefined])
    await held.append(progress())
    await held.settle(parks({ why: 'signal', until: now() + 1_000 * moment }))
    const [late = ''] = await create(newJob({ priority: { level: 'low', score: 0 } }))
    const sentinel = await worker.next()
    assert.equal(sentinel.id, late)
    await sentinel.settle(again(now() + 2 * moment))
    await pass(2 * moment)
    const next = await worker.next()
    assert.equal(next.id, late)
  })

  test('wakes a job once for many signals', async ({ create, work, backend }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    await (await worker.next()).settle(parks({ why: 'signal' }))
    await backend.pauseQueue()
    for (const signalId of ['s1', 's2', 's3']) await backend.signal({ ...approval, jobId: id, signalId })
    await backend.resumeQueue()
    const held = await worker.next()
    assert.equal(held.claim.log.filter(({ type }) => type === 'signal.received').length, 3)
    await held.settle(parks({ why: 'signal' }))
    await worker.findsNothing()
  })

  test('queues a job that pauses although it was resumed meanwhile', async ({ create, work, backend }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await backend.request({ jobId: id, what: 'pause' })
    assert.equal((await held.append()).request, 'pause')
    assert.equal(await backend.request({ jobId: id, what: 'resume' }), 'running')
    await held.settle(pauses)
    const { claim } = await worker.next()
    assert.deepEqual([claim.lease.jobId, claim.request], [id, undefined])
  })

  test('blocks a job with its error until somebody resumes it', async ({
    create,
    work,
    backend,
    record,
    types,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    await (await worker.next()).settle(blocks)
    const { state, error, endedAt } = await record(id)
    assert.deepEqual([state, error?.code, endedAt], ['blocked', 'SOURCE_EMPTY', undefined])
    await backend.signal({ ...approval, jobId: id, signalId: 's1' })
    await worker.findsNothing()
    assert.equal((await backend.counts()).states.blocked, 1)
    assert.equal(await backend.request({ jobId: id, what: 'resume', reason: 'deployed' }), 'queued')
    assert.equal((await worker.next()).id, id)
    assert.equal((await record(id)).error, undefined)
    assert.deepEqual(await types(id), ['job.queued', 'job.blocked', 'signal.received', 'job.requested'])
  })

  test('neither blocks nor delays a job that was cancelled unseen', async ({
    create,
    work,
    backend,
    now,
    moment,
  }) => {
    for (const turn of [blocks, again(now() + 1_000 * moment)]) {
      const [id = ''] = await create(newJob())
      const worker = await work()
      const held = await worker.next()
      assert.equal(await backend.request({ jobId: id, what: 'cancel' }), 'running')
      await held.settle(turn)
      const next = await worker.next()
      assert.deepEqual([next.id, next.claim.request], [id, 'cancel'])
      await next.settle(succeeds())
      await worker.close()
    }
  })

  test('does not cut a delay short for what is no cancellation', async ({
    create,
    work,
    backend,
    now,
    moment,
    record,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await backend.signal({ ...approval, jobId: id, signalId: 's1' })
    await held.settle(again(now() + 1_000 * moment))
    await worker.findsNothing()
    assert.equal((await record(id)).state, 'queued')
  })
}
