import assert from 'node:assert/strict'
import { hasCode } from './backend-suite-create.ts'
import { newJob, parks, pauses, succeeds } from './backend-suite-jobs.ts'
import type { Test } from './backend-suite-scene.ts'

export function signalling(test: Test): void {
  test('records a signal, also before anyone waits for it', async ({ create, backend, log }) => {
    const [id = ''] = await create(newJob())
    const value = { approved: true, notes: ['shorter'] }
    assert.equal(
      await backend.signal({ jobId: id, name: 'approve', key: 'outline', value, signalId: 's1' }),
      true,
    )
    assert.equal(
      await backend.signal({ jobId: id, name: 'approve', key: undefined, value: null, signalId: 's2' }),
      true,
    )
    const [, keyed, plain] = await log(id)
    assert.deepEqual(
      { ...keyed },
      {
        type: 'signal.received',
        signal: 'approve',
        key: 'outline',
        value,
        signalId: 's1',
        at: keyed?.at,
        seq: 2,
      },
    )
    assert.deepEqual(plain?.type === 'signal.received' && [plain.key, plain.value, plain.signalId], [
      undefined,
      null,
      's2',
    ])
  })

  test('takes a signal once, by its id', async ({ create, backend, work, types }) => {
    const [id = '', other = ''] = await create(newJob(), newJob())
    const signal = { name: 'approve', key: undefined, value: 1, signalId: 's1' }
    assert.equal(await backend.signal({ ...signal, jobId: id }), true)
    assert.equal(await backend.signal({ ...signal, jobId: id, value: 2 }), false)
    assert.equal(await backend.signal({ ...signal, jobId: other }), true)
    assert.deepEqual(await types(id), ['job.queued', 'signal.received'])
    const worker = await work()
    await (await worker.next()).settle(parks({ why: 'signal' }))
    assert.equal(await backend.signal({ ...signal, jobId: id }), false)
    const held = await worker.next()
    assert.equal(held.id, other)
    await held.settle(succeeds())
    await worker.findsNothing()
  })

  test('takes a signal sent many times at once only once', async ({ create, backend, types }) => {
    const [id = ''] = await create(newJob())
    const signal = { jobId: id, name: 'approve', key: undefined, value: 1, signalId: 's1' }
    const taken = await Promise.all(Array.from({ length: 8 }, () => backend.signal(signal)))
    assert.equal(taken.filter(Boolean).length, 1)
    assert.deepEqual(await types(id), ['job.queued', 'signal.received'])
  })

  test('takes no signal once the job has ended', async ({ create, backend, work, types }) => {
    const [id = ''] = await create(newJob())
    await (await (await work()).next()).settle(succeeds())
    assert.equal(
      await backend.signal({ jobId: id, name: 'late', key: undefined, value: 1, signalId: 's1' }),
      false,
    )
    assert.deepEqual(await types(id), ['job.queued', 'job.succeeded'])
  })

  test('records signals of a paused job and leaves it paused', async ({
    create,
    backend,
    work,
    record,
    types,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    await (await worker.next()).settle(pauses)
    assert.equal(
      await backend.signal({ jobId: id, name: 'approve', key: undefined, value: 1, signalId: 's1' }),
      true,
    )
    await worker.findsNothing()
    assert.equal((await record(id)).state, 'paused')
    assert.deepEqual(await types(id), ['job.queued', 'job.parked', 'signal.received'])
  })

  test('cannot signal or reprioritize a job that is not there', async ({ backend }) => {
    const signal = { jobId: 'nobody', name: 'approve', key: undefined, value: 1, signalId: 's1' }
    await assert.rejects(backend.signal(signal), hasCode('JOB_NOT_FOUND'))
    const change = { jobId: 'nobody', priority: { level: 'high', score: 1 } } as const
    await assert.rejects(backend.reprioritize(change), hasCode('JOB_NOT_FOUND'))
  })
}
