import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import type { Fact, TransientEvent } from '../job/index.ts'
import { call, queued, stageStarted, stageSucceeded, started, stepDone } from '../job/log.fixture.ts'
import type { Backend } from '../ports/index.ts'
import { type Bench, createBench } from './bench.fixture.ts'
import type { LogBackend } from './follow-log.ts'
import type { JobEvent } from './job-event.ts'
import { jobEvents } from './job-events.ts'

let bench: Bench
beforeEach(async () => {
  bench = await createBench()
})
afterEach(() => bench.close())

const seqs = (events: readonly JobEvent[]) => events.map(({ seq }) => seq)
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)
const steps = (count: number, offset = 0) => upTo(count).map((number) => stepDone(`plan/${number + offset}`))

async function collect<Event>(events: AsyncIterable<Event>): Promise<Event[]> {
  const collected: Event[] = []
  for await (const event of events) collected.push(event)
  return collected
}

/** Takes events until one is of a type, and leaves the stream open. */
async function until(iterator: AsyncIterator<JobEvent>, type: JobEvent['type']): Promise<JobEvent[]> {
  const taken: JobEvent[] = []
  for (;;) {
    const { value, done } = await iterator.next()
    if (done === true) throw new Error(`The stream ended before ${type}.`)
    taken.push(value)
    if (value.type === type) return taken
  }
}

/** Counts open subscriptions and reads. */
function counting(backend: LogBackend) {
  const counts = { open: 0, reads: 0 }
  const counted: LogBackend = {
    get: backend.get,
    read(options) {
      counts.reads += 1
      return backend.read(options)
    },
    async subscribe(filter, listener) {
      const end = await backend.subscribe(filter, listener)
      counts.open += 1
      return () => {
        counts.open -= 1
        end()
      }
    },
  }
  return { counts, backend: counted }
}

function progressOf(stage: string, fraction: number, at: number): TransientEvent {
  return { type: 'progress', jobId: 'j', rootId: 'j', stage, fraction, at }
}

function textOf(key: string, delta: string, at: number): TransientEvent {
  return { type: 'text', jobId: 'j', rootId: 'j', stage: 'plan', key, task: 'write', delta, at }
}

describe('the events of a job that has ended', () => {
  test('are its log, in order, and then the stream ends', async () => {
    await bench.start('j')
    await bench.write('j', started('plan'), stageStarted('plan'), stageSucceeded('plan'))
    await bench.succeed('j')
    const events = await collect(jobEvents({ backend: bench.backend, jobId: 'j' }))
    expect(events).toEqual((await bench.log('j')).map((fact) => ({ ...fact, jobId: 'j' })))
  })

  test('resumed after any of them are the rest, also with restarts, hooks and many pages', async () => {
    await bench.start('j')
    await bench.write('j', started('plan'), ...steps(150))
    await bench.succeed('j', { hook: true })
    await bench.settleHook('j')
    await bench.restart('j')
    await bench.write('j', started('plan'), ...steps(247, 200))
    await bench.fail('j')
    await bench.restart('j')
    await bench.succeed('j', { hook: true })
    await bench.settleHook('j')
    const log = await bench.log('j')
    const terminal = log.length - 1
    expect(log[terminal - 1]?.type).toBe('job.succeeded')
    for (let after = 0; after <= log.length + 2; after += 1) {
      const events = await collect(jobEvents({ backend: bench.backend, jobId: 'j', after }))
      expect(seqs(events)).toEqual(after < terminal ? upTo(terminal, after + 1) : [])
    }
  })

  test('are read in pages, and only as far as somebody asks', async () => {
    await bench.start('j')
    await bench.write('j', started('plan'), ...steps(1_000))
    await bench.succeed('j')
    const { backend, counts } = counting(bench.backend)
    const iterator = jobEvents({ backend, jobId: 'j' })[Symbol.asyncIterator]()
    for (let count = 0; count < 200; count += 1) await iterator.next()
    await bench.clock.settle()
    expect(counts).toEqual({ open: 1, reads: 1 })
    await iterator.next()
    expect(counts.reads).toBe(2)
    await iterator.return?.()
    expect(counts.open).toBe(0)
  })

  test('end with the last fact of a full page', async () => {
    await bench.start('j')
    await bench.write('j', ...steps(198))
    await bench.succeed('j')
    expect(seqs(await collect(jobEvents({ backend: bench.backend, jobId: 'j' })))).toEqual(upTo(200))
  })

  test('can be iterated again and again', async () => {
    await bench.start('j')
    await bench.succeed('j')
    const events = jobEvents({ backend: bench.backend, jobId: 'j' })
    expect(await collect(events)).toEqual(await collect(events))
  })
})

