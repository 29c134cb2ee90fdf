import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PermanentError } from '../../errors/index.ts'
import { testEngine } from '../fixtures/engine.ts'
import { child, partial, pipeline, signal } from '../index.ts'

const Nothing = z.object({})

/** A piece of work that ends when told, or when its signal aborts. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const seen: AbortSignal[] = []
  const work = (signal: AbortSignal) => {
    seen.push(signal)
    return new Promise<string>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
      void opened.then(() => resolve('done'))
    })
  }
  return { open, work, seen }
}

describe('cancelling', () => {
  it('aborts a running step, cancels the children and settles last', async () => {
    await using engine = testEngine()
    await engine.work()
    const slow = gate()
    const inner = pipeline('inner', Nothing).stage('slow', ({ step }) => step('slow', slow.work))
    const outer = pipeline('outer', Nothing).stage('all', ({ spawnAll }) =>
      spawnAll('inners', [child(inner, {}), child(inner, {})]),
    )
    const id = await engine.start(outer, {})
    await engine.clock.settle()
    expect(await engine.state(id)).toBe('parked')
    expect(slow.seen).toHaveLength(2)
    await engine.backend.request({ jobId: id, what: 'cancel', reason: 'enough' })
    await engine.clock.advance(1_000)
    expect(slow.seen.every(({ aborted }) => aborted)).toBe(true)
    expect(await engine.state(id)).toBe('cancelled')
    const { jobs } = await engine.backend.list({ rootId: id })
    expect(jobs.map(({ state }) => state)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect((await engine.log(id)).at(-1)).toMatchObject({ type: 'job.cancelled', reason: 'enough' })
  })

  it('does not wait for work that ignores its signal', async () => {
    await using engine = testEngine()
    await engine.work()
    const id = await engine.start(
      pipeline('deaf', Nothing).stage('deaf', ({ step }) => step('deaf', () => new Promise(() => {}))),
      {},
    )
    await engine.clock.settle()
    await engine.backend.request({ jobId: id, what: 'cancel' })
    await engine.clock.advance(600)
    expect(await engine.state(id)).toBe('cancelled')
  })
})

describe('pausing', () => {
  it('finishes what is under way, begins nothing new, and goes on where it was', async () => {
    await using engine = testEngine()
    await engine.work()
    const slow = gate()
    let second = 0
    const id = await engine.start(
      pipeline('pausing', Nothing).stage('work', async ({ step }) => {
        const first = await step('first', slow.work)
        return [first, await step('second', () => (second += 1))]
      }),
      {},
    )
    await engine.clock.settle()
    await engine.backend.request({ jobId: id, what: 'pause' })
    await engine.clock.settle()
    expect(await engine.state(id)).toBe('running')
    slow.open()
    await engine.clock.settle()
    expect(await engine.state(id)).toBe('paused')
    expect(second).toBe(0)
    await engine.backend.request({ jobId: id, what: 'resume' })
    await engine.clock.settle()
    expect(await engine.result(id)).toEqual({ work: ['done', 1] })
    expect(slow.seen).toHaveLength(1)
  })
})

describe('closing a worker', () => {
  it('hands jobs over between two steps, and another worker goes on', async () => {
    await using engine = testEngine()
    const worker = await engine.work()
    const slow = gate()
    const runs = { first: 0, second: 0 }
    const id = await engine.start(
      pipeline('closing', Nothing).stage('work', async ({ step }) => {
        await step('first', async (signal) => {
          runs.first += 1
          return slow.work(signal)
        })
        return step('second', () => (runs.second += 1))
      }),
      {},
    )
    await engine.clock.settle()
    const closed = worker.close()
    slow.open()
    await closed
    expect(await engine.state(id)).toBe('queued')
    await engine.work()
    await engine.clock.settle()
    expect(await engine.result(id)).toEqual({ work: 1 })
    expect(runs).toEqual({ first: 1, second: 1 })
  })

  it('aborts what is still under way after its timeout', async () => {
    await using engine = testEngine()
    const worker = await engine.work()
    const slow = gate()
    const id = await engine.start(
      pipeline('slow', Nothing).stage('work', ({ step }) => step('slow', slow.work)),
      {},
    )
    await engine.clock.settle()
    const closed = worker.close({ timeout: '5s' })
    await engine.clock.advance(6_000)
    await closed
    expect(slow.seen[0]?.aborted).toBe(true)
    expect(await engine.state(id)).toBe('queued')
  })
})

describe('time', () => {
  it('fails a stage after its attempts, each cut off by its timeout', async () => {
    await using engine = testEngine()
    await engine.work()
    const slow = gate()
    const id = await engine.start(
      pipeline('slow', Nothing).stage(
        'work',
        { timeout: '3s', retry: { attempts: 2, delay: '10s' } },
        ({ step }) => step('slow', slow.work),
      ),
      {},
    )
    await engine.clock.advance(60_000)
    expect(slow.seen).toHaveLength(2)
    expect(await engine.state(id)).toBe('failed')
    expect((await engine.log(id)).at(-1)).toMatchObject({
      type: 'job.failed',
      stage: 'work',
      error: { code: 'STAGE_TIMEOUT' },
    })
  })

  it('fails a job at its deadline, also while it is parked', async () => {
    await using engine = testEngine()
    await engine.work()
    const never = signal('never', z.string())
    const id = await engine.start(
      pipeline('late', Nothing).stage('wait', ({ waitFor }) => waitFor(never)),
      {},
      { deadline: '1m' },
    )
    await engine.clock.settle()
    expect(await engine.state(id)).toBe('parked')
    await engine.clock.advance(60_000)
    expect((await engine.log(id)).at(-1)).toMatchObject({
      type: 'job.failed',
      error: { code: 'DEADLINE_EXCEEDED' },
    })
  })

  it('does not count parked time as working time', async () => {
    await using engine = testEngine()
    await engine.work()
    const id = await engine.start(
      pipeline('sleeping', Nothing).stage('work', { timeout: '2s' }, async ({ sleep, step }) => {
        await sleep('long', '1h')
        return step('after', () => 'slept')
      }),
      {},
    )
    await engine.clock.advance(3_601_000)
    expect(await engine.result(id)).toEqual({ work: 'slept' })
  })
})

describe('failures', () => {
  it('tries a stage again with what was recorded, then falls back', async () => {
    await using engine = testEngine()
    await engine.work()
    let paid = 0
    let tried = 0
    const id = await engine.start(
      pipeline('poor', Nothing)
        .stage(
          'work',
          { retry: { attempts: 3, delay: '1s' }, onError: (error) => `fallback: ${error.message}` },
          async ({ step }) => {
            await step('paid', () => (paid += 1))
            tried += 1
            throw new Error(`no ${tried}`)
          },
        )
        .result(({ outputs }) => outputs.work),
      {},
    )
    await engine.clock.advance(30_000)
    expect(await engine.result(id)).toBe('fallback: no 3')
    expect({ paid, tried }).toEqual({ paid: 1, tried: 3 })
  })

  it('does not try again what is permanent', async () => {
    await using engine = testEngine()
    await engine.work()
    let tried = 0
    const id = await engine.start(
      pipeline('permanent', Nothing).stage('work', { retry: { attempts: 5 } }, () => {
        tried += 1
        throw new PermanentError({ message: 'gone' })
      }),
      {},
    )
    await engine.clock.advance(60_000)
    expect(tried).toBe(1)
    expect(await engine.state(id)).toBe('failed')
  })

  it('retry() makes only what failed', async () => {
    await using engine = testEngine()
    await engine.work()
    const counts = new Map<string, number>()
    let isBroken = true
    const piece = pipeline('piece', z.object({ name: z.string() })).stage(
      'write',
      async ({ input, step }) => {
        await step('paid', () => counts.set(input.name, (counts.get(input.name) ?? 0) + 1).size)
        return step('risky', () => {
          if (input.name === 'b' && isBroken) throw new Error('broken')
          return input.name
        })
      },
    )
    const all = pipeline('all', Nothing)
      .stage('pieces', ({ spawnAll }) =>
        spawnAll(
          'p',
          ['a', 'b', 'c'].map((name) => child(piece, { name }, { key: name })),
        ),
      )
      .result(({ outputs }) => {
        const errors = outputs.pieces.flatMap((piece) => (piece.status === 'failed' ? [piece.error] : []))
        const names = outputs.pieces.map((piece) => (piece.status === 'succeeded' ? piece.value.write : '-'))
        return errors.length > 0 ? partial(names, errors) : names
      })
    const id = await engine.start(all, {})
    await engine.clock.settle()
    expect(await engine.state(id)).toBe('partial')
    expect(await engine.result(id)).toEqual(['a', '-', 'c'])
    isBroken = false
    await engine.backend.request({ jobId: id, what: 'retry' })
    await engine.clock.settle()
    expect(await engine.result(id)).toEqual(['a', 'b', 'c'])
    expect(Object.fromEntries(counts)).toEqual({ a: 1, b: 1, c: 1 })
  })

  it('retry({ from }) starts a stage over', async () => {
    await using engine = testEngine()
    await engine.work()
    const counts = { one: 0, two: 0 }
    const id = await engine.start(
      pipeline('over', Nothing)
        .stage('one', ({ step }) => step('s', () => (counts.one += 1)))
        .stage('two', ({ step }) => step('s', () => (counts.two += 1))),
      {},
    )
    await engine.clock.settle()
    await engine.backend.request({ jobId: id, what: 'retry', from: 'two' })
    await engine.clock.settle()
    expect(counts).toEqual({ one: 1, two: 2 })
    expect(await engine.result(id)).toEqual({ one: 1, two: 2 })
  })
})

describe('hooks', () => {
  it('run once each, and the settled one survives a crash and waits between attempts', async () => {
    await using engine = testEngine()
    await engine.work()
    const seen: string[] = []
    let deliveries = 0
    const id = await engine.start(
      pipeline('hooked', Nothing)
        .stage('work', ({ step }) => step('s', () => 1))
        .on({
          before: () => void seen.push('before'),
          after: ({ outputs }) => void seen.push(`after ${outputs.work}`),
          settled: async ({ outcome }, { step }) => {
            seen.push(`settled ${outcome.status}`)
            await step('first', () => seen.push('first'))
            await step(
              'webhook',
              () => {
                deliveries += 1
                if (deliveries < 3) throw new Error('503')
              },
              { retry: { attempts: 5, delay: '1m' } },
            )
          },
        }),
      {},
    )
    await engine.clock.settle()
    expect(await engine.state(id)).toBe('succeeded')
    await engine.clock.advance(600_000)
    expect(deliveries).toBe(3)
    expect(seen.filter((entry) => entry === 'first')).toHaveLength(1)
    expect((await engine.log(id)).at(-1)).toMatchObject({ type: 'hook.settled', hook: 'settled' })
  })
})

describe('stopping early', () => {
  it('succeeds with another result and skips the rest', async () => {
    await using engine = testEngine()
    await engine.work()
    const stopping = pipeline('stopping', z.object({ isGood: z.boolean() }))
      .stage('check', ({ input }) => input.isGood)
      .stop(
        'unsuitable',
        ({ outputs }) => !outputs.check,
        () => ({ suitable: false as const }),
      )
      .stage('optional', { skip: ({ input }) => input.isGood }, () => 'made')
      .result(({ outputs }) => ({ suitable: true as const, optional: outputs.optional }))
    const bad = await engine.start(stopping, { isGood: false })
    const good = await engine.start(stopping, { isGood: true })
    await engine.clock.settle()
    expect(await engine.result(bad)).toEqual({ suitable: false })
    expect(await engine.result(good)).toEqual({ suitable: true, optional: undefined })
  })
})
