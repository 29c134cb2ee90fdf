import { describe, expect, it, vi } from 'vitest'
import { JobError } from '../errors/index.ts'
import type { Claim, ConsumeOptions, Settlement } from '../ports/index.ts'
import { again, newChild, newJob, parks, succeeds, type Turn } from '../testing/backend-suite-jobs.ts'
import { type BackendUnderTest, fakeClock, testBackend } from '../testing/index.ts'
import { memoryBackend } from './index.ts'

function underTest(
  options: Parameters<typeof memoryBackend>[0],
): Pick<BackendUnderTest, 'backend' | 'crash' | 'close'> {
  const backend = memoryBackend(options)
  return { backend, crash: (jobId) => void backend.abandon(jobId), close: () => backend.close() }
}

describe('in memory, with a clock that stands still', () => {
  testBackend({ describe, it }, async () => {
    const clock = fakeClock()
    return { clock, ...underTest({ clock }) }
  })
})

describe('in memory, with the time of the machine', () => {
  testBackend({ describe, it }, async () => ({ ...underTest({}), momentMs: 150 }))
})

const options: ConsumeOptions = {
  concurrency: 1,
  lanes: ['default'],
  pipelines: () => ['article'],
  ageingMs: 600_000,
}

function settlement({ facts, to }: Turn, claim: Claim): Settlement {
  return { write: 1, seen: claim.job.seq, facts: facts.map((fact) => ({ ...fact, at: 1 })), to }
}

