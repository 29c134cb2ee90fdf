import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { MemoryBackend } from '../../memory/index.ts'
import type { Backend, Logger } from '../../ports/index.ts'
import { fakeTranscriptLoader } from '../../testing/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { child, pipeline, signal } from '../index.ts'

const Nothing = z.object({})
const go = signal('go', z.string())

/** Work that ends when it is told to stop, and what it was told. */
function call() {
  const reasons: unknown[] = []
  const work = (signal: AbortSignal) =>
    new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => {
        reasons.push(signal.reason)
        reject(signal.reason)
      }),
    )
  return { work, reasons }
}

const tell = async (scene: ReturnType<typeof testEngine>, jobId: string, signalId: string) => {
  await scene.backend.signal({ jobId, name: 'go', key: undefined, value: '', signalId })
  await scene.clock.settle()
}

/** A backend of which a method breaks when told. */
function breakable(broken: Partial<Record<keyof Backend, boolean>>) {
  const refuse = () => Promise.reject(new Error('The database is gone.'))
  return (backend: MemoryBackend): Backend => ({
    ...backend,
    append: (write) => (broken.append === true ? refuse() : backend.append(write)),
    request: (options) => (broken.request === true ? refuse() : backend.request(options)),
  })
}

describe('a job whose lease is lost', () => {
  it('stops what it does, writes nothing more, and is done by another worker', async () => {
    await using scene = testEngine()
    await scene.work()
    const { work, reasons } = call()
    let runs = 0
    const id = await scene.start(
      pipeline('lost', Nothing).stage('work', { timeout: '1h' }, ({ step, signal }) => {
        signal.addEventListener('abort', () => reasons.push('stage'))
        return step('call', (stop) => {
          runs += 1
          return runs === 1 ? work(stop) : 'done'
        })
      }),
      {},
    )
    scene.backend.abandon(id)
    await scene.clock.settle()
    expect(reasons).toEqual(['stage', expect.objectContaining({ code: 'LEASE_LOST' })])
    await scene.clock.advance(2_000)
    expect(await scene.result(id)).toEqual({ work: 'done' })
  })

  it('takes no notice of what comes for a lease that was given back', async () => {
    const lost: AbortController[] = []
    const listeners: (() => void)[] = []
    let looks = 0
    await using scene = testEngine({
      wrap: (backend) => ({
        ...backend,
        append(write) {
          if (write.facts.length === 0) looks += 1
          return backend.append(write)
        },
        consume: (options, run) =>
          backend.consume(options, (claim) => {
            const controller = new AbortController()
            lost.push(controller)
            return run({
              ...claim,
              lost: controller.signal,
              onChange: (listener) => listeners.push(listener),
            })
          }),
      }),
    })
    await scene.work()
    const id = await scene.start(
      pipeline('parked', Nothing).stage('work', async ({ waitFor, step }) => {
        await waitFor(go)
        await step('more', () => new Promise((resolve) => scene.clock.setTimer(1_000, () => resolve(1))))
        return waitFor(go)
      }),
      {},
    )
    expect([await scene.state(id), lost.length]).toEqual(['parked', 1])
    for (const listener of listeners) listener()
    await tell(scene, id, '1')
    expect([await scene.state(id), lost.length]).toEqual(['running', 2])
    // Late news of the first lease.
    lost[0]?.abort()
    listeners[0]?.()
    await scene.clock.advance(1_000)
    expect([await scene.state(id), looks]).toEqual(['parked', 0])
    lost[1]?.abort()
    await tell(scene, id, '2')
    expect(await scene.result(id)).toEqual({ work: '' })
  })

  it('takes no notice of an answer that comes after the loss', async () => {
    let held: (() => void) | undefined
    await using scene = testEngine({
      wrap: (backend) => ({
        ...backend,
        async append(write) {
          const answer = await backend.append(write)
          if (write.lease.fence > 1 || !write.facts.some(({ type }) => type === 'step.succeeded'))
            return answer
          await new Promise<void>((resolve) => (held = resolve))
          return { ...answer, request: 'cancel' as const }
        },
      }),
    })
    await scene.work()
    let runs = 0
    const id = await scene.start(
      pipeline('late', Nothing).stage('work', ({ step }) => step('once', () => (runs += 1))),
      {},
    )
    scene.backend.abandon(id)
    held?.()
    await scene.clock.advance(2_000)
    expect(await scene.result(id)).toEqual({ work: 1 })
    expect(runs).toBe(1)
  })
})

