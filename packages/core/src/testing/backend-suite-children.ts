import assert from 'node:assert/strict'
import type { FactOf } from '../job/index.ts'
import { hasCode } from './backend-suite-create.ts'
import { blocks, endsAs, newChild, newJob, parks, pauses, progress, succeeds } from './backend-suite-jobs.ts'
import type { Scene, Test } from './backend-suite-scene.ts'

/** What a parent's log says of its children. */
export async function reports({ log }: Scene, jobId: string): Promise<readonly FactOf<'child.settled'>[]> {
  return (await log(jobId)).filter((fact) => fact.type === 'child.settled')
}

export function children(test: Test): void {
  test('creates children together with the facts that say so', async ({
    create,
    work,
    types,
    record,
    backend,
  }) => {
    const root = newJob()
    await create(root)
    const worker = await work({ concurrency: 3 })
    const parent = await worker.next()
    const [one, other] = [
      newChild(root, { key: 'pieces/1' }),
      newChild(root, { key: 'pieces/2', labels: { piece: '2' } }),
    ]
    const answer = await parent.spawn(one, other)
    assert.deepEqual(answer, { seq: 3, request: undefined, news: [] })
    assert.deepEqual(await types(root.id), ['job.queued', 'child.spawned', 'child.spawned'])
    const children = [await worker.next(), await worker.next()]
    assert.deepEqual(
      children.map(({ id }) => id),
      [one.id, other.id],
    )
    const { parent: place, rootId, labels } = await record(other.id)
    assert.deepEqual([place, rootId, labels], [{ id: root.id, key: 'pieces/2' }, root.id, { piece: '2' }])
    const page = await backend.list({ parentId: root.id })
    assert.deepEqual(
      page.jobs.map(({ id }) => id),
      [one.id, other.id],
    )
  })

  test('writes how a child ended into the log of its parent', async (scene) => {
    const root = newJob()
    await scene.create(root)
    const worker = await scene.work({ concurrency: 4 })
    const parent = await worker.next()
    const [good, bad, half] = [
      newChild(root, { key: 'pieces/good' }),
      newChild(root, { key: 'pieces/bad' }),
      newChild(root, { key: 'pieces/half' }),
    ]
    await parent.spawn(good, bad, half)
    await (await worker.next()).settle(succeeds({ text: 'Done.' }, { cost: { micros: 70 } }))
    await (await worker.next()).settle(endsAs('failed'))
    await (await worker.next()).settle(endsAs('partial'))
    const answer = await parent.append()
    const found = await reports(scene, root.id)
    assert.deepEqual(answer.news, found)
    assert.deepEqual(
      found.map(({ key, child, state }) => [key, child, state]),
      [
        ['pieces/good', good.id, 'succeeded'],
        ['pieces/bad', bad.id, 'failed'],
        ['pieces/half', half.id, 'partial'],
      ],
    )
    assert.deepEqual(
      [found[0]?.outcome, found[0]?.cost],
      [{ status: 'succeeded', value: { text: 'Done.' } }, { micros: 70 }],
    )
    assert.deepEqual(
      found.slice(1).map(({ outcome }) => outcome.status === 'failed' && outcome.error.code),
      ['SOURCE_EMPTY', 'SOURCE_EMPTY'],
    )
  })

  test('wakes a parent when its last child has settled', async ({ create, work, record }) => {
    const root = newJob()
    await create(root)
    const worker = await work()
    const parent = await worker.next()
    await parent.spawn(newChild(root), newChild(root), newChild(root))
    await parent.settle(parks({ why: 'children' }))
    for (let child = 0; child < 3; child += 1) {
      assert.equal((await record(root.id)).state, 'parked')
      const held = await worker.next()
      assert.notEqual(held.id, root.id)
      await held.settle(succeeds())
    }
    const { claim } = await worker.next()
    assert.equal(claim.lease.jobId, root.id)
    assert.equal(claim.log.filter(({ type }) => type === 'child.settled').length, 3)
  })

  test('wakes a parent as soon as no more children run than it said', async ({ create, work }) => {
    const root = newJob()
    await create(root)
    const worker = await work()
    const parent = await worker.next()
    await parent.spawn(...Array.from({ length: 4 }, () => newChild(root)))
    await parent.settle(parks({ why: 'children', childrenAtMost: 2 }))
    await (await worker.next()).settle(succeeds())
    await (await worker.next()).settle(succeeds())
    const woken = await worker.next()
    assert.equal(woken.id, root.id)
    await woken.settle(parks({ why: 'children' }))
    await (await worker.next()).settle(succeeds())
    const last = await worker.next()
    assert.notEqual(last.id, root.id)
    await last.settle(succeeds())
    assert.equal((await worker.next()).id, root.id)
  })

  test('does not wake a parent for a child that parks, pauses or blocks', async ({
    create,
    work,
    record,
  }) => {
    const root = newJob()
    await create(root)
    const worker = await work()
    const parent = await worker.next()
    await parent.spawn(newChild(root), newChild(root), newChild(root))
    await parent.settle(parks({ why: 'children', childrenAtMost: 2 }))
    for (const turn of [parks({ why: 'signal' }), pauses, blocks]) await (await worker.next()).settle(turn)
    await worker.findsNothing()
    assert.equal((await record(root.id)).state, 'parked')
  })

  test('keeps a family together over generations', async (scene) => {
    const { create, work, backend, record } = scene
    const root = newJob()
    await create(root)
    const worker = await work()
    const top = await worker.next()
    const middle = newChild(root)
    const leaf = { ...newChild(middle), rootId: root.id }
    await top.spawn(middle)
    await top.settle(parks({ why: 'children' }))
    const parent = await worker.next()
    await parent.spawn(leaf)
    await parent.settle(parks({ why: 'children' }))
    assert.equal((await record(leaf.id)).rootId, root.id)
    for (const id of [leaf.id, middle.id, root.id]) {
      const held = await worker.next()
      assert.equal(held.id, id)
      await held.settle(succeeds())
    }
    assert.deepEqual(
      (await reports(scene, root.id)).map(({ child }) => child),
      [middle.id],
    )
    assert.deepEqual(
      (await backend.list({ rootId: root.id })).jobs.map(({ id }) => id),
      [root.id, middle.id, leaf.id],
    )
  })

  test('survives a parent that dies after it spawned', async ({ create, work, crash, types }) => {
    const root = newJob()
    await create(root)
    const worker = await work({ concurrency: 3 })
    const dead = await worker.next()
    const child = newChild(root)
    await dead.spawn(child)
    await (await worker.next()).settle(succeeds())
    await crash(root.id)
    const { claim } = await worker.next()
    assert.deepEqual(
      claim.log.map(({ type }) => type),
      ['job.queued', 'child.spawned', 'child.settled'],
    )
    assert.deepEqual(await types(child.id), ['job.queued', 'job.succeeded'])
  })

  test('tells a parent once of a child whose worker died', async (scene) => {
    const { create, work, crash } = scene
    const root = newJob()
    await create(root)
    const worker = await work({ concurrency: 3 })
    const parent = await worker.next()
    await parent.spawn(newChild(root))
    await parent.settle(parks({ why: 'children' }))
    const dead = await worker.next()
    await crash(dead.id)
    await (await worker.next()).settle(succeeds())
    dead.resolve(succeeds())
    assert.equal((await worker.next()).id, root.id)
    assert.equal((await reports(scene, root.id)).length, 1)
  })

  test('refuses children of another parent, and spawns none of the call', async ({
    create,
    work,
    backend,
    types,
  }) => {
    const [root, stranger] = [newJob(), newJob({ lane: 'elsewhere' })]
    await create(root, stranger)
    const parent = await (await work()).next()
    const child = newChild(root)
    await assert.rejects(parent.spawn(child, newChild(stranger)), hasCode('JOB_CONFLICT'))
    await assert.rejects(parent.spawn(child, newChild(root, { id: stranger.id })), hasCode('JOB_CONFLICT'))
    assert.equal(await backend.get(child.id), undefined)
    assert.deepEqual(await types(root.id), ['job.queued'])
    await parent.append(progress())
  })

  test('refuses a child that exists with another fingerprint', async ({ create, work, types }) => {
    const root = newJob()
    await create(root)
    const parent = await (await work()).next()
    const child = newChild(root)
    await parent.spawn(child)
    await assert.rejects(
      parent.spawn(newChild(root, { id: child.id, fingerprint: 'fingerprint-2' })),
      hasCode('JOB_CONFLICT'),
    )
    assert.deepEqual(await types(root.id), ['job.queued', 'child.spawned'])
  })

  test('writes nothing into a parent that has ended', async ({ create, work, types }) => {
    const root = newJob()
    await create(root)
    const worker = await work({ concurrency: 2 })
    const parent = await worker.next()
    await parent.spawn(newChild(root))
    await parent.settle(endsAs('failed'))
    await (await worker.next()).settle(succeeds())
    await worker.findsNothing()
    assert.deepEqual(await types(root.id), ['job.queued', 'child.spawned', 'job.failed'])
  })

  test('carries a parent of 1,600 children', async ({ create, work, serve, backend, log, eventually }) => {
    const root = newJob()
    await create(root)
    const worker = await work()
    const parent = await worker.next()
    const pieces = Array.from({ length: 1_600 }, () => newChild(root, { pipeline: 'piece' }))
    for (let from = 0; from < pieces.length; from += 400)
      await parent.spawn(...pieces.slice(from, from + 400))
    await parent.settle(parks({ why: 'children' }))
    const { facts, to } = succeeds({ words: 3 })
    const consumer = await serve(
      async ({ job }) => ({ write: 1, seen: job.seq, facts: facts.map((fact) => ({ ...fact, at: 1 })), to }),
      { concurrency: 20, pipelines: () => ['piece'] },
    )
    await eventually(
      'all children to settle',
      async () => (await backend.counts()).states.succeeded === 1_600,
    )
    const { claim } = await worker.next()
    assert.equal(claim.lease.jobId, root.id)
    const settled = (await log(root.id)).flatMap((fact) =>
      fact.type === 'child.settled' ? [fact.child] : [],
    )
    assert.deepEqual(settled.sort(), pieces.map(({ id }) => id).sort())
    assert.deepEqual(
      claim.log.map(({ seq }) => seq),
      claim.log.map((_, index) => index + 1),
    )
    await consumer.close()
  })

  test('takes a child spawned twice in one call for one', async ({ create, work, record }) => {
    const root = newJob()
    await create(root)
    const worker = await work()
    const parent = await worker.next()
    const child = newChild(root)
    await parent.spawn(child, child)
    await parent.settle(parks({ why: 'children' }))
    await (await worker.next()).settle(succeeds())
    assert.equal((await worker.next()).id, root.id)
    assert.equal((await record(root.id)).state, 'running')
  })
}
