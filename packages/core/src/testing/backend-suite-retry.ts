import assert from 'node:assert/strict'
import type { TerminalState } from '../job/index.ts'
import { isLost } from './backend-suite-crash.ts'
import { hasCode } from './backend-suite-create.ts'
import {
  blocks,
  endsAs,
  hooked,
  newJob,
  parks,
  pauses,
  progress,
  remark,
  succeeds,
} from './backend-suite-jobs.ts'
import type { Test } from './backend-suite-scene.ts'

const ends: readonly TerminalState[] = ['succeeded', 'partial', 'failed', 'cancelled']

export function retrying(test: Test): void {
  for (const state of ends) {
    test(`opens a job again that has ${state === 'partial' ? 'succeeded in part' : state}`, async ({
      create,
      backend,
      work,
      log,
      record,
    }) => {
      const [id = ''] = await create(newJob())
      const worker = await work()
      const first = await worker.next()
      await first.append(progress())
      await first.settle(endsAs(state))
      assert.equal(await backend.request({ jobId: id, what: 'retry', from: 'draft' }), 'queued')
      const { claim } = await worker.next()
      const fact = claim.log.at(-1)
      assert.deepEqual({ ...fact }, { type: 'job.restarted', from: 'draft', at: fact?.at, seq: 4 })
      assert.deepEqual(claim.log, await log(id))
      assert.deepEqual([claim.kind, claim.request, claim.claims], ['run', undefined, 1])
      assert.ok(claim.lease.fence > first.claim.lease.fence)
      const { endedAt, error } = await record(id)
      assert.deepEqual([endedAt, error], [undefined, undefined])
      assert.equal((await backend.counts()).states[state], 0)
    })
  }

  test('opens a blocked job again, with the place to go back to', async ({
    create,
    backend,
    work,
    types,
    record,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    await (await worker.next()).settle(blocks)
    assert.equal(await backend.request({ jobId: id, what: 'retry', from: 'draft' }), 'queued')
    assert.equal((await worker.next()).id, id)
    assert.equal((await record(id)).error, undefined)
    assert.deepEqual(await types(id), ['job.queued', 'job.blocked', 'job.restarted'])
  })

  test('forgets what a blocked job was asked before', async ({ create, backend, work }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await backend.request({ jobId: id, what: 'pause' })
    await held.settle(blocks)
    assert.equal(await backend.request({ jobId: id, what: 'retry' }), 'queued')
    assert.equal((await worker.next()).claim.request, undefined)
  })

  test('says nothing of a place when it was given none', async ({ create, backend, work, log }) => {
    const [id = ''] = await create(newJob())
    await (await (await work()).next()).settle(endsAs('failed'))
    await backend.request({ jobId: id, what: 'retry' })
    const fact = (await log(id)).at(-1)
    assert.equal(fact?.type === 'job.restarted' && fact.from, undefined)
  })

  test('refuses to retry a job that has not ended', async ({ create, backend, work, types }) => {
    const ids = await create(newJob(), newJob(), newJob(), newJob())
    const worker = await work()
    await (await worker.next()).settle(parks({ why: 'signal' }))
    await (await worker.next()).settle(pauses)
    await worker.next()
    for (const id of ids) {
      const before = await types(id)
      await assert.rejects(backend.request({ jobId: id, what: 'retry' }), hasCode('JOB_STATE'))
      assert.deepEqual(await types(id), before)
    }
  })

  test('drops a settled hook that has not run, until the job ends again', async ({
    create,
    backend,
    work,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const first = await worker.next()
    await backend.pauseQueue()
    await first.settle(endsAs('failed', true))
    assert.equal(await backend.request({ jobId: id, what: 'retry' }), 'queued')
    await backend.resumeQueue()
    const again = await worker.next()
    assert.deepEqual([again.id, again.claim.kind], [id, 'run'])
    await again.settle(succeeds({}, { hook: true }))
    const hook = await worker.next()
    assert.deepEqual([hook.id, hook.claim.kind], [id, 'settled'])
    await hook.settle(hooked)
    await worker.findsNothing()
  })

  test('takes the job from the settled hook that runs', async ({
    create,
    backend,
    work,
    types,
    eventually,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work({ concurrency: 3 })
    await (await worker.next()).settle(endsAs('failed', true))
    const hook = await worker.next()
    assert.equal(hook.claim.kind, 'settled')
    const { lost } = hook.claim
    assert.equal(await backend.request({ jobId: id, what: 'retry' }), 'queued')
    const again = await worker.next()
    assert.deepEqual([again.id, again.claim.kind, again.claim.claims], [id, 'run', 1])
    await assert.rejects(hook.append(remark()), isLost)
    await eventually('the hook to be told', async () => lost.aborted)
    hook.resolve(hooked)
    await again.append(progress())
    assert.deepEqual(await types(id), ['job.queued', 'job.failed', 'job.restarted', 'stage.succeeded'])
  })

  test('forgets a request of the life before', async ({ create, backend, work }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await backend.request({ jobId: id, what: 'cancel' })
    await held.settle(endsAs('cancelled'))
    await backend.request({ jobId: id, what: 'retry' })
    const again = await worker.next()
    assert.deepEqual([again.claim.request, (await again.append()).request], [undefined, undefined])
  })
}
