import assert from 'node:assert/strict'
import { hasCode } from './backend-suite-create.ts'
import { newJob, parks, progress, succeeds } from './backend-suite-jobs.ts'
import { type Scene, setScene, type Test } from './backend-suite-scene.ts'

/** A scene on the same store, as another process would see it. */
async function elsewhere({ under }: Scene, why: string): Promise<Scene> {
  assert.ok(under.another, `A backend that is ${why} must be tested with another backend on the same store.`)
  return setScene({ ...under, backend: await under.another() })
}

export function lasting(test: Test): void {
  test('has a name and says what it can promise', async ({ backend }) => {
    assert.match(backend.name, /^[a-z][a-z0-9-]*$/)
    const { durable, crossProcess, transactional } = backend.capabilities
    assert.deepEqual(
      [typeof durable, typeof crossProcess, typeof transactional],
      ['boolean', 'boolean', 'boolean'],
    )
  })

  test('does nothing more once it is closed', async ({ backend, create }) => {
    const [id = ''] = await create(newJob())
    await backend.close()
    await backend.close()
    await assert.rejects(backend.create({ jobs: [newJob()] }), hasCode('CLOSED'))
    await assert.rejects(backend.get(id), hasCode('CLOSED'))
    await assert.rejects(backend.feed({ filter: {} }), hasCode('CLOSED'))
    backend.publish([{ type: 'progress', jobId: id, rootId: id, at: 1, stage: 'draft', fraction: 1 }])
  })

  test('tells workers that they lose their jobs when it is closed under them', async ({
    backend,
    create,
    work,
  }) => {
    await create(newJob(), newJob())
    const [worker, leaving] = [await work(), await work()]
    const [held, other] = [await worker.next(), await leaving.next()]
    const lost = [held.claim.lost, other.claim.lost]
    const left = leaving.close()
    await backend.close()
    assert.deepEqual(
      lost.map(({ aborted }) => aborted),
      [true, true],
    )
    await left
    held.resolve(succeeds())
    other.reject()
    await assert.rejects(held.append(progress()))
    await worker.close()
  })

  test('keeps jobs beyond its own end if it declares that it is durable', async (scene) => {
    if (!scene.backend.capabilities.durable) return
    const [parked = '', queued = ''] = await scene.create(newJob(), newJob())
    const worker = await scene.work()
    const held = await worker.next()
    await held.append(progress())
    await held.settle({
      ...parks({ why: 'signal' }),
      durations: [{ pipeline: 'article', stage: 'draft', ms: 7 }],
    })
    await (await worker.next()).settle(parks({ why: 'signal' }))
    await worker.close()
    const before = JSON.stringify([await scene.log(parked), await scene.log(queued)])
    await scene.backend.close()
    const later = await elsewhere(scene, 'durable')
    assert.equal(JSON.stringify([await later.log(parked), await later.log(queued)]), before)
    assert.deepEqual(await later.backend.durations('article'), { draft: 7 })
    await later.backend.signal({
      jobId: parked,
      name: 'approve',
      key: undefined,
      value: true,
      signalId: 's1',
    })
    const again = await (await later.work()).next()
    assert.equal(again.id, parked)
    await again.settle(succeeds())
    await later.backend.close()
  })

  test('shares jobs between processes if it declares that it can', async (scene) => {
    if (!scene.backend.capabilities.crossProcess) return
    const other = await elsewhere(scene, 'crossProcess')
    let wakes = 0
    const worker = await other.work()
    const [id = ''] = await scene.create(newJob())
    const end = await scene.backend.subscribe(
      { jobIds: [id] },
      {
        onWake: () => {
          wakes += 1
        },
      },
    )
    const held = await worker.next()
    assert.equal(held.id, id)
    await held.append(progress())
    await scene.eventually('the other process to be woken', async () => wakes > 0)
    assert.equal(await scene.backend.request({ jobId: id, what: 'cancel' }), 'running')
    await other.eventually('the request to arrive', async () => (await held.append()).request === 'cancel')
    await held.settle(succeeds())
    await scene.reaches(id, 'succeeded')
    end()
    await worker.close()
    await other.backend.close()
  })
}