describe('the events of a job at work', () => {
  test('come as they are written', async () => {
    await bench.start('j')
    const iterator = jobEvents({ backend: bench.backend, jobId: 'j' })[Symbol.asyncIterator]()
    expect(seqs(await until(iterator, 'job.queued'))).toEqual([1])
    await bench.write('j', started('plan'))
    expect(seqs(await until(iterator, 'job.started'))).toEqual([2])
    const waiting = iterator.next()
    await bench.write('j', stageStarted('plan'))
    expect((await waiting).value).toMatchObject({ type: 'stage.started', seq: 3, jobId: 'j' })
    await bench.succeed('j')
    expect((await iterator.next()).value).toMatchObject({ type: 'job.succeeded' })
    expect((await iterator.next()).done).toBe(true)
  })

  test('go on after an end that was not the last word', async () => {
    await bench.start('j')
    await bench.write('j', started('plan'))
    await bench.fail('j')
    const iterator = jobEvents({ backend: bench.backend, jobId: 'j' })[Symbol.asyncIterator]()
    await until(iterator, 'job.failed')
    await bench.restart('j')
    expect((await iterator.next()).value).toMatchObject({ type: 'job.restarted', seq: 4 })
    await bench.succeed('j')
    expect((await iterator.next()).value).toMatchObject({ type: 'job.succeeded' })
    expect((await iterator.next()).done).toBe(true)
  })

  test('told from beyond the end of the log are those to come', async () => {
    await bench.start('j')
    const iterator = jobEvents({ backend: bench.backend, jobId: 'j', after: 3 })[Symbol.asyncIterator]()
    const next = iterator.next()
    await bench.write('j', ...steps(3))
    expect((await next).value).toMatchObject({ seq: 4 })
    await iterator.return?.()
  })

  test('are the same for many readers, whenever they come, while many write', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.constantFrom<'own' | 'many' | 'signal' | 'pause' | 'live' | 'turn'>(
            'own',
            'many',
            'signal',
            'pause',
            'live',
            'turn',
          ),
          { minLength: 5, maxLength: 40 },
        ),
        fc.array(fc.record({ after: fc.nat(30), comes: fc.nat(40), isSlow: fc.boolean() }), {
          minLength: 1,
          maxLength: 6,
        }),
        async (acts, readers) => {
          const { backend, ...scene } = await createBench()
          await scene.start('j')
          const reading: Promise<void>[] = []
          const read = async ({ after, isSlow }: { after: number; isSlow: boolean }) => {
            const seen: JobEvent[] = []
            for await (const event of jobEvents({ backend, jobId: 'j', after })) {
              if (event.seq !== undefined) seen.push(event)
              if (isSlow) await new Promise((resolve) => setImmediate(resolve))
            }
            const log = await scene.log('j')
            expect(seen).toEqual(log.slice(after).map((fact) => ({ ...fact, jobId: 'j' })))
          }
          const writing: Promise<unknown>[] = []
          for (const [index, act] of acts.entries()) {
            for (const reader of readers) if (reader.comes === index) reading.push(read(reader))
            if (act === 'own') await scene.write('j', stepDone(`plan/${index}`))
            if (act === 'many') await scene.write('j', ...steps(210, index * 1_000))
            if (act === 'signal')
              writing.push(
                backend.signal({
                  jobId: 'j',
                  name: 'go',
                  key: undefined,
                  value: index,
                  signalId: String(index),
                }),
              )
            if (act === 'pause')
              writing.push(backend.request({ jobId: 'j', what: index % 2 === 0 ? 'pause' : 'resume' }))
            if (act === 'live') backend.publish([progressOf('plan', index / 100, scene.clock.now())])
            if (act === 'turn') await new Promise((resolve) => setImmediate(resolve))
          }
          await Promise.all(writing)
          await scene.fail('j')
          for (const reader of readers) if (reader.comes >= acts.length) reading.push(read(reader))
          await Promise.all(reading)
          await scene.close()
        },
      ),
      { numRuns: 40 },
    )
  }, 30_000)
})

