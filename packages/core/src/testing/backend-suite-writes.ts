import assert from 'node:assert/strict'
import { newChild, newJob, progress, remark, spawned, succeeds } from './backend-suite-jobs.ts'
import type { Test } from './backend-suite-scene.ts'

export function answering(test: Test): void {
  test('numbers facts without gaps and answers the last number', async ({ create, work, log, record }) => {
    const [id = ''] = await create(newJob())
    const held = await (await work()).next()
    assert.deepEqual(await held.append(progress('one'), remark()), { seq: 3, request: undefined, news: [] })
    assert.deepEqual(await held.append(), { seq: 3, request: undefined, news: [] })
    assert.deepEqual(await held.append(progress('two')), { seq: 4, request: undefined, news: [] })
    assert.deepEqual(
      (await log(id)).map(({ seq, type }) => [seq, type]),
      [
        [1, 'job.queued'],
        [2, 'stage.succeeded'],
        [3, 'warning'],
        [4, 'stage.succeeded'],
      ],
    )
    assert.equal((await record(id)).seq, 4)
  })

  test('keeps facts as they were written', async ({ create, work, backend, log, now }) => {
    const [id = ''] = await create(newJob())
    const held = await (await work()).next()
    const fact = {
      type: 'call.settled',
      key: 'draft/outline',
      task: 'outline',
      kind: 'language',
      provider: 'acme',
      model: 'quill-1',
      ok: true,
      value: { text: 'Spring and neap.' },
      usage: { inputTokens: 12, outputTokens: 4 },
      cost: { micros: 31 },
      cached: false,
      ms: 210,
    } as const
    const at = now()
    await backend.append({ lease: held.claim.lease, write: 1, seen: 1, facts: [{ ...fact, at }] })
    const stored = (await log(id)).at(-1)
    assert.deepEqual(JSON.parse(JSON.stringify(stored)), { ...fact, at, seq: 2 })
  })

  // An error's message may quote an answer that was cut in the middle of a character. A backend may replace what it
  // cannot store, but not refuse it: the job would run again and again.
  test('takes whatever text a fact holds', async ({ create, work, types, log, backend }) => {
    const [id = ''] = await create(newJob({ labels: { 'cut \ud83d': 'and \0' } }))
    const worker = await work()
    const held = await worker.next()
    const message = 'The answer was: \ud83d\0 ships.'
    const error = { code: 'OUTPUT_INVALID', message, category: 'output', retryable: false } as const
    await held.append({ type: 'step.failed', key: 'draft/\udea2', error, attempt: 1, final: true })
    await backend.signal({ jobId: id, name: 'note \0', key: '\ud83d', value: message, signalId: 'an id\0' })
    await backend.request({ jobId: id, what: 'pause', reason: message })
    await held.append()
    await held.settle(succeeds(message))
    assert.deepEqual(await types(id), [
      'job.queued',
      'step.failed',
      'signal.received',
      'job.requested',
      'job.succeeded',
    ])
    const failed = (await log(id))[1]
    assert.match(failed?.type === 'step.failed' ? failed.error.message : '', /^The answer was: .* ships\.$/s)
  })

  test('answers a write that is sent again, and does not apply it again', async ({
    create,
    work,
    backend,
    log,
    now,
  }) => {
    const [id = ''] = await create(newJob())
    const { lease } = (await (await work()).next()).claim
    const write = { lease, write: 1, seen: 1, facts: [{ ...progress(), at: now() }] }
    const first = await backend.append(write)
    assert.deepEqual(await backend.append(write), first)
    await backend.append({ ...write, write: 2, seen: 2 })
    assert.equal((await backend.append({ ...write, write: 2, seen: 2 })).seq, 3)
    assert.equal((await log(id)).length, 3)
  })

  test('answers writes that were sent together and are sent again together', async ({
    create,
    work,
    backend,
    log,
    now,
  }) => {
    const [id = ''] = await create(newJob())
    const { lease } = (await (await work()).next()).claim
    const send = (write: number) =>
      backend.append({ lease, write, seen: 1, facts: [{ ...remark(`NOTE_${write}`), at: now() }] })
    await Promise.all([1, 2, 3].map(send))
    await Promise.all([1, 2, 3].map(send))
    const codes = (await log(id)).flatMap((fact) => (fact.type === 'warning' ? [fact.code] : []))
    assert.deepEqual(codes, ['NOTE_1', 'NOTE_2', 'NOTE_3'])
  })

  test('answers a spawn that is sent again, and spawns nothing again', async ({
    create,
    work,
    backend,
    types,
    now,
  }) => {
    const root = newJob()
    await create(root)
    const { lease } = (await (await work()).next()).claim
    const child = newChild(root, { lane: 'elsewhere' })
    const write = { lease, write: 1, seen: 1, facts: [{ ...spawned(child), at: now() }], children: [child] }
    const first = await backend.spawn(write)
    assert.deepEqual(await backend.spawn(write), first)
    assert.deepEqual(await types(root.id), ['job.queued', 'child.spawned'])
    assert.equal((await backend.list({ parentId: root.id })).jobs.length, 1)
  })

  test('counts writes anew within each lease', async ({ create, work, crash, types }) => {
    const [id = ''] = await create(newJob())
    const worker = await work({ concurrency: 2 })
    await (await worker.next()).append(progress('one'))
    await crash(id)
    await (await worker.next()).append(progress('two'))
    assert.deepEqual(await types(id), ['job.queued', 'stage.succeeded', 'stage.succeeded'])
  })

  test('tells a writer what others wrote since it last looked, once', async ({
    create,
    work,
    backend,
    log,
  }) => {
    const [id = ''] = await create(newJob())
    const held = await (await work()).next()
    await held.append(progress())
    await backend.signal({ jobId: id, name: 'approve', key: undefined, value: true, signalId: 's1' })
    await backend.signal({ jobId: id, name: 'approve', key: 'b', value: false, signalId: 's2' })
    const answer = await held.append(remark())
    assert.equal(answer.seq, 5)
    assert.deepEqual(answer.news, (await log(id)).slice(2, 4))
    assert.deepEqual(await held.append(), { seq: 5, request: undefined, news: [] })
    await backend.signal({ jobId: id, name: 'approve', key: undefined, value: 3, signalId: 's3' })
    assert.deepEqual(
      (await held.append()).news.map(({ seq }) => seq),
      [6],
    )
  })

  test('never tells a writer its own facts as news', async ({ create, work, backend, now }) => {
    const [id = ''] = await create(newJob())
    const { lease } = (await (await work()).next()).claim
    await backend.append({ lease, write: 1, seen: 1, facts: [{ ...progress('one'), at: now() }] })
    await backend.signal({ jobId: id, name: 'approve', key: undefined, value: true, signalId: 's1' })
    const answer = await backend.append({
      lease,
      write: 2,
      seen: 1,
      facts: [{ ...progress('two'), at: now() }],
    })
    assert.deepEqual(
      answer.news.map(({ seq, type }) => [seq, type]),
      [[3, 'signal.received']],
    )
    assert.equal(answer.seq, 4)
  })

  test('does not count what happened before the claim as news', async ({ create, work, backend }) => {
    const [id = ''] = await create(newJob())
    await backend.signal({ jobId: id, name: 'approve', key: undefined, value: true, signalId: 's1' })
    const held = await (await work()).next()
    assert.deepEqual(
      held.claim.log.map(({ type }) => type),
      ['job.queued', 'signal.received'],
    )
    assert.deepEqual((await held.append()).news, [])
  })

  test('answers a request with every write until it is carried out', async ({ create, work, backend }) => {
    const [id = ''] = await create(newJob())
    const held = await (await work()).next()
    await backend.request({ jobId: id, what: 'pause', reason: 'lunch' })
    const answer = await held.append(progress())
    assert.deepEqual([answer.request, answer.news.map(({ type }) => type)], ['pause', ['job.requested']])
    assert.equal((await held.append()).request, 'pause')
    await backend.request({ jobId: id, what: 'cancel' })
    assert.equal((await held.append()).request, 'cancel')
  })

  test('calls back a worker when others write, which then learns what', async ({
    create,
    work,
    backend,
    eventually,
  }) => {
    const [id = ''] = await create(newJob())
    const held = await (await work()).next()
    let calls = 0
    held.claim.onChange(() => {
      calls += 1
    })
    await held.append(progress())
    await backend.signal({ jobId: id, name: 'approve', key: undefined, value: true, signalId: 's1' })
    await eventually('the worker to be called back', async () => calls > 0)
    assert.deepEqual(
      (await held.append()).news.map(({ type }) => type),
      ['signal.received'],
    )
    const before = calls
    await backend.request({ jobId: id, what: 'cancel' })
    await eventually('the worker to be called back again', async () => calls > before)
    assert.equal((await held.append()).request, 'cancel')
  })

  test('writes nothing more once a job has ended', async ({ create, work, types, backend }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const held = await worker.next()
    await held.settle(succeeds())
    await assert.rejects(held.append(remark()))
    assert.equal(
      await backend.signal({ jobId: id, name: 'late', key: undefined, value: 1, signalId: 's1' }),
      false,
    )
    assert.equal(await backend.request({ jobId: id, what: 'cancel' }), 'succeeded')
    assert.equal(await backend.request({ jobId: id, what: 'pause' }), 'succeeded')
    assert.equal(await backend.request({ jobId: id, what: 'resume' }), 'succeeded')
    assert.deepEqual(await types(id), ['job.queued', 'job.succeeded'])
  })
}