describe('the memory backend', () => {
  it('sets timers only while somebody works', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    await backend.create({ jobs: [newJob({ lane: 'elsewhere' }), newJob()] })
    expect(clock.pending).toBe(0)
    const consumer = await backend.consume(options, async (claim) =>
      settlement(parks({ why: 'time', until: clock.now() + 5_000 }), claim),
    )
    await clock.settle()
    expect(clock.pending).toBeGreaterThan(0)
    await consumer.close()
    expect(clock.pending).toBe(0)
    await clock.advance(10_000)
    expect((await backend.counts()).states.parked).toBe(1)
    const claimed = vi.fn<(claim: Claim) => Promise<Settlement>>(async (claim) =>
      settlement(succeeds(), claim),
    )
    await backend.consume(options, claimed)
    await clock.advance(0)
    expect(claimed).toHaveBeenCalledTimes(1)
  })

  it('sets no timers for workers that have nothing to do', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    await backend.consume(options, async (claim) => settlement(succeeds(), claim))
    await backend.create({ jobs: [newJob(), newJob({ priority: { level: 'low', score: 0 } })] })
    await clock.settle()
    expect((await backend.counts()).states.succeeded).toBe(2)
    expect(clock.pending).toBe(0)
  })

  it('sets no timers for jobs that wait no longer', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    const jobs = [newJob(), newJob(), newJob()]
    await backend.create({ jobs })
    await backend.consume(options, async (claim) =>
      settlement(parks({ why: 'time', until: clock.now() + 5_000 }), claim),
    )
    await clock.settle()
    expect(clock.pending).toBe(1)
    await backend.request({ jobId: jobs[1]?.id ?? '', what: 'cancel' })
    await backend.request({ jobId: jobs[0]?.id ?? '', what: 'pause' })
    expect(clock.nextDue).toBe(clock.now() + 5_000)
    await backend.request({ jobId: jobs[2]?.id ?? '', what: 'cancel' })
    expect(clock.pending).toBe(0)
  })

  it('says of a job that is due that it waits no longer for a time', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    const [later, other] = [newJob(), newJob()]
    await backend.create({ jobs: [later, other] })
    await backend.consume(options, (claim) =>
      claim.lease.jobId === later.id
        ? Promise.resolve(settlement(again(clock.now() + 5_000), claim))
        : new Promise(() => {}),
    )
    await clock.settle()
    expect((await backend.get(later.id))?.wakeAt).toBe(clock.now() + 5_000)
    await clock.advance(5_000)
    const { state, wakeAt } = (await backend.get(later.id)) ?? {}
    expect([state, wakeAt]).toEqual(['queued', undefined])
  })

  it('takes back its timers when it is closed', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    await backend.create({ jobs: [newJob(), newJob({ pipeline: 'unknown' })] })
    await backend.consume({ ...options, concurrency: 2 }, () => new Promise(() => {}))
    await clock.settle()
    expect(clock.pending).toBeGreaterThan(0)
    await backend.close()
    expect(clock.pending).toBe(0)
  })

  it('looks again and again at jobs that no worker knows, whoever leaves or comes meanwhile', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    const known = ['article']
    const claimed = vi.fn<(claim: Claim) => Promise<Settlement>>(async (claim) =>
      settlement(succeeds(), claim),
    )
    await backend.create({ jobs: [newJob({ pipeline: 'novel' })] })
    for (const name of ['novel', 'poem']) {
      const leaving = await backend.consume(options, () => new Promise(() => {}))
      const staying = await backend.consume({ ...options, pipelines: () => known }, claimed)
      await clock.advance(5_000)
      await leaving.close()
      await clock.advance(5_000)
      known.push(name)
      await clock.advance(1_000)
      expect(claimed.mock.lastCall?.[0].job.pipeline).toBe(name)
      await backend.create({ jobs: [newJob({ pipeline: 'poem' })] })
      await clock.settle()
      await staying.close()
      expect(clock.pending).toBe(0)
    }
  })

  it('does not let jobs age while nobody works, or for workers without patience to lose', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    const job = newJob({ lane: 'elsewhere', priority: { level: 'low', score: 0 } })
    await backend.create({ jobs: [job] })
    await clock.advance(3_600_000)
    const patient = { ...options, ageingMs: Number.POSITIVE_INFINITY }
    const consumer = await backend.consume(patient, () => new Promise(() => {}))
    await clock.advance(3_600_000)
    expect((await backend.get(job.id))?.priority.level).toBe('low')
    await backend.consume(options, () => new Promise(() => {}))
    await clock.advance(0)
    expect((await backend.get(job.id))?.priority.level).toBe('normal')
    await clock.advance(600_000)
    expect((await backend.get(job.id))?.priority.level).toBe('high')
    await consumer.close()
  })

  it('raises jobs in the order in which they began to wait, each at its time', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    const jobs = [0, 1, 2].map(() => newJob({ lane: 'elsewhere' }))
    await backend.consume(options, () => new Promise(() => {}))
    for (const job of jobs) {
      await backend.create({ jobs: [job] })
      await clock.advance(60_000)
    }
    // One that leaves the line early takes the patience of nobody else with it.
    const passing = newJob({ lane: 'elsewhere' })
    await backend.create({ jobs: [passing] })
    await backend.request({ jobId: passing.id, what: 'cancel' })
    const raised = async () => (await backend.counts()).levels.high
    await clock.advance(600_000 - 180_000 - 1)
    expect(await raised()).toBe(0)
    await clock.advance(1)
    expect(await raised()).toBe(1)
    await clock.advance(60_000)
    expect(await raised()).toBe(2)
    await clock.advance(60_000)
    expect(await raised()).toBe(3)
  })

  it('does not set the waiting of a job back when only its score changes', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    const job = newJob({ lane: 'elsewhere' })
    await backend.create({ jobs: [job] })
    await backend.consume(options, () => new Promise(() => {}))
    await clock.advance(500_000)
    await backend.reprioritize({ jobId: job.id, priority: { level: 'normal', score: 5 } })
    await clock.advance(100_000)
    expect((await backend.get(job.id))?.priority).toEqual({ level: 'high', score: 5 })
  })

  it('wakes a subscriber once for everything written in one go', async () => {
    const backend = memoryBackend()
    const job = newJob()
    const onWake = vi.fn()
    await backend.create({ jobs: [job] })
    await backend.subscribe({ jobIds: [job.id] }, { onWake })
    const turns = Array.from({ length: 50 }, (_, n) =>
      backend.signal({ jobId: job.id, name: 'note', key: undefined, value: n, signalId: `s${n}` }),
    )
    await Promise.all(turns)
    expect(onWake).toHaveBeenCalledTimes(1)
  })

  it('calls a worker back once for everything that others write in one go', async () => {
    const backend = memoryBackend()
    const job = newJob()
    await backend.create({ jobs: [job] })
    const onChange = vi.fn()
    await backend.consume(options, ({ onChange: listen }) => {
      listen(onChange)
      return new Promise(() => {})
    })
    await vi.waitUntil(async () => (await backend.counts()).states.running === 1)
    await Promise.all(
      ['s1', 's2', 's3'].map((signalId) =>
        backend.signal({ jobId: job.id, name: 'note', key: undefined, value: 1, signalId }),
      ),
    )
    expect(onChange).toHaveBeenCalledTimes(1)
  })

  it('calls no worker back that has let go meanwhile', async () => {
    const backend = memoryBackend()
    const job = newJob()
    await backend.create({ jobs: [job] })
    const onChange = vi.fn()
    const { promise: claimed, resolve } = Promise.withResolvers<void>()
    await backend.consume(options, ({ onChange: listen }) => {
      listen(onChange)
      resolve()
      return new Promise(() => {})
    })
    await claimed
    const signalled = backend.signal({ jobId: job.id, name: 'go', key: undefined, value: 1, signalId: 's1' })
    backend.abandon(job.id)
    await signalled
    expect(onChange).not.toHaveBeenCalled()
  })

  it('says nothing more to whoever has stopped listening, not even what is on its way', async () => {
    const backend = memoryBackend()
    const job = newJob()
    await backend.create({ jobs: [job] })
    const listener = { onWake: vi.fn(), onTransient: vi.fn() }
    const end = await backend.subscribe({}, listener)
    const signalled = backend.signal({
      jobId: job.id,
      name: 'note',
      key: undefined,
      value: 1,
      signalId: 's1',
    })
    backend.publish([{ type: 'progress', jobId: job.id, rootId: job.id, at: 1, stage: 'draft', fraction: 1 }])
    end()
    await signalled
    expect(listener.onWake).not.toHaveBeenCalled()
    expect(listener.onTransient).not.toHaveBeenCalled()
  })

  it('wakes nobody for what is not stored', async () => {
    const backend = memoryBackend()
    const job = newJob()
    await backend.create({ jobs: [job] })
    const listener = { onWake: vi.fn(), onTransient: vi.fn() }
    await backend.subscribe({}, listener)
    const event = {
      type: 'progress',
      jobId: job.id,
      rootId: job.id,
      at: 1,
      stage: 'draft',
      fraction: 0.5,
    } as const
    backend.publish([event])
    await Promise.resolve()
    expect([listener.onTransient.mock.calls, listener.onWake.mock.calls]).toEqual([[[event]], []])
    await backend.request({ jobId: job.id, what: 'pause' })
    backend.publish([event])
    await Promise.resolve()
    expect([listener.onTransient.mock.calls.length, listener.onWake.mock.calls.length]).toEqual([2, 1])
  })

  it('says nothing more to anyone once it is closed', async () => {
    const backend = memoryBackend()
    const job = newJob()
    const listeners = [{ onWake: vi.fn() }, { onWake: vi.fn() }, { onWake: vi.fn() }]
    for (const [index, filter] of [{}, { jobIds: [job.id] }, { rootIds: [job.id] }].entries()) {
      await backend.subscribe(filter, listeners[index] ?? { onWake: () => {} })
    }
    const created = backend.create({ jobs: [job] })
    await Promise.all([backend.close(), created])
    for (const { onWake } of listeners) expect(onWake).not.toHaveBeenCalled()
  })

  it('lets the event loop turn while jobs that wait for nothing follow upon each other', async () => {
    const backend = memoryBackend()
    await backend.create({ jobs: Array.from({ length: 2_000 }, () => newJob()) })
    let turns = 0
    const count = (): void => {
      turns += 1
      if (counting) setImmediate(count)
    }
    let counting = true
    setImmediate(count)
    const { promise, resolve } = Promise.withResolvers<void>()
    let done = 0
    await backend.consume(options, async (claim) => {
      done += 1
      if (done === 2_000) resolve()
      return settlement(succeeds(), claim)
    })
    await promise
    counting = false
    expect(turns).toBeGreaterThanOrEqual(5)
  })

  it('wakes a cancelled parent no second time while its children run', async () => {
    const backend = memoryBackend()
    const root = newJob()
    await backend.create({ jobs: [root] })
    let claims = 0
    await backend.consume(options, async (claim) => {
      claims += 1
      const { lease, job, request } = claim
      const children = request === 'cancel' ? [] : [newChild(root, { lane: 'elsewhere' })]
      const { seq } = await backend.spawn({ lease, write: 1, seen: job.seq, facts: [], children })
      return { ...settlement(parks({ why: 'children' }), claim), write: 2, seen: seq }
    })
    await vi.waitUntil(async () => (await backend.counts()).states.parked === 1)
    expect(await backend.request({ jobId: root.id, what: 'cancel' })).toBe('queued')
    await vi.waitUntil(async () => (await backend.counts()).states.parked === 1)
    expect(await backend.request({ jobId: root.id, what: 'cancel' })).toBe('parked')
    expect(claims).toBe(2)
  })

  it('freezes what it is given rather than copying it, but leaves the facts themselves to the caller', async () => {
    const backend = memoryBackend()
    const output = { words: ['one'] }
    const fact = { type: 'stage.succeeded', stage: 'draft', output, ms: 1, at: 1 } as const
    const job = newJob()
    await backend.create({ jobs: [job] })
    await backend.consume(options, async (claim) => {
      await backend.append({ lease: claim.lease, write: 1, seen: 1, facts: [fact] })
      return { ...settlement(succeeds(), claim), write: 2 }
    })
    await vi.waitUntil(async () => (await backend.counts()).states.succeeded === 1)
    expect(Object.isFrozen(output.words)).toBe(true)
    expect(Object.isFrozen(fact)).toBe(false)
    const stored = (await backend.read({ jobId: job.id, after: 1, limit: 1 }))[0]
    expect(Object.isFrozen(stored)).toBe(true)
    expect(stored?.type === 'stage.succeeded' && stored.output).toBe(output)
  })

  it('delivers a job again whose worker hands over what cannot be stored', async () => {
    const clock = fakeClock()
    const backend = memoryBackend({ clock })
    const job = newJob()
    await backend.create({ jobs: [job] })
    let claims = 0
    await backend.consume(options, async (claim) => {
      claims += 1
      // As a worker without types might settle: with bytes, which cannot be frozen.
      const value = new Uint8Array(1) as never
      return settlement(claims === 1 ? succeeds(value) : succeeds(), claim)
    })
    await clock.settle()
    expect(await backend.read({ jobId: job.id, after: 1 })).toEqual([])
    await clock.advance(1_000)
    expect((await backend.get(job.id))?.state).toBe('succeeded')
  })

  it('abandons only what somebody holds', async () => {
    const backend = memoryBackend()
    const job = newJob()
    await backend.create({ jobs: [job] })
    expect(backend.abandon(job.id)).toBe(false)
    expect(() => backend.abandon('nobody')).toThrow(JobError)
    const lost: boolean[] = []
    await backend.consume(options, (claim) => {
      lost.push(backend.abandon(job.id))
      // Looked at only after it was lost.
      lost.push(claim.lost.aborted, claim.lost.reason instanceof Error)
      return lost.length < 6 ? new Promise(() => {}) : Promise.resolve(settlement(succeeds(), claim))
    })
    await vi.waitUntil(() => lost.length >= 6)
    await backend.close()
    expect(lost.slice(0, 6)).toEqual([true, true, true, true, true, true])
  })

  it('lists nothing but the way on for a limit of nothing', async () => {
    const backend = memoryBackend()
    await backend.create({ jobs: [newJob()] })
    const { jobs, next } = await backend.list({ limit: 0 })
    expect(jobs).toEqual([])
    expect((await backend.list({ after: next })).jobs.length).toBe(1)
  })

  it('remembers nothing of a family that was pruned', async () => {
    const backend = memoryBackend()
    const root = newJob()
    await backend.create({ jobs: [root, newChild(root)] })
    await backend.consume(options, async (claim) => settlement(succeeds(), claim))
    await vi.waitUntil(async () => (await backend.counts()).states.succeeded === 2)
    expect(await backend.prune({ endedBefore: Date.now() + 1_000, limit: 1 })).toBe(2)
    expect((await backend.list({ rootId: root.id })).jobs).toEqual([])
    expect((await backend.feed({ filter: {} })).entries).toEqual([])
  })
})
