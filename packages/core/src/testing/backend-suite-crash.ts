import assert from 'node:assert/strict'
import { LeaseLostError } from '../errors/index.ts'
import { again, newChild, newJob, parks, progress, remark, succeeds } from './backend-suite-jobs.ts'
import type { Test } from './backend-suite-scene.ts'

/** How long a backend may wait before it delivers a job again whose run was rejected. Milliseconds. */
const redelivery = 1_000
/** A run that lost its job may still occupy its place, so there is room beside it. */
const roomy = { concurrency: 10 }

export function crashing(test: Test): void {
  test('delivers a job again whose worker died, with all that was recorded', async ({
    create,
    work,
    crash,
    log,
    record,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work(roomy)
    const dead = await worker.next()
    await dead.append(progress('draft'))
    await crash(id)
    const { claim } = await worker.next()
    assert.equal(claim.lease.jobId, id)
    assert.ok(claim.lease.fence > dead.claim.lease.fence, 'Every claim raises the fence.')
    assert.deepEqual(claim.log, await log(id))
    assert.deepEqual(
      claim.log.map(({ type }) => type),
      ['job.queued', 'stage.succeeded'],
    )
    assert.equal((await record(id)).state, 'running')
  })

  test('tells a worker that its lease is lost', async ({ create, work, crash, eventually }) => {
    const [id = ''] = await create(newJob())
    const worker = await work(roomy)
    const dead = await worker.next()
    const { lost } = dead.claim
    await crash(id)
    await worker.next()
    await eventually('the signal to abort', async () => lost.aborted)
    assert.equal(dead.claim.lost.aborted, true)
  })

  test('refuses every write under an old fence', async ({ create, work, crash, backend, types }) => {
    const root = newJob()
    await create(root)
    const worker = await work(roomy)
    const dead = await worker.next()
    await crash(root.id)
    await assert.rejects(dead.append(progress()), isLost)
    const held = await worker.next()
    const child = newChild(root)
    await assert.rejects(dead.append(progress()), isLost)
    await assert.rejects(dead.append(), isLost)
    await assert.rejects(dead.spawn(child), isLost)
    assert.equal(await backend.get(child.id), undefined)
    await held.append(remark())
    assert.deepEqual(await types(root.id), ['job.queued', 'warning'])
  })

  test('ignores what a dead worker settles on', async ({ create, work, crash, types, record }) => {
    const [id = ''] = await create(newJob())
    const worker = await work(roomy)
    const dead = await worker.next()
    await crash(id)
    const held = await worker.next()
    dead.resolve(succeeds())
    await held.append(progress())
    assert.equal((await record(id)).state, 'running')
    await held.settle(succeeds())
    assert.deepEqual(await types(id), ['job.queued', 'stage.succeeded', 'job.succeeded'])
  })

  test('ignores that the run of a dead worker is rejected', async ({ create, work, crash, record }) => {
    const [id = ''] = await create(newJob())
    const worker = await work(roomy)
    const dead = await worker.next()
    await crash(id)
    const held = await worker.next()
    dead.reject()
    await held.append(progress())
    await held.settle(succeeds())
    assert.equal((await record(id)).state, 'succeeded')
  })

  test('refuses writes under leases that never were', async ({ create, work, backend }) => {
    const [id = ''] = await create(newJob())
    const write = { write: 1, seen: 1, facts: [] }
    await assert.rejects(backend.append({ ...write, lease: { jobId: id, fence: 0 } }), isLost)
    await assert.rejects(backend.append({ ...write, lease: { jobId: 'nobody', fence: 1 } }), isLost)
    const held = await (await work()).next()
    await assert.rejects(
      backend.append({ ...write, lease: { jobId: id, fence: held.claim.lease.fence + 1 } }),
      isLost,
    )
  })

  test('refuses writes after the turn was settled', async ({ create, work, types }) => {
    const [id = ''] = await create(newJob())
    const worker = await work(roomy)
    const held = await worker.next()
    await held.settle(parks({ why: 'signal' }))
    await assert.rejects(held.append(progress()), isLost)
    assert.deepEqual(await types(id), ['job.queued', 'job.parked'])
  })

  test('delivers a job again whose run was rejected', async ({ create, work, pass, types }) => {
    const [id = ''] = await create(newJob())
    const worker = await work(roomy)
    const held = await worker.next()
    await held.append(progress())
    held.reject()
    await pass(redelivery)
    const next = await worker.next()
    assert.deepEqual([next.id, next.claim.kind], [id, 'run'])
    assert.ok(next.claim.lease.fence > held.claim.lease.fence)
    await assert.rejects(held.append(progress()), isLost)
    assert.deepEqual(await types(id), ['job.queued', 'stage.succeeded'])
  })

  test('counts the claims that brought no result', async ({ create, work, crash, pass }) => {
    const [id = ''] = await create(newJob())
    const worker = await work(roomy)
    for (const count of [1, 2, 3]) {
      const held = await worker.next()
      assert.equal(held.claim.claims, count)
      await held.append(remark())
      await crash(id)
    }
    const rejected = await worker.next()
    assert.equal(rejected.claim.claims, 4)
    rejected.reject()
    await pass(redelivery)
    assert.equal((await worker.next()).claim.claims, 5)
  })

  test('counts claims anew after a result', async ({ create, work, crash }) => {
    const root = newJob()
    await create(root)
    const worker = await work(roomy)
    await worker.next()
    await crash(root.id)
    const held = await worker.next()
    assert.equal(held.claim.claims, 2)
    await held.append(progress())
    await crash(root.id)
    const spawner = await worker.next()
    assert.equal(spawner.claim.claims, 1)
    await crash(root.id)
    const again = await worker.next()
    assert.equal(again.claim.claims, 2)
    const child = newChild(root, { lane: 'elsewhere' })
    await again.spawn(child)
    await crash(root.id)
    assert.equal((await worker.next()).claim.claims, 1)
  })

  test('counts claims anew after a turn was settled', async ({ create, work, crash }) => {
    const [id = ''] = await create(newJob())
    const worker = await work(roomy)
    await worker.next()
    await crash(id)
    const held = await worker.next()
    await held.settle(again())
    assert.equal((await worker.next()).claim.claims, 1)
  })

  test('closes a worker whose jobs were taken from it', async ({ create, work, crash }) => {
    const [id = ''] = await create(newJob())
    const worker = await work(roomy)
    await worker.next()
    const closing = worker.close()
    await crash(id)
    await closing
  })
}

/** Whether an error says that the lease is lost. */
export function isLost(error: unknown): true {
  assert.ok(LeaseLostError.isInstance(error), `A LeaseLostError was expected, not ${String(error)}.`)
  return true
}