describe('a job that comes back to its worker', () => {
  it('is not told twice what it knows, though the backend tells all', async () => {
    await using scene = testEngine({
      wrap: (backend) => ({
        ...backend,
        consume: ({ remembered: _, ...options }, run) => backend.consume(options, run),
      }),
    })
    await scene.work()
    const seen: string[] = []
    const id = await scene.start(
      pipeline('told', Nothing).stage('work', async ({ waitFor }) => {
        seen.push('begun')
        return [await waitFor(go), await waitFor(go)]
      }),
      {},
    )
    await tell(scene, id, '1')
    await tell(scene, id, '2')
    expect(await scene.result(id)).toEqual({ work: ['', ''] })
    expect(seen).toEqual(['begun'])
  })
})

describe('a job that is cancelled between two stages', () => {
  it('does not begin the second', async () => {
    const cancel = { now: () => Promise.resolve() }
    await using scene = testEngine({
      wrap: (backend) => ({
        ...backend,
        async append(write) {
          if (write.facts.some(({ type }) => type === 'stage.succeeded')) await cancel.now()
          return backend.append(write)
        },
      }),
    })
    await scene.work()
    const begun: string[] = []
    cancel.now = async () => void (await scene.backend.request({ jobId: 'job', what: 'cancel' }))
    await scene.start(
      pipeline('two', Nothing)
        .stage('first', () => void begun.push('first'))
        .stage('second', () => void begun.push('second'))
        .stage('third', () => void begun.push('third')),
      {},
      { id: 'job' },
    )
    await scene.clock.advance(1_000)
    expect([await scene.state('job'), begun]).toEqual(['cancelled', ['first']])
  })
})

describe('a job whose backend is gone', () => {
  it('is interrupted, said so, and done when the backend is back', async () => {
    const broken = { append: false }
    const lines: Parameters<Logger['log']>[] = []
    await using scene = testEngine({
      wrap: breakable(broken),
      logger: { log: (...line) => void lines.push(line) },
    })
    await scene.work()
    let runs = 0
    const id = await scene.start(
      pipeline('gone', Nothing).stage('work', ({ step }) =>
        step('paid', () => {
          runs += 1
          broken.append = runs === 1
          return runs
        }),
      ),
      {},
    )
    expect(lines).toContainEqual([
      'error',
      expect.stringContaining('will be delivered again'),
      expect.objectContaining({ jobId: id }),
    ])
    broken.append = false
    await scene.clock.advance(5_000)
    expect(await scene.result(id)).toEqual({ work: 2 })
  })

  it('is delivered again when it cannot end', async () => {
    const broken = { request: false }
    await using scene = testEngine({ wrap: breakable(broken) })
    await scene.work()
    const waiting = pipeline('waiting', Nothing).stage('wait', ({ waitFor }) => waitFor(go))
    const id = await scene.start(
      pipeline('parent', Nothing).stage('work', async ({ spawn, step }) => {
        await Promise.all([
          spawn('child', child(waiting, {})),
          step('break', () => {
            broken.request = true
            throw new Error('No.')
          }),
        ])
      }),
      {},
    )
    // It failed, and its child has to be cancelled first.
    expect(await scene.state(id)).not.toBe('failed')
    broken.request = false
    await scene.clock.advance(5_000)
    expect(await scene.state(id)).toBe('failed')
    const { jobs } = await scene.backend.list({ parentId: id })
    expect(jobs.map(({ state }) => state)).toEqual(['cancelled'])
  })

  it('is not ended by a lease that is lost while it ends', async () => {
    await using scene = testEngine()
    await scene.work()
    let release = () => {}
    const id = await scene.start(
      pipeline('slow', Nothing).stage('work', ({ step }) =>
        step('deaf', () => new Promise<string>((resolve) => (release = () => resolve('done')))),
      ),
      {},
    )
    await scene.backend.request({ jobId: id, what: 'cancel' })
    await scene.clock.settle()
    scene.backend.abandon(id)
    await scene.clock.advance(5_000)
    expect((await scene.log(id)).filter(({ type }) => type === 'job.cancelled')).toHaveLength(1)
    release()
    await scene.clock.settle()
    expect(await scene.state(id)).toBe('cancelled')
  })
})

