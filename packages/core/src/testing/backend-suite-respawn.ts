import assert from 'node:assert/strict'
import { reports } from './backend-suite-children.ts'
import { endsAs, newChild, newJob, parks, progress, succeeds } from './backend-suite-jobs.ts'
import type { Scene, Test } from './backend-suite-scene.ts'
import type { HeldJob, TestWorker } from './backend-suite-worker.ts'

/** A parent that runs again after its first try ended, and the child of that try. */
async function parentAgain(
  { create, work, backend }: Scene,
  finishChild: (child: HeldJob) => Promise<void>,
): Promise<{ worker: TestWorker; parent: HeldJob; child: ReturnType<typeof newChild> }> {
  const root = newJob()
  const child = newChild(root, { key: 'pieces/1' })
  await create(root)
  const worker = await work({ concurrency: 3 })
  const first = await worker.next()
  await first.spawn(child)
  await finishChild(await worker.next())
  await first.append()
  await first.settle(endsAs('failed'))
  await backend.request({ jobId: root.id, what: 'retry' })
  return { worker, parent: await worker.next(), child }
}

export function respawning(test: Test): void {
  test('leaves a child alone that still runs, and waits for it once', async (scene) => {
    const root = newJob()
    const child = newChild(root)
    await scene.create(root)
    const worker = await scene.work({ concurrency: 3 })
    const parent = await worker.next()
    await parent.spawn(child)
    const running = await worker.next()
    await parent.spawn(child)
    assert.deepEqual(await scene.types(child.id), ['job.queued'])
    await parent.settle(parks({ why: 'children' }))
    await running.append(progress())
    await running.settle(succeeds())
    assert.equal((await worker.next()).id, root.id)
    assert.equal((await reports(scene, root.id)).length, 1)
  })

  test('leaves a child alone that waits, and waits for it once', async (scene) => {
    const root = newJob()
    const child = newChild(root)
    await scene.create(root)
    const worker = await scene.work({ concurrency: 3 })
    const parent = await worker.next()
    await parent.spawn(child)
    await (await worker.next()).settle(parks({ why: 'signal' }))
    await parent.spawn(child)
    assert.equal((await scene.record(child.id)).state, 'parked')
    await parent.settle(parks({ why: 'children' }))
    await scene.backend.signal({
      jobId: child.id,
      name: 'approve',
      key: undefined,
      value: true,
      signalId: 's1',
    })
    await (await worker.next()).settle(succeeds())
    assert.equal((await worker.next()).id, root.id)
  })

  for (const state of ['failed', 'partial', 'cancelled'] as const) {
    test(`restarts a child that has ${state === 'partial' ? 'succeeded in part' : `been ${state}`}`, async (scene) => {
      const { worker, parent, child } = await parentAgain(scene, (held) => held.settle(endsAs(state)))
      const answer = await parent.spawn(child)
      assert.deepEqual(answer.news, [])
      const before = (await reports(scene, parent.id)).length
      assert.deepEqual((await scene.types(child.id)).slice(-1), ['job.restarted'])
      await parent.settle(parks({ why: 'children' }))
      const again = await worker.next()
      assert.deepEqual([again.id, again.claim.kind], [child.id, 'run'])
      assert.equal((await scene.record(child.id)).endedAt, undefined)
      await again.settle(succeeds())
      const woken = await worker.next()
      assert.equal(woken.id, parent.id)
      const found = await reports(scene, parent.id)
      assert.deepEqual([found.length, found.at(-1)?.state], [before + 1, 'succeeded'])
    })
  }

  test('settles a child into its parent at once that has succeeded', async (scene) => {
    const { worker, parent, child } = await parentAgain(scene, (held) =>
      held.settle(succeeds({ kept: 1 }, { cost: { micros: 5 } })),
    )
    const answer = await parent.spawn(child)
    assert.deepEqual(
      answer.news.map(({ type }) => type),
      ['child.settled'],
    )
    const found = (await reports(scene, parent.id)).at(-1)
    assert.deepEqual(
      [found?.seq, found?.key, found?.child, found?.state, found?.outcome, found?.cost],
      [
        answer.seq,
        'pieces/1',
        child.id,
        'succeeded',
        { status: 'succeeded', value: { kept: 1 } },
        { micros: 5 },
      ],
    )
    assert.deepEqual(await scene.types(child.id), ['job.queued', 'job.succeeded'])
    await worker.findsNothing()
  })

  test('settles the succeeded and restarts the failed of one call', async (scene) => {
    const root = newJob()
    const [good, bad, fresh] = [newChild(root), newChild(root), newChild(root)]
    await scene.create(root)
    const worker = await scene.work({ concurrency: 4 })
    const first = await worker.next()
    await first.spawn(good, bad)
    await (await worker.next()).settle(succeeds())
    await (await worker.next()).settle(endsAs('failed'))
    await first.append()
    await first.settle(endsAs('partial'))
    await scene.backend.request({ jobId: root.id, what: 'retry', from: 'pieces' })
    const parent = await worker.next()
    const answer = await parent.spawn(good, bad, fresh)
    assert.deepEqual(
      answer.news.map((fact) => fact.type === 'child.settled' && fact.child),
      [good.id],
    )
    await parent.settle(parks({ why: 'children' }))
    await (await worker.next()).settle(succeeds())
    await (await worker.next()).settle(succeeds())
    assert.equal((await worker.next()).id, root.id)
    assert.deepEqual(
      (await reports(scene, root.id)).slice(-3).map(({ child }) => child),
      [good.id, bad.id, fresh.id],
    )
  })

  test('tells a parent nothing of a child that was retried behind its back', async (scene) => {
    const root = newJob()
    const child = newChild(root)
    await scene.create(root)
    const worker = await scene.work({ concurrency: 3 })
    const parent = await worker.next()
    await parent.spawn(child)
    await (await worker.next()).settle(endsAs('failed'))
    await parent.append()
    assert.equal(await scene.backend.request({ jobId: child.id, what: 'retry' }), 'queued')
    await parent.settle(parks({ why: 'signal' }))
    await (await worker.next()).settle(succeeds())
    await worker.findsNothing()
    assert.deepEqual(
      (await reports(scene, root.id)).map(({ state }) => state),
      ['failed'],
    )
    assert.equal((await scene.record(root.id)).state, 'parked')
  })

  test('waits for a child that was retried behind its back once it is spawned again', async (scene) => {
    const { worker, parent, child } = await parentAgain(scene, (held) => held.settle(endsAs('failed')))
    await scene.backend.request({ jobId: child.id, what: 'retry' })
    const running = await worker.next()
    await parent.spawn(child)
    await parent.settle(parks({ why: 'children' }))
    await worker.findsNothing()
    await running.settle(succeeds())
    assert.equal((await worker.next()).id, parent.id)
    assert.equal((await reports(scene, parent.id)).at(-1)?.state, 'succeeded')
  })

  test('waits for a child that had succeeded and was retried', async (scene) => {
    const { worker, parent, child } = await parentAgain(scene, (held) => held.settle(succeeds({ take: 1 })))
    await scene.backend.request({ jobId: child.id, what: 'retry' })
    const running = await worker.next()
    assert.deepEqual((await parent.spawn(child)).news, [])
    await parent.settle(parks({ why: 'children' }))
    await running.settle(succeeds({ take: 2 }))
    assert.equal((await worker.next()).id, parent.id)
    assert.deepEqual((await reports(scene, parent.id)).at(-1)?.outcome, {
      status: 'succeeded',
      value: { take: 2 },
    })
  })

  test('learns of a child that outlived the end of its parent by spawning it again', async (scene) => {
    const root = newJob()
    const child = newChild(root)
    await scene.create(root)
    const worker = await scene.work({ concurrency: 3 })
    const first = await worker.next()
    await first.spawn(child)
    const running = await worker.next()
    await first.settle(endsAs('failed'))
    await running.settle(succeeds())
    await scene.backend.request({ jobId: root.id, what: 'retry' })
    const parent = await worker.next()
    const answer = await parent.spawn(child)
    assert.deepEqual(
      answer.news.map(({ type }) => type),
      ['child.settled'],
    )
  })
}
