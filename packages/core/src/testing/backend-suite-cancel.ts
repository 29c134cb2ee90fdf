import assert from 'node:assert/strict'
import { reports } from './backend-suite-children.ts'
import { hasCode } from './backend-suite-create.ts'
import {
  again,
  blocks,
  endsAs,
  hooked,
  newChild,
  newJob,
  parks,
  pauses,
  succeeds,
  type Turn,
} from './backend-suite-jobs.ts'
import type { Test } from './backend-suite-scene.ts'

export function cancelling(test: Test): void {
  test('ends a queued job at once', async ({ create, backend, work, log, record, now }) => {
    const [id = ''] = await create(newJob())
    const state = await backend.request({ jobId: id, what: 'cancel', reason: 'changed my mind' })
    assert.equal(state, 'cancelled')
    const [, requested, cancelled, ...rest] = await log(id)
    assert.deepEqual(
      { ...requested },
      { type: 'job.requested', what: 'cancel', reason: 'changed my mind', at: requested?.at, seq: 2 },
    )
    assert.deepEqual(
      { ...cancelled },
      { type: 'job.cancelled', reason: 'changed my mind', cost: { micros: 0 }, at: cancelled?.at, seq: 3 },
    )
    assert.equal(rest.length, 0)
    const { endedAt, error } = await record(id)
    assert.ok(endedAt !== undefined && endedAt <= now())
    assert.deepEqual([error?.code, error?.category], ['CANCELLED', 'cancelled'])
    await (await work()).findsNothing()
  })

  const waits: readonly (readonly [string, (later: number) => Turn])[] = [
    ['parked', () => parks({ why: 'signal' })],
    ['parked until a time', (later) => parks({ why: 'time', until: later })],
    ['delayed', (later) => again(later)],
    ['paused', () => pauses],
    ['blocked', () => blocks],
  ]
  for (const [name, turn] of waits) {
    test(`ends a ${name} job at once`, async ({ create, backend, work, types, now, moment, record }) => {
      const [id = ''] = await create(newJob())
      const worker = await work()
      await (await worker.next()).settle(turn(now() + 1_000 * moment))
      assert.equal(await backend.request({ jobId: id, what: 'cancel' }), 'cancelled')
      assert.deepEqual((await types(id)).slice(-2), ['job.requested', 'job.cancelled'])
      assert.equal((await record(id)).wakeAt, undefined)
      await worker.findsNothing()
    })
  }

  test('adds up what a job has cost by then, each child once', async ({ create, backend, work, log }) => {
    const root = newJob()
    const child = newChild(root)
    await create(root)
    const worker = await work({ concurrency: 2 })
    const call = {
      type: 'call.settled',
      key: 'draft',
      task: 'draft',
      kind: 'language',
      provider: 'acme',
      model: 'quill-1',
      ok: true,
      usage: {},
      cached: false,
      ms: 1,
    } as const
    const first = await worker.next()
    await first.append({ ...call, cost: { micros: 20 } }, { ...call, ok: false, cost: { micros: 3 } }, call)
    await first.spawn(child)
    await (await worker.next()).settle(succeeds({}, { cost: { micros: 100 } }))
    await first.append()
    await first.settle(endsAs('failed'))
    await backend.request({ jobId: root.id, what: 'retry' })
    const parent = await worker.next()
    await parent.spawn(child)
    await parent.settle(parks({ why: 'signal' }))
    assert.equal(await backend.request({ jobId: root.id, what: 'cancel' }), 'cancelled')
    const fact = (await log(root.id)).at(-1)
    assert.deepEqual(fact?.type === 'job.cancelled' && fact.cost, { micros: 123 })
  })

  test('tells a running job, which settles itself', async ({ create, backend, work, types, reaches }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    let told = (): void => {}
    const called = new Promise<void>((resolve) => {
      told = resolve
    })
    held.claim.onChange(told)
    assert.equal(await backend.request({ jobId: id, what: 'cancel' }), 'running')
    await called
    const answer = await held.append()
    assert.deepEqual([answer.request, answer.news.map(({ type }) => type)], ['cancel', ['job.requested']])
    await held.settle(endsAs('cancelled'))
    await reaches(id, 'cancelled')
    assert.deepEqual(await types(id), ['job.queued', 'job.requested', 'job.cancelled'])
  })

  test('tells the next worker when the one that was told dies', async ({ create, backend, work, crash }) => {
    const [id = ''] = await create(newJob())
    const worker = await work({ concurrency: 2 })
    await worker.next()
    await backend.request({ jobId: id, what: 'cancel' })
    await crash(id)
    assert.equal((await worker.next()).claim.request, 'cancel')
  })

  test('asks once, however often it is asked', async ({ create, backend, work, types }) => {
    const [id = ''] = await create(newJob())
    await (await work()).next()
    for (let turn = 0; turn < 3; turn += 1) await backend.request({ jobId: id, what: 'cancel' })
    assert.deepEqual(await types(id), ['job.queued', 'job.requested'])
  })

  test('wakes a parked parent whose children run, and ends it when nothing runs any more', async (scene) => {
    const { create, backend, work, types } = scene
    const root = newJob()
    const child = newChild(root, { lane: 'elsewhere' })
    await create(root)
    const worker = await work()
    const first = await worker.next()
    await first.spawn(child)
    await first.settle(parks({ why: 'children' }))
    assert.equal(await backend.request({ jobId: root.id, what: 'cancel' }), 'queued')
    const parent = await worker.next()
    assert.deepEqual([parent.id, parent.claim.request], [root.id, 'cancel'])
    await parent.settle(parks({ why: 'children' }))
    await worker.findsNothing()
    assert.equal(await backend.request({ jobId: child.id, what: 'cancel' }), 'cancelled')
    const last = await worker.next()
    assert.deepEqual([last.id, last.claim.request], [root.id, 'cancel'])
    assert.deepEqual(
      (await reports(scene, root.id)).map(({ state, outcome }) => [state, outcome.status]),
      [['cancelled', 'failed']],
    )
    await last.settle(endsAs('cancelled'))
    assert.deepEqual(await types(root.id), [
      'job.queued',
      'child.spawned',
      'job.parked',
      'job.requested',
      'job.parked',
      'child.settled',
      'job.cancelled',
    ])
  })

  test('wakes a paused or blocked parent whose children run', async ({ create, backend, work }) => {
    for (const turn of [pauses, blocks]) {
      const root = newJob()
      await create(root)
      const worker = await work()
      const parent = await worker.next()
      await parent.spawn(newChild(root, { lane: 'elsewhere' }))
      await parent.settle(turn)
      assert.equal(await backend.request({ jobId: root.id, what: 'cancel' }), 'queued')
      const held = await worker.next()
      assert.deepEqual([held.id, held.claim.request], [root.id, 'cancel'])
      await held.settle(endsAs('cancelled'))
      await worker.close()
    }
  })

  test('ends a cancelled job at once that waits again with nothing running', async ({
    create,
    backend,
    work,
    types,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await backend.request({ jobId: id, what: 'cancel' })
    await held.append()
    await held.settle(parks({ why: 'signal' }))
    assert.equal(await backend.request({ jobId: id, what: 'cancel' }), 'cancelled')
    assert.deepEqual(await types(id), ['job.queued', 'job.requested', 'job.parked', 'job.cancelled'])
  })

  test('lets a job that finishes meanwhile have its end, and only one', async ({
    create,
    backend,
    work,
    types,
    record,
  }) => {
    const ids = await create(...Array.from({ length: 10 }, () => newJob()))
    const worker = await work({ concurrency: 10 })
    for (const id of ids) {
      const held = await worker.next()
      await Promise.all([held.settle(succeeds()), backend.request({ jobId: id, what: 'cancel' })])
      assert.equal((await record(id)).state, 'succeeded')
      assert.deepEqual(
        (await types(id)).filter((type) => type !== 'job.requested'),
        ['job.queued', 'job.succeeded'],
      )
    }
    await worker.findsNothing()
  })

  test('has no effect on a job that has ended', async ({ create, backend, work, types }) => {
    const [id = ''] = await create(newJob())
    await (await (await work()).next()).settle(endsAs('failed'))
    assert.equal(await backend.request({ jobId: id, what: 'cancel' }), 'failed')
    assert.deepEqual(await types(id), ['job.queued', 'job.failed'])
  })

  test('delivers a job that it ended for its settled hook, if it has one', async ({
    create,
    backend,
    work,
    types,
  }) => {
    const [id = ''] = await create(newJob({ hook: true }))
    await backend.request({ jobId: id, what: 'cancel' })
    const worker = await work()
    const held = await worker.next()
    assert.deepEqual([held.id, held.claim.kind, held.claim.job.state], [id, 'settled', 'cancelled'])
    await held.settle(hooked)
    await worker.findsNothing()
    assert.deepEqual(await types(id), ['job.queued', 'job.requested', 'job.cancelled', 'hook.settled'])
  })

  test('counts claims anew for the hook of a job that it ended', async ({ create, backend, work, crash }) => {
    const [id = ''] = await create(newJob({ hook: true }))
    const worker = await work({ concurrency: 2 })
    await worker.next()
    await backend.pauseQueue()
    await crash(id)
    await backend.request({ jobId: id, what: 'cancel' })
    await backend.resumeQueue()
    let held = await worker.next()
    if (held.claim.kind === 'run') {
      // The request was faster than the news of the crash, so it is carried out by the next worker.
      await held.settle(endsAs('cancelled', true))
      held = await worker.next()
    }
    assert.deepEqual([held.claim.kind, held.claim.claims], ['settled', 1])
  })

  test('cannot ask anything of a job that is not there', async ({ backend }) => {
    for (const what of ['cancel', 'pause', 'resume', 'retry'] as const) {
      await assert.rejects(backend.request({ jobId: 'nobody', what }), hasCode('JOB_NOT_FOUND'))
    }
  })
}
