import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { MemoryBackend } from '../../memory/index.ts'
import type { Backend, Logger } from '../../ports/index.ts'
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

  it('takes no notice of what comes for the lease before', async () => {
    await using scene = testEngine()
    await scene.work()
    const id = await scene.start(
      pipeline('parked', Nothing).stage('work', async ({ waitFor, step }) => {
        await waitFor(go)
        return step('more', call().work)
      }),
      {},
    )
    // Parked once and taken up again: of two leases only the second counts.
    await scene.backend.signal({ jobId: id, name: 'go', key: undefined, value: '', signalId: '1' })
    await scene.clock.settle()
    expect(await scene.state(id)).toBe('running')
    await scene.backend.request({ jobId: id, what: 'cancel' })
    await scene.clock.advance(1_000)
    expect(await scene.state(id)).toBe('cancelled')
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
  it('are asked for by the job that needs them, when it needs them', async () => {
    const asked: string[] = []
    await using scene = testEngine({ credentials: ({ id }) => void asked.push(id) })
    await scene.work()
    await scene.start(
      pipeline('plain', Nothing).stage('work', ({ language }) =>
        language.generate({ task: 'ask', prompt: 'you' }),
      ),
      {},
    )
    await scene.clock.settle()
    expect(asked).toEqual([])
  })
})
