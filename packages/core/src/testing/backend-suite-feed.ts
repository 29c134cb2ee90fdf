import assert from 'node:assert/strict'
import type { TransientEvent } from '../job/index.ts'
import type { FeedEntry, FeedFilter } from '../ports/index.ts'
import { newChild, newJob, progress, remark, succeeds } from './backend-suite-jobs.ts'
import type { Scene, Test } from './backend-suite-scene.ts'

function brief(entries: readonly FeedEntry[]): readonly string[] {
  return entries.map(({ jobId, fact }) => `${jobId} ${fact.seq} ${fact.type}`)
}

/** Two families and a loner, each with something in its log. */
async function families(scene: Scene) {
  const one = newJob({ labels: { tenant: 'acme', video: '1' } })
  const other = newJob({ pipeline: 'summary', labels: { tenant: 'acme' } })
  const child = newChild(one, { pipeline: 'summary', labels: { tenant: 'zen' }, lane: 'elsewhere' })
  await scene.create(one, other)
  const worker = await scene.work({ pipelines: () => ['article', 'summary'] })
  const parent = await worker.next()
  await parent.spawn(child)
  await parent.settle(succeeds())
  await (await worker.next()).settle(succeeds())
  return { one, other, child }
}

export function feeding(test: Test): void {
  test('feeds the facts of all jobs, each with its job', async (scene) => {
    const { one, other, child } = await families(scene)
    const entries = await scene.feed()
    assert.deepEqual(
      [...brief(entries)].sort(),
      [
        `${one.id} 1 job.queued`,
        `${one.id} 2 child.spawned`,
        `${one.id} 3 job.succeeded`,
        `${other.id} 1 job.queued`,
        `${other.id} 2 job.succeeded`,
        `${child.id} 1 job.queued`,
      ].sort(),
    )
    for (const { jobId, rootId, pipeline, labels, fact } of entries) {
      const record = await scene.record(jobId)
      assert.deepEqual([rootId, pipeline, labels], [record.rootId, record.pipeline, record.labels])
      assert.deepEqual(fact, (await scene.log(jobId))[fact.seq - 1])
    }
    assert.equal(new Set(entries.map(({ cursor }) => cursor)).size, entries.length)
  })

  test('goes on after any entry and after any page', async (scene) => {
    await families(scene)
    const all = await scene.feed()
    for (const [index, { cursor }] of all.entries()) {
      const page = await scene.backend.feed({ after: cursor, filter: {} })
      assert.deepEqual(brief(page.entries), brief(all.slice(index + 1)))
    }
    const paged: FeedEntry[] = []
    for (let after: string | undefined; paged.length < all.length; ) {
      const page = await scene.backend.feed({ after, filter: {}, limit: 1 })
      assert.equal(page.entries.length, 1)
      paged.push(...page.entries)
      after = page.cursor
    }
    assert.deepEqual(brief(paged), brief(all))
  })

  test('stands still at the end until something is written', async ({ create, backend }) => {
    const empty = await backend.feed({ filter: {} })
    assert.deepEqual(empty.entries, [])
    const [id = ''] = await create(newJob())
    const first = await backend.feed({ after: empty.cursor, filter: {} })
    assert.deepEqual(brief(first.entries), [`${id} 1 job.queued`])
    const end = await backend.feed({ after: first.cursor, filter: {} })
    assert.deepEqual(end, { entries: [], cursor: first.cursor })
    await backend.request({ jobId: id, what: 'pause' })
    assert.deepEqual(brief((await backend.feed({ after: end.cursor, filter: {} })).entries), [
      `${id} 2 job.requested`,
    ])
  })

  test('filters by job, family, pipeline and labels', async (scene) => {
    const { one, other, child } = await families(scene)
    const jobsOf = async (filter: FeedFilter): Promise<readonly string[]> =>
      [...new Set((await scene.feed(filter)).map(({ jobId }) => jobId))].sort()
    assert.deepEqual(await jobsOf({ jobIds: [one.id] }), [one.id])
    assert.deepEqual(await jobsOf({ jobIds: [one.id, child.id, 'nobody'] }), [one.id, child.id].sort())
    assert.deepEqual(await jobsOf({ rootIds: [one.id] }), [one.id, child.id].sort())
    assert.deepEqual(await jobsOf({ rootIds: [one.id, other.id] }), [one.id, other.id, child.id].sort())
    assert.deepEqual(await jobsOf({ pipelines: ['summary'] }), [other.id, child.id].sort())
    assert.deepEqual(await jobsOf({ labels: { tenant: 'acme' } }), [one.id, other.id].sort())
    assert.deepEqual(await jobsOf({ rootIds: [one.id], pipelines: ['summary'] }), [child.id])
    assert.deepEqual(await jobsOf({ jobIds: [one.id], labels: { tenant: 'zen' } }), [])
    assert.deepEqual(await jobsOf({ jobIds: [] }), [])
  })

  test('goes on past entries that the filter left out', async ({ create, backend }) => {
    const [id = ''] = await create(newJob(), newJob(), newJob())
    const page = await backend.feed({ filter: { jobIds: [id] } })
    assert.deepEqual(brief(page.entries), [`${id} 1 job.queued`])
    assert.deepEqual(await backend.feed({ after: page.cursor, filter: {} }), {
      entries: [],
      cursor: page.cursor,
    })
  })

  test('skips nothing while many write at once', async (scene) => {
    const { create, serve, backend, now, log, eventually } = scene
    const jobs = Array.from({ length: 24 }, () => newJob())
    const read: FeedEntry[] = []
    let cursor: string | undefined
    let writing = true
    const readOn = async (): Promise<number> => {
      const page = await backend.feed({ after: cursor, filter: {}, limit: 7 })
      read.push(...page.entries)
      cursor = page.cursor
      return page.entries.length
    }
    const reading = (async () => {
      while (writing) {
        await readOn()
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    const consumer = await serve(
      async ({ lease, job }) => {
        for (let write = 1; write <= 4; write += 1) {
          await backend.append({
            lease,
            write,
            seen: job.seq,
            facts: [
              { ...progress(), at: now() },
              { ...remark(), at: now() },
            ],
          })
          await new Promise((resolve) => setImmediate(resolve))
        }
        const { facts, to } = succeeds()
        return { write: 5, seen: job.seq, facts: facts.map((fact) => ({ ...fact, at: now() })), to }
      },
      { concurrency: 8 },
    )
    for (const job of jobs) await create(job)
    await eventually(
      'all jobs to succeed',
      async () => (await backend.counts()).states.succeeded === jobs.length,
    )
    writing = false
    await reading
    while ((await readOn()) > 0);
    for (const { id } of jobs) {
      const mine = read.flatMap(({ jobId, fact }) => (jobId === id ? [fact] : []))
      assert.deepEqual(mine, await log(id))
    }
    assert.equal(read.length, jobs.length * 10)
    await consumer.close()
  })

  test('wakes subscribers for what is written from then on', async ({
    create,
    backend,
    eventually,
    work,
  }) => {
    const [id = ''] = await create(newJob())
    const woken = { job: 0, family: 0, all: 0, tenant: 0, other: 0 }
    const listen = (name: keyof typeof woken) => ({
      onWake: () => {
        woken[name] += 1
      },
    })
    const ends = [
      await backend.subscribe({ jobIds: [id, 'nobody'] }, listen('job')),
      await backend.subscribe({ rootIds: [id] }, listen('family')),
      await backend.subscribe({}, listen('all')),
      await backend.subscribe({ labels: { tenant: 'acme' } }, listen('tenant')),
      await backend.subscribe({ jobIds: ['nobody'] }, listen('other')),
    ]
    const held = await (await work()).next()
    await held.append(progress())
    await eventually('subscribers to be woken', async () => Math.min(woken.job, woken.family, woken.all) > 0)
    const { job, family } = { ...woken }
    await held.spawn(newChild({ id, rootId: id }, { lane: 'elsewhere' }))
    await eventually('subscribers to be woken again', async () => woken.family > family && woken.job > job)
    for (const end of ends) end()
    const before = { ...woken }
    await held.settle(succeeds())
    await eventually('the job to end', async () => (await backend.get(id))?.state === 'succeeded')
    assert.deepEqual(woken, { ...before, tenant: 0, other: 0 })
  })

  test('leaves nothing unseen between reading and subscribing', async ({ create, backend, eventually }) => {
    const [id = ''] = await create(newJob())
    let wakes = 0
    const end = await backend.subscribe(
      { jobIds: [id] },
      {
        onWake: () => {
          wakes += 1
        },
      },
    )
    const page = await backend.feed({ filter: { jobIds: [id] } })
    assert.equal(page.entries.length, 1)
    await backend.request({ jobId: id, what: 'pause' })
    await eventually('the subscriber to be woken', async () => wakes > 0)
    assert.equal((await backend.feed({ after: page.cursor, filter: { jobIds: [id] } })).entries.length, 1)
    end()
    end()
  })

  test('publishes transient events to whoever listens, and stores none', async (scene) => {
    const { create, backend, eventually, types } = scene
    const [id = '', other = ''] = await create(newJob({ labels: { tenant: 'acme' } }), newJob())
    const heard: Record<string, TransientEvent[]> = { job: [], tenant: [], other: [] }
    const ends = await Promise.all(
      Object.entries({
        job: { jobIds: [id] },
        tenant: { labels: { tenant: 'acme' } },
        other: { rootIds: [other] },
      }).map(([name, filter]) =>
        backend.subscribe(filter, { onWake: () => {}, onTransient: (event) => heard[name]?.push(event) }),
      ),
    )
    ends.push(await backend.subscribe({ jobIds: [id] }, { onWake: () => {} }))
    const text = (delta: string): TransientEvent => ({
      type: 'text',
      jobId: id,
      rootId: id,
      at: 1,
      stage: 'draft',
      key: 'draft',
      task: 'draft',
      delta,
    })
    const half: TransientEvent = {
      type: 'progress',
      jobId: other,
      rootId: other,
      at: 1,
      stage: 'draft',
      fraction: 0.5,
    }
    const lost: TransientEvent = { ...half, jobId: 'nobody', rootId: 'nobody' }
    backend.publish([text('The '), half, text('moon')])
    backend.publish([text(' pulls.'), lost])
    await eventually(
      'the events to arrive',
      async () => heard['tenant']?.length === 3 && heard['other']?.length === 1,
    )
    await eventually('the events of one job to arrive', async () => heard['job']?.length === 3)
    assert.equal(
      heard['job']?.map((event) => event.type === 'text' && event.delta).join(''),
      'The moon pulls.',
    )
    assert.deepEqual(heard['other'], [half])
    assert.deepEqual([await types(id), await types(other)], [['job.queued'], ['job.queued']])
    for (const end of ends) end()
  })

  test('refuses a cursor that it never gave', async ({ backend }) => {
    await assert.rejects(backend.feed({ after: 'somewhere', filter: {} }))
  })
}