describe('what is said live', () => {
  test('comes between the facts, in the order of time, without a number', async () => {
    await bench.start('j')
    const iterator = jobEvents({ backend: bench.backend, jobId: 'j' })[Symbol.asyncIterator]()
    await until(iterator, 'job.queued')
    const at = bench.clock.now()
    bench.backend.publish([textOf('plan/a', 'Once', at), progressOf('plan', 0.5, at + 5)])
    await bench.write('j', stageStarted('plan'), call('plan/a'))
    await bench.clock.settle()
    const events = await until(iterator, 'progress')
    expect(events.map(({ type }) => type)).toEqual(['stage.started', 'text', 'call.settled', 'progress'])
    expect(events[1]).toEqual(textOf('plan/a', 'Once', at))
    expect(events[1]?.seq).toBeUndefined()
    await iterator.return?.()
  })

  test('wakes a waiting reader', async () => {
    await bench.start('j')
    const iterator = jobEvents({ backend: bench.backend, jobId: 'j', after: 1 })[Symbol.asyncIterator]()
    const next = iterator.next()
    await bench.clock.settle()
    bench.backend.publish([progressOf('plan', 0.5, 0)])
    expect((await next).value).toMatchObject({ type: 'progress', fraction: 0.5 })
    await iterator.return?.()
  })

  test('is joined for a slow reader, and bounded', async () => {
    await bench.start('j')
    const iterator = jobEvents({ backend: bench.backend, jobId: 'j' })[Symbol.asyncIterator]()
    await until(iterator, 'job.queued')
    bench.backend.publish([
      ...upTo(300).map((number) => progressOf(`stage ${number}`, 0.1, 0)),
      progressOf('stage 300', 0.2, 1),
      textOf('plan/a', 'Once upon ', 2),
      textOf('plan/b', 'Else', 3),
      textOf('plan/a', 'a time', 4),
      ...upTo(100).map(() => textOf('plan/c', 'x'.repeat(1_000), 5)),
    ])
    await bench.clock.settle()
    await bench.write('j', stageStarted('plan'))
    const events = await until(iterator, 'stage.started')
    expect(events).toHaveLength(257)
    expect(events.find((event) => event.type === 'progress' && event.stage === 'stage 300')).toMatchObject({
      fraction: 0.2,
    })
    const texts = events.flatMap((event) => (event.type === 'text' ? [event.delta] : []))
    expect(texts).toEqual(['Once upon a time', 'Else', 'x'.repeat(16_384)])
    await iterator.return?.()
  })

  test('is not told after the end, nor to those who do not want it', async () => {
    await bench.start('j')
    const quiet = collect(jobEvents({ backend: bench.backend, jobId: 'j', transient: false }))
    const iterator = jobEvents({ backend: bench.backend, jobId: 'j' })[Symbol.asyncIterator]()
    await until(iterator, 'job.queued')
    bench.backend.publish([progressOf('plan', 0.5, bench.clock.now() + 99)])
    await bench.succeed('j')
    await bench.clock.settle()
    expect((await iterator.next()).value).toMatchObject({ type: 'job.succeeded' })
    expect((await iterator.next()).done).toBe(true)
    expect((await quiet).map(({ type }) => type)).toEqual(['job.queued', 'job.succeeded'])
  })
})

describe('a stream is over', () => {
  test('at once when it is aborted while it waits', async () => {
    await bench.start('j')
    const { backend, counts } = counting(bench.backend)
    const controller = new AbortController()
    const collected = collect(jobEvents({ backend, jobId: 'j', signal: controller.signal }))
    await bench.clock.settle()
    expect(counts.open).toBe(1)
    controller.abort()
    expect(seqs(await collected)).toEqual([1])
    expect(counts.open).toBe(0)
  })

  test('before it began when the signal had aborted', async () => {
    await bench.start('j')
    const { backend, counts } = counting(bench.backend)
    expect(await collect(jobEvents({ backend, jobId: 'j', signal: AbortSignal.abort() }))).toEqual([])
    await bench.clock.settle()
    expect(counts).toEqual({ open: 0, reads: 0 })
  })

  test('between two events of a page', async () => {
    await bench.start('j')
    await bench.write('j', ...steps(5))
    const controller = new AbortController()
    const seen: JobEvent[] = []
    for await (const event of jobEvents({ backend: bench.backend, jobId: 'j', signal: controller.signal })) {
      seen.push(event)
      if (event.seq === 3) controller.abort()
    }
    expect(seqs(seen)).toEqual([1, 2, 3])
  })

  test.each(['subscribe', 'read', 'get'] as const)(
    'when it is aborted while the backend is at %s, and what that brings later is ignored',
    async (method) => {
      await bench.start('j')
      const { backend, counts } = counting(bench.backend)
      for (const isFailing of [false, true]) {
        let answer = () => {}
        const stalled = new Promise<void>((resolve) => {
          answer = resolve
        })
        const controller = new AbortController()
        const late = async (...values: never[]): Promise<never> => {
          controller.abort()
          await stalled
          if (isFailing) throw new Error('The backend is gone.')
          // The method that it stands for.
          return (backend[method] as (...values: never[]) => Promise<never>)(...values)
        }
        const read = method === 'get' ? () => Promise.resolve([]) : backend.read
        const stalling: LogBackend = { ...backend, read, [method]: late }
        expect(
          await collect(jobEvents({ backend: stalling, jobId: 'j', signal: controller.signal })),
        ).toEqual([])
        answer()
        await bench.clock.settle()
        expect(counts.open).toBe(0)
      }
    },
  )

  test('when its reader leaves, also while it waits', async () => {
    await bench.start('j')
    const { backend, counts } = counting(bench.backend)
    for await (const event of jobEvents({ backend, jobId: 'j' })) if (event.seq === 1) break
    expect(counts.open).toBe(0)
    const iterator = jobEvents({ backend, jobId: 'j', after: 1 })[Symbol.asyncIterator]()
    const waiting = iterator.next()
    await bench.clock.settle()
    expect(counts.open).toBe(1)
    await iterator.return?.()
    expect((await waiting).done).toBe(true)
    expect(counts.open).toBe(0)
  })

  test('with an error when the backend fails', async () => {
    await bench.start('j')
    const { backend, counts } = counting(bench.backend)
    const failing: LogBackend = { ...backend, read: () => Promise.reject(new Error('The backend is gone.')) }
    await expect(
      collect(jobEvents({ backend: failing, jobId: 'j', signal: new AbortController().signal })),
    ).rejects.toThrow('gone')
    expect(counts.open).toBe(0)
    const deaf: LogBackend = { ...backend, subscribe: () => Promise.reject(new Error('Nobody listens.')) }
    await expect(collect(jobEvents({ backend: deaf, jobId: 'j' }))).rejects.toThrow('Nobody')
  })
})

