import assert from 'node:assert/strict'
import type { ContentRecord } from '../ports/index.ts'
import { nothing } from '../values/index.ts'
import { again, endsAs, hooked, newChild, newJob, parks, remark, succeeds } from './backend-suite-jobs.ts'
import type { Test } from './backend-suite-scene.ts'

export function pieceOf(
  job: { readonly id: string; readonly rootId: string },
  traits: Partial<ContentRecord> = {},
): ContentRecord {
  return {
    jobId: job.id,
    rootId: job.rootId,
    source: 'source-1',
    type: 'summary',
    variant: 'short',
    language: 'en',
    value: { text: 'The moon pulls.' },
    provenance: { instructions: 'Be brief.' },
    models: ['quill-1'],
    quality: 0.9,
    labels: {},
    cost: nothing,
    ms: 12,
    createdAt: 1_000,
    ...traits,
  }
}

export function ending(test: Test): void {
  for (const state of ['succeeded', 'partial', 'failed', 'cancelled'] as const) {
    test(`ends a job as ${state}`, async ({ create, work, record, types, now, backend }) => {
      const [id = ''] = await create(newJob())
      const worker = await work()
      const before = now()
      await (await worker.next()).settle(endsAs(state))
      const ended = await record(id)
      assert.equal(ended.state, state)
      assert.ok(ended.endedAt !== undefined && ended.endedAt >= before && ended.endedAt <= now())
      assert.equal(ended.error?.code, state === 'succeeded' ? undefined : 'SOURCE_EMPTY')
      assert.deepEqual(await types(id), ['job.queued', `job.${state}`])
      assert.equal((await backend.counts()).states[state], 1)
      await worker.findsNothing()
    })
  }

  test('delivers a job once more for its settled hook', async ({ create, work, record, types }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const run = await worker.next()
    await run.settle(succeeds({ done: true }, { hook: true }))
    const hook = await worker.next()
    const { claim } = hook
    assert.deepEqual(
      [claim.lease.jobId, claim.kind, claim.claims, claim.job.state],
      [id, 'settled', 1, 'succeeded'],
    )
    assert.ok(claim.lease.fence > run.claim.lease.fence)
    assert.deepEqual(
      claim.log.map(({ type }) => type),
      ['job.queued', 'job.succeeded'],
    )
    assert.deepEqual(await hook.append(remark()), { seq: 3, request: undefined, news: [] })
    await hook.settle(hooked)
    assert.deepEqual(await types(id), ['job.queued', 'job.succeeded', 'warning', 'hook.settled'])
    assert.equal((await record(id)).state, 'succeeded')
    await worker.findsNothing()
  })

  test('delivers a settled hook again whose worker died or whose run was rejected', async ({
    create,
    work,
    crash,
    pass,
    record,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work({ concurrency: 4 })
    await (await worker.next()).settle(endsAs('failed', true))
    await worker.next()
    await crash(id)
    const second = await worker.next()
    assert.deepEqual([second.id, second.claim.kind, second.claim.claims], [id, 'settled', 2])
    second.reject()
    await pass(1_000)
    const third = await worker.next()
    assert.deepEqual([third.id, third.claim.kind, third.claim.claims], [id, 'settled', 3])
    assert.equal((await record(id)).state, 'failed')
    await third.settle(hooked)
    await worker.findsNothing()
  })

  test('delivers a settled hook later that asks for it', async ({
    create,
    work,
    now,
    moment,
    pass,
    record,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    await (await worker.next()).settle(succeeds({}, { hook: true }))
    await (await worker.next()).settle(again(now() + moment))
    assert.equal((await record(id)).state, 'succeeded')
    await worker.findsNothing()
    await pass(moment)
    const hook = await worker.next()
    assert.deepEqual([hook.id, hook.claim.kind, hook.claim.claims], [id, 'settled', 1])
    await hook.settle(again())
    assert.equal((await worker.next()).claim.kind, 'settled')
  })

  test('keeps nobody waiting for a settled hook', async ({ create, work, record }) => {
    const root = newJob()
    await create(root)
    const worker = await work({ concurrency: 3 })
    const parent = await worker.next()
    const child = newChild(root)
    await parent.spawn(child)
    await parent.settle(parks({ why: 'children' }))
    await (await worker.next()).settle(succeeds({}, { hook: true }))
    const next = [await worker.next(), await worker.next()].map(({ claim }) => [
      claim.lease.jobId,
      claim.kind,
    ])
    assert.deepEqual(
      next.sort(),
      [
        [child.id, 'settled'],
        [root.id, 'run'],
      ].sort(),
    )
    assert.ok((await record(child.id)).endedAt !== undefined)
  })

  test('asks nothing of a settled hook', async ({ create, work, backend }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const run = await worker.next()
    await backend.request({ jobId: id, what: 'cancel' })
    await run.settle(endsAs('cancelled', true))
    const hook = await worker.next()
    assert.deepEqual(
      [hook.claim.kind, hook.claim.request, (await hook.append()).request],
      ['settled', undefined, undefined],
    )
  })

  test('treats a run that settles as only a hook can like a rejected one', async ({
    create,
    work,
    pass,
    record,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    await (await worker.next()).settle(hooked)
    await pass(1_000)
    const held = await worker.next()
    assert.deepEqual([held.id, held.claim.kind, (await record(id)).state], [id, 'run', 'running'])
  })

  test('stores finished pieces together with the end of their job', async ({ create, work, backend }) => {
    const job = newJob()
    await create(job)
    const worker = await work()
    const pieces = [
      pieceOf(job),
      pieceOf(job, { variant: 'medium', quality: undefined, cost: { micros: 4 } }),
    ]
    await (await worker.next()).settle({ ...succeeds(), contents: pieces })
    const found = await backend.contents({})
    assert.deepEqual(byVariant(found), byVariant(pieces))
  })

  test('stores nothing of a settlement that comes too late', async ({ create, work, crash, backend }) => {
    const job = newJob()
    await create(job)
    const worker = await work({ concurrency: 2 })
    const dead = await worker.next()
    await crash(job.id)
    const held = await worker.next()
    const durations = [{ pipeline: 'article', stage: 'draft', ms: 9_000 }]
    dead.resolve({ ...succeeds(), contents: [pieceOf(job)], durations })
    await held.settle(endsAs('failed'))
    assert.deepEqual([await backend.contents({}), await backend.durations('article')], [[], {}])
  })

  test('replaces the pieces of a job that ends again', async ({ create, work, backend }) => {
    const job = newJob()
    await create(job)
    const worker = await work()
    await (await worker.next()).settle({
      ...succeeds(),
      contents: [pieceOf(job), pieceOf(job, { variant: 'medium' })],
    })
    await backend.request({ jobId: job.id, what: 'retry' })
    const better = pieceOf(job, { quality: 1, createdAt: 2_000 })
    await (await worker.next()).settle({ ...succeeds(), contents: [better] })
    assert.deepEqual(byVariant(await backend.contents({})), byVariant([better]))
  })

  test('keeps the pieces of a job whatever else it settles on', async ({ create, work, backend }) => {
    const job = newJob()
    await create(job)
    const worker = await work()
    await (await worker.next()).settle({ ...endsAs('failed', true), contents: [pieceOf(job)] })
    await (await worker.next()).settle(hooked)
    assert.equal((await backend.contents({})).length, 1)
    await backend.request({ jobId: job.id, what: 'retry' })
    await (await worker.next()).settle(parks({ why: 'signal' }))
    assert.equal((await backend.contents({})).length, 1)
  })

  test('finds pieces by what they are made from, what they are and whose they are', async ({
    create,
    work,
    backend,
  }) => {
    const [one, other] = [newJob(), newJob()]
    await create(one, other)
    const worker = await work()
    const pieces = [
      pieceOf(one, { createdAt: 1 }),
      pieceOf(one, { variant: 'medium', createdAt: 2, labels: { tenant: 'acme', video: '1' } }),
      pieceOf(other, { type: 'blog_post', language: 'es', createdAt: 3 }),
      pieceOf(other, { source: 'source-2', createdAt: 4, labels: { tenant: 'acme' } }),
    ]
    await (await worker.next()).settle({ ...succeeds(), contents: pieces.slice(0, 2) })
    await (await worker.next()).settle({ ...succeeds(), contents: pieces.slice(2) })
    const find = async (query: Parameters<typeof backend.contents>[0]): Promise<readonly number[]> =>
      (await backend.contents(query)).map(({ createdAt }) => createdAt)
    assert.deepEqual(await find({}), [4, 3, 2, 1], 'The newest piece comes first.')
    assert.deepEqual(await find({ limit: 2 }), [4, 3])
    assert.deepEqual(await find({ source: 'source-2' }), [4])
    assert.deepEqual(await find({ type: 'blog_post' }), [3])
    assert.deepEqual(await find({ variant: 'short' }), [4, 3, 1])
    assert.deepEqual(await find({ language: 'en', source: 'source-1' }), [2, 1])
    assert.deepEqual(await find({ rootId: one.id }), [2, 1])
    assert.deepEqual(await find({ labels: { tenant: 'acme' } }), [4, 2])
    assert.deepEqual(await find({ labels: { tenant: 'acme', video: '1' } }), [2])
    assert.deepEqual(await find({ labels: { tenant: 'other' } }), [])
  })

  test('learns how long stages take, the newest counting most', async ({ create, work, backend }) => {
    assert.deepEqual(await backend.durations('article'), {})
    await create(...Array.from({ length: 42 }, () => newJob()))
    const worker = await work()
    const sample = async (ms: number, stage = 'draft'): Promise<number> => {
      const durations = [{ pipeline: 'article', stage, ms }]
      await (await worker.next()).settle({ ...succeeds(), durations })
      return (await backend.durations('article'))[stage] ?? Number.NaN
    }
    assert.equal(await sample(1_000), 1_000)
    assert.equal(await sample(50, 'check'), 50)
    const second = await sample(2_000)
    assert.ok(second > 1_000 && second < 2_000, `${second} should lie between the samples.`)
    let last = second
    for (let turn = 0; turn < 39; turn += 1) last = await sample(2_000)
    assert.ok(last > 1_950, `${last} should have come close to what is usual now.`)
    assert.deepEqual(
      [(await backend.durations('article'))['check'], await backend.durations('novel')],
      [50, {}],
    )
  })
}

function byVariant(pieces: readonly ContentRecord[]): unknown {
  return JSON.parse(
    JSON.stringify(
      [...pieces].sort((one, other) => (one.variant < other.variant ? -1 : 1)),
      sorted,
    ),
  )
}

/** Keys in one order, so that only values are compared. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
