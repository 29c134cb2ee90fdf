import assert from 'node:assert/strict'
import { again, newJob, parks, progress, remark, succeeds } from './backend-suite-jobs.ts'
import type { Test } from './backend-suite-scene.ts'

export function delivering(test: Test): void {
  test('hands a job to a worker with its record and its log', async ({ create, work, record, log }) => {
    const job = newJob({ labels: { video: '42' } })
    await create(job)
    const worker = await work()
    const { claim } = await worker.next()
    assert.equal(claim.kind, 'run')
    assert.equal(claim.claims, 1)
    assert.equal(claim.request, undefined)
    assert.equal(claim.lost.aborted, false)
    assert.equal(claim.lease.jobId, job.id)
    assert.equal(claim.job.state, 'running')
    assert.deepEqual(claim.job, await record(job.id))
    assert.deepEqual(claim.log, await log(job.id))
  })

  test('delivers what was stored before anyone worked, and what comes after', async ({ create, work }) => {
    const [early = ''] = await create(newJob())
    const worker = await work({ concurrency: 2 })
    assert.equal((await worker.next()).id, early)
    const [late = ''] = await create(newJob())
    assert.equal((await worker.next()).id, late)
  })

  test('gives every job to one worker only', async ({ create, serve, eventually, backend }) => {
    const ids = await create(...Array.from({ length: 60 }, () => newJob()))
    const runs: string[] = []
    let running = 0
    let most = 0
    const run: Parameters<typeof serve>[0] = async ({ lease, job }) => {
      runs.push(lease.jobId)
      running += 1
      most = Math.max(most, running)
      await backend.append({ lease, write: 1, seen: job.seq, facts: [{ ...progress(), at: 1 }] })
      running -= 1
      const { facts, to } = succeeds()
      return { write: 2, seen: job.seq + 1, facts: facts.map((fact) => ({ ...fact, at: 1 })), to }
    }
    const consumers = [await serve(run, { concurrency: 3 }), await serve(run, { concurrency: 2 })]
    await eventually(
      'all jobs to succeed',
      async () => (await backend.counts()).states.succeeded === ids.length,
    )
    assert.deepEqual(runs.sort(), [...ids].sort())
    assert.ok(most <= 5, `No more than 5 should run at once, but ${most} did.`)
    for (const consumer of consumers) await consumer.close()
  })

  test('runs no more jobs at once than the worker wants', async ({ create, work, backend }) => {
    await create(newJob(), newJob(), newJob())
    const worker = await work({ concurrency: 2 })
    const first = await worker.next()
    await worker.next()
    assert.equal((await backend.counts()).states.running, 2)
    assert.equal(worker.waiting, 0)
    await first.settle(succeeds())
    await worker.next()
    assert.equal((await backend.counts()).states.running, 2)
  })

  test('claims from the lanes of the worker only', async ({ create, work, record }) => {
    const [slow = '', quick = ''] = await create(newJob({ lane: 'slow' }), newJob({ lane: 'quick' }))
    const worker = await work({ lanes: ['quick', 'default'] })
    const held = await worker.next()
    assert.equal(held.id, quick)
    await held.settle(succeeds())
    await worker.findsNothing()
    assert.equal((await record(slow)).state, 'queued')
    const other = await work({ lanes: ['slow'] })
    assert.equal((await other.next()).id, slow)
  })

  test('leaves a job of an unknown pipeline for a worker that knows it', async ({ create, work, record }) => {
    const [id = ''] = await create(newJob({ pipeline: 'novel', priority: { level: 'high', score: 10 } }))
    const worker = await work()
    await worker.findsNothing()
    assert.equal((await record(id)).state, 'queued')
    const other = await work({ pipelines: () => ['novel'] })
    assert.equal((await other.next()).id, id)
  })

  test('delivers a job to a worker that learns its pipeline later', async ({ create, work, pass }) => {
    const known = ['sentinel']
    const [id = ''] = await create(newJob({ pipeline: 'novel' }))
    const worker = await work({ pipelines: () => known })
    await worker.findsNothing()
    known.push('novel')
    await pass(10_000)
    assert.equal((await worker.next()).id, id)
  })

  test('delivers a job again at the time it asked for, not before', async ({
    create,
    work,
    record,
    now,
    moment,
    pass,
  }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    const at = now() + moment
    await (await worker.next()).settle(again(at))
    assert.deepEqual([(await record(id)).state, (await record(id)).wakeAt], ['queued', at])
    await worker.findsNothing()
    await pass(moment)
    const held = await worker.next()
    assert.equal(held.id, id)
    assert.ok(now() >= at, 'The job came too early.')
    assert.equal((await record(id)).wakeAt, undefined)
  })

  test('delivers delayed jobs in the order of their times', async ({ create, work, now, moment, pass }) => {
    const ids = await create(newJob(), newJob(), newJob())
    const delays = [3, 1, 2]
    const worker = await work()
    const start = now()
    for (const delay of delays) await (await worker.next()).settle(again(start + delay * moment))
    const order: string[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      await pass(moment)
      const held = await worker.next()
      order.push(held.id)
      await held.settle(succeeds())
    }
    assert.deepEqual(order, [ids[1], ids[2], ids[0]])
  })

  test('delivers a job at once that asks for a time that has passed', async ({ create, work, now }) => {
    const [id = ''] = await create(newJob())
    const worker = await work()
    await (await worker.next()).settle(again(now() - 1))
    assert.equal((await worker.next()).id, id)
  })

  test('carries only what a worker does not remember', async ({ create, work }) => {
    const [id = ''] = await create(newJob())
    const worker = await work({ remembered: (jobId) => (jobId === id ? 2 : undefined) })
    const held = await worker.next()
    await held.append(progress(), remark())
    await held.settle(again())
    const claim = (await worker.next()).claim
    assert.deepEqual(
      claim.log.map(({ seq }) => seq),
      [3, 4],
    )
    assert.equal(claim.job.seq, 4)
  })

  test('hands out nothing while the queue is paused; what runs goes on', async ({
    create,
    work,
    backend,
    types,
  }) => {
    const [running = '', waiting = ''] = await create(newJob(), newJob())
    const worker = await work()
    const held = await worker.next()
    await backend.pauseQueue()
    assert.equal((await backend.counts()).paused, true)
    await held.append(progress())
    await held.settle(succeeds())
    const [later = ''] = await create(newJob())
    assert.deepEqual(await types(running), ['job.queued', 'stage.succeeded', 'job.succeeded'])
    assert.equal((await backend.counts()).states.queued, 2)
    assert.equal(worker.waiting, 0)
    await backend.resumeQueue()
    assert.equal((await backend.counts()).paused, false)
    const next = await worker.next()
    assert.equal(next.id, waiting)
    await next.settle(succeeds())
    assert.equal((await worker.next()).id, later)
  })

  test('closes a worker when everything it claimed is settled, and gives it nothing more', async ({
    create,
    work,
    record,
  }) => {
    const [first = '', second = '', third = ''] = await create(newJob(), newJob(), newJob())
    const worker = await work({ concurrency: 2 })
    const held = [await worker.next(), await worker.next()]
    let closed = false
    const closing = worker.close().then(() => {
      closed = true
    })
    await held[0]?.settle(succeeds())
    assert.equal(closed, false)
    await held[1]?.settle(parks({ why: 'signal' }))
    await closing
    assert.deepEqual(
      [(await record(first)).state, (await record(second)).state, (await record(third)).state],
      ['succeeded', 'parked', 'queued'],
    )
    assert.equal(worker.waiting, 0)
    const other = await work()
    assert.equal((await other.next()).id, third)
  })

  test('closes a worker without claims at once', async ({ work }) => {
    const worker = await work()
    await worker.close()
    await worker.close()
  })
}