describe('a job that is not there', () => {
  test('is an error', async () => {
    await expect(collect(jobEvents({ backend: bench.backend, jobId: 'nobody' }))).rejects.toMatchObject({
      code: 'JOB_NOT_FOUND',
    })
    await expect(
      collect(jobEvents({ backend: bench.backend, jobId: 'nobody', after: 7 })),
    ).rejects.toMatchObject({ code: 'JOB_NOT_FOUND' })
  })

  test('but is created just then, is told in full', async () => {
    const { backend } = counting(bench.backend)
    let isFirst = true
    const late: Backend['read'] = async (options) => {
      const page = await backend.read(options)
      if (!isFirst) return page
      isFirst = false
      await bench.start('j')
      await bench.succeed('j')
      return page
    }
    const deaf: LogBackend = { get: backend.get, read: late, subscribe: () => Promise.resolve(() => {}) }
    expect(seqs(await collect(jobEvents({ backend: deaf, jobId: 'j' })))).toEqual([1, 2])
  })
})

describe('values', () => {
  const values = { load: (json: unknown) => Promise.resolve({ loaded: json }) }

  test('are told as the log has them unless somebody decodes them', async () => {
    await bench.start('j')
    await bench.write('j', stageSucceeded('plan'))
    await bench.succeed('j')
    const events = await collect(jobEvents({ backend: bench.backend, jobId: 'j', values }))
    expect(events).toMatchObject([
      { raw: { loaded: {} }, input: { loaded: {} } },
      { output: { loaded: null } },
      { result: { loaded: null }, jobId: 'j' },
    ])
    const decode = async (fact: Fact) => ({ ...fact, at: -1 })
    const own = await collect(jobEvents({ backend: bench.backend, jobId: 'j', values, decode }))
    expect(own.map(({ at }) => at)).toEqual([-1, -1, -1])
  })

  test('are not waited for after an abort', async () => {
    await bench.start('j')
    const controller = new AbortController()
    const decode = () => {
      controller.abort()
      return new Promise<Fact>(() => {})
    }
    expect(
      await collect(jobEvents({ backend: bench.backend, jobId: 'j', decode, signal: controller.signal })),
    ).toEqual([])
  })
})

test('stages are of the names that the pipeline gives them', async () => {
  await bench.start('j')
  await bench.write('j', stageSucceeded('plan'))
  await bench.succeed('j')
  for await (const event of jobEvents<'plan' | 'end'>({ backend: bench.backend, jobId: 'j' })) {
    if (event.type === 'stage.succeeded') {
      expectTypeOf(event.stage).toEqualTypeOf<'plan' | 'end'>()
      expectTypeOf(event.output).toEqualTypeOf<unknown>()
      expectTypeOf(event.seq).toEqualTypeOf<number>()
    }
    if (event.type === 'progress') expectTypeOf(event.stage).toEqualTypeOf<'plan' | 'end'>()
    if (event.type === 'job.failed') expectTypeOf(event.stage).toEqualTypeOf<'plan' | 'end' | undefined>()
    if (event.type === 'job.started') expectTypeOf(event.stages).toEqualTypeOf<readonly ('plan' | 'end')[]>()
    if (event.seq === undefined) expectTypeOf(event.type).toEqualTypeOf<'progress' | 'text'>()
  }
  expect(queued.type).toBe('job.queued')
})
