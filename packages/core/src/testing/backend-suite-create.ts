import assert from 'node:assert/strict'
import { JobError } from '../errors/index.ts'
import type { Json } from '../values/index.ts'
import { endsAs, newChild, newJob, parks, remark, succeeds } from './backend-suite-jobs.ts'
import type { Test } from './backend-suite-scene.ts'

/** Whether an error is the library's, with a code. */
export function hasCode(code: string): (error: unknown) => true {
  return (error) => {
    assert.ok(JobError.isInstance(error), `A JobError was expected, not ${String(error)}.`)
    assert.equal(error.code, code)
    return true
  }
}

export function creating(test: Test): void {
  test('stores a job and its first facts, numbered from 1', async ({ backend, log, record, now }) => {
    const job = newJob({ labels: { tenant: 'acme' }, priority: { level: 'high', score: 9 }, lane: 'default' })
    const before = now()
    assert.deepEqual(await backend.create({ jobs: [job] }), [{ id: job.id, created: true, state: 'queued' }])
    const [fact, ...rest] = await log(job.id)
    assert.deepEqual({ ...fact }, { ...job.facts[0], seq: 1 })
    assert.equal(rest.length, 0)
    const { createdAt, ...stored } = await record(job.id)
    assert.ok(createdAt >= before && createdAt <= now(), 'A job is as old as its creation.')
    assert.deepEqual(stored, {
      id: job.id,
      pipeline: 'article',
      version: 1,
      lane: 'default',
      state: 'queued',
      priority: { level: 'high', score: 9 },
      labels: { tenant: 'acme' },
      parent: undefined,
      rootId: job.id,
      seq: 1,
      endedAt: undefined,
      wakeAt: undefined,
      error: undefined,
    })
  })

  test('stores many jobs at once, in their order', async ({ create, backend }) => {
    const jobs = Array.from({ length: 300 }, () => newJob())
    assert.deepEqual(
      await create(...jobs),
      jobs.map(({ id }) => id),
    )
    const page = await backend.list({ limit: 300 })
    assert.deepEqual(
      page.jobs.map(({ id }) => id),
      jobs.map(({ id }) => id),
    )
  })

  test('takes ids of every allowed character, up to 128 of them', async ({ create, record }) => {
    const ids = ['a', 'A.b_c-9', '0'.repeat(128), 'job', 'Job', '..', '-', '_']
    await create(...ids.map((id) => newJob({ id })))
    for (const id of ids) assert.equal((await record(id)).id, id)
  })

  test('answers the same id with the same fingerprint, and changes nothing', async ({
    backend,
    create,
    work,
    log,
  }) => {
    const job = newJob()
    await create(job)
    assert.deepEqual(await backend.create({ jobs: [job] }), [{ id: job.id, created: false, state: 'queued' }])
    const worker = await work()
    const held = await worker.next()
    assert.deepEqual(await backend.create({ jobs: [job] }), [
      { id: job.id, created: false, state: 'running' },
    ])
    await held.settle(succeeds())
    const again = newJob({ id: job.id, priority: { level: 'high', score: 3 } })
    assert.deepEqual(await backend.create({ jobs: [again] }), [
      { id: job.id, created: false, state: 'succeeded' },
    ])
    assert.equal((await log(job.id)).length, 2)
    await worker.findsNothing()
  })

  test('stores a job once that is given twice in one call', async ({ backend, create, log }) => {
    const job = newJob()
    const created = await backend.create({ jobs: [job, job] })
    assert.deepEqual(
      created.map((one) => one.created),
      [true, false],
    )
    assert.equal((await log(job.id)).length, 1)
    assert.deepEqual(await create(), [])
  })

  test('refuses an id that exists with another fingerprint, and stores nothing of the call', async ({
    backend,
    create,
  }) => {
    const job = newJob()
    const [fresh, other] = [newJob(), newJob()]
    await create(job)
    const conflict = newJob({ id: job.id, fingerprint: 'fingerprint-2' })
    await assert.rejects(backend.create({ jobs: [fresh, conflict, other] }), hasCode('JOB_CONFLICT'))
    assert.equal(await backend.get(fresh.id), undefined)
    assert.equal(await backend.get(other.id), undefined)
    assert.deepEqual(
      (await backend.feed({ filter: {} })).entries.map(({ jobId }) => jobId),
      [job.id],
    )
  })

  test('refuses an id that is given twice in one call with two fingerprints', async ({ backend }) => {
    const job = newJob()
    const jobs = [job, newJob({ id: job.id, fingerprint: 'fingerprint-2' })]
    await assert.rejects(backend.create({ jobs }), hasCode('JOB_CONFLICT'))
    assert.equal(await backend.get(job.id), undefined)
  })

  test('refuses more waiting root jobs than it may hold, and stores none of them', async ({ backend }) => {
    const jobs = [newJob(), newJob(), newJob()]
    await assert.rejects(backend.create({ jobs, maxQueued: 2 }), hasCode('QUEUE_FULL'))
    assert.equal((await backend.list({})).jobs.length, 0)
    await backend.create({ jobs: jobs.slice(0, 2), maxQueued: 2 })
    await assert.rejects(backend.create({ jobs: jobs.slice(2), maxQueued: 2 }), hasCode('QUEUE_FULL'))
    await backend.create({ jobs: jobs.slice(2), maxQueued: 3 })
    assert.equal((await backend.counts()).states.queued, 3)
  })

  test('answers jobs that are there already, however full the queue', async ({ backend, create }) => {
    const job = newJob()
    await create(job, newJob())
    assert.deepEqual(await backend.create({ jobs: [job], maxQueued: 1 }), [
      { id: job.id, created: false, state: 'queued' },
    ])
  })

  test('counts towards a full queue neither what runs, parks or has ended, nor children', async ({
    backend,
    create,
    work,
  }) => {
    const [running, parked, ended] = [newJob(), newJob(), newJob()]
    await create(running, parked, ended)
    const worker = await work({ concurrency: 3 })
    const parent = await worker.next()
    await parent.spawn(newChild(running, { lane: 'elsewhere' }), newChild(running, { lane: 'elsewhere' }))
    await (await worker.next()).settle(parks({ why: 'signal' }))
    await (await worker.next()).settle(endsAs('failed'))
    await backend.create({ jobs: [newJob({ lane: 'elsewhere' })], maxQueued: 1 })
    await assert.rejects(
      backend.create({ jobs: [newJob({ lane: 'elsewhere' })], maxQueued: 1 }),
      hasCode('QUEUE_FULL'),
    )
  })

  test('never refuses a child for a full queue', async ({ backend, work }) => {
    const root = newJob()
    await backend.create({ jobs: [root], maxQueued: 1 })
    const worker = await work()
    const parent = await worker.next()
    await backend.create({ jobs: [newJob({ lane: 'elsewhere' })], maxQueued: 1 })
    await parent.spawn(...Array.from({ length: 5 }, () => newChild(root)))
    assert.equal((await backend.counts()).states.queued, 6)
  })

  // In the order of their keys too: fingerprints of replayed values depend on it. What databases refuse, such as
  // U+0000, the codec has taken out before.
  test('gives back values as they were given', async ({ create, log }) => {
    const input: Json = {
      text: 'Ålesund – 東京 🚢 "quoted" \\ \n',
      long: 'tide '.repeat(20_000),
      empty: '',
      none: null,
      numbers: [0, -1, 1.5, 1e21, 1e-9, Number.MAX_SAFE_INTEGER],
      list: [],
      object: {},
      flags: [true, false],
      nested: { 'a key with spaces': [{ deep: [[{ er: null }]] }], __proto__x: 1 },
    }
    const [id = ''] = await create(newJob({ input }))
    const [fact] = await log(id)
    assert.equal(JSON.stringify(fact?.type === 'job.queued' && fact.input), JSON.stringify(input))
  })

  test('keeps its data to itself', async ({ backend, create, log, record, work }) => {
    const job = newJob({ labels: { tenant: 'acme' }, input: { topics: ['tides'] } })
    const child = newChild(job, { labels: { part: '1' }, priority: { level: 'high', score: 1 } })
    const progress = { type: 'stage.succeeded', stage: 'draft', output: { words: ['one'] }, ms: 1 } as const
    const [value, turn] = [{ approved: [true] }, succeeds({ text: ['The moon pulls.'] })]
    await create(job)
    const worker = await work()
    const parent = await worker.next()
    await parent.append(progress)
    await parent.spawn(child)
    await parent.append()
    await parent.settle(parks({ why: 'children' }))
    const held = await worker.next()
    await backend.signal({ jobId: child.id, name: 'approve', key: undefined, value, signalId: 's1' })
    await held.append()
    await held.settle(turn)
    const told = await worker.next()
    const { id } = job
    const { id: childId } = child
    const look = async (): Promise<readonly unknown[]> =>
      Promise.all([record(id), record(childId), log(id), log(childId)])
    const before = JSON.stringify(await look())
    for (const given of [job, child, progress, value, turn]) scribble(given)
    for (const got of [parent.claim.job, held.claim.log, told.claim.log, await look()]) scribble(got)
    assert.equal(JSON.stringify(await look()), before)
    await told.append(remark())
    assert.equal((await log(id)).at(-1)?.type, 'warning')
  })

  test('joins a transaction if it declares that it can, and refuses one otherwise', async ({
    backend,
    under,
    log,
  }) => {
    const [kept, dropped] = [newJob(), newJob()]
    if (!backend.capabilities.transactional) {
      await assert.rejects(backend.create({ jobs: [kept], transaction: {} }))
      assert.equal(await backend.get(kept.id), undefined)
      return
    }
    assert.ok(under.transaction, 'A backend that is transactional must be tested with transactions.')
    const rolledBack = await under.transaction()
    await backend.create({ jobs: [dropped], transaction: rolledBack.handle })
    await rolledBack.rollback()
    assert.equal(await backend.get(dropped.id), undefined)
    const committed = await under.transaction()
    await backend.create({ jobs: [kept], transaction: committed.handle })
    await committed.commit()
    assert.equal((await log(kept.id)).length, 1)
  })
}

/** Writes to a value wherever it can be written to. What is frozen throws, which is as good as a copy. */
function scribble(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, held] of Object.entries(value)) {
    scribble(held)
    try {
      if (typeof held !== 'object') Object.assign(value, { [key]: 'scribbled' })
    } catch {}
  }
}