describe('a worker that closes', () => {
  it('leaves alone what is ending already', async () => {
    await using scene = testEngine()
    const worker = await scene.work()
    const id = await scene.start(
      pipeline('deaf', Nothing).stage('work', ({ step }) => step('deaf', () => new Promise(() => {}))),
      {},
    )
    await scene.backend.request({ jobId: id, what: 'cancel' })
    const closed = worker.close({ timeout: 100 })
    await scene.clock.advance(1_000)
    await closed
    expect(await scene.state(id)).toBe('cancelled')
  })

  it('gives back nothing that it has lost meanwhile', async () => {
    await using scene = testEngine()
    const worker = await scene.work()
    const id = await scene.start(
      pipeline('deaf', Nothing).stage('work', ({ step }) => step('deaf', () => new Promise(() => {}))),
      {},
    )
    const closed = worker.close({ timeout: 100 })
    await scene.clock.advance(200)
    // Half a second of grace is not over yet.
    scene.backend.abandon(id)
    await scene.clock.advance(1_000)
    await closed
    expect(await scene.state(id)).toBe('queued')
  })
})

describe('the deadline of a job', () => {
  it('stops what the job does, and fails it', async () => {
    await using scene = testEngine()
    await scene.work()
    const { work, reasons } = call()
    const id = await scene.start(
      pipeline('late', Nothing).stage('work', ({ step }) => step('call', work)),
      {},
      { deadline: '1m' },
    )
    await scene.clock.advance(59_000)
    expect(await scene.state(id)).toBe('running')
    await scene.clock.advance(1_000)
    expect((await scene.log(id)).at(-1)).toMatchObject({
      type: 'job.failed',
      error: { code: 'DEADLINE_EXCEEDED', path: id, message: expect.stringContaining('2026-01-01T00:01:00') },
    })
    expect(reasons).toEqual([expect.objectContaining({ code: 'DEADLINE_EXCEEDED' })])
  })

  it('that has passed before anyone took the job up fails it at once', async () => {
    await using scene = testEngine()
    let isRun = false
    const id = await scene.start(
      pipeline('late', Nothing).stage('work', () => {
        isRun = true
      }),
      {},
      { deadline: 0 },
    )
    await scene.work()
    await scene.clock.settle()
    expect([await scene.state(id), isRun]).toEqual(['failed', false])
  })
})

describe('credentials', () => {
  it('are asked for by the call that needs them, for its job, and kept nowhere', async () => {
    const asked: unknown[] = []
    const cues = [{ id: 'c1', startMs: 0, endMs: 900, text: 'Hello.' }]
    const transcripts = fakeTranscriptLoader({ transcripts: { v1: { cues, language: 'en' } } })
    await using scene = testEngine({
      transcripts,
      credentials: async ({ labels }) => {
        asked.push(labels)
        return { token: 'SECRET' }
      },
    })
    await scene.work()
    const id = await scene.start(
      pipeline('loading', Nothing).stage('work', async ({ language, transcripts: { load } }) => {
        await language.generate({ task: 'ask', prompt: 'you' })
        return load({ video: 'v1' })
      }),
      {},
      { labels: { tenant: 'acme' } },
    )
    await scene.clock.settle()
    expect(await scene.state(id)).toBe('succeeded')
    expect(asked).toEqual([{ tenant: 'acme' }])
    expect(transcripts.calls).toMatchObject([{ credentials: { token: 'SECRET' } }])
    expect(JSON.stringify(await scene.log(id))).not.toContain('SECRET')
  })
})
