import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LeaseLostError } from '../../errors/index.ts'
import type { Fact, NewFact, PendingRequest } from '../../job/index.ts'
import type { Answer, NewJob, Write } from '../../ports/index.ts'
import { fakeClock } from '../../testing/index.ts'
import { createRecorder, type RecorderOptions } from './recorder.ts'

const warning = (code: string): NewFact => ({ type: 'warning', code, message: '', at: 0 })
const spawned = (child: string): NewFact => ({ type: 'child.spawned', key: `work/${child}`, child, at: 0 })
// The recorder hands jobs on and looks at nothing but their ids.
const job = (id: string) => ({ id }) as NewJob

/** A recorder over a log that answers when told, with what others wrote in between. */
function scene(options: { readonly latency?: boolean; readonly seen?: number } = {}) {
  const clock = fakeClock()
  const writes: (Write & { readonly children?: readonly NewJob[] })[] = []
  const facts: Fact[] = []
  const requests: (PendingRequest | undefined)[] = []
  const broken: unknown[] = []
  let news: Fact[] = []
  let request: PendingRequest | undefined
  let failure: Error | undefined
  let seen = options.seen ?? 0
  const held: (() => void)[] = []

  async function answer(write: Write): Promise<Answer> {
    writes.push(write)
    if (options.latency === true) await new Promise<void>((resolve) => held.push(resolve))
    if (failure !== undefined) throw failure
    const others = news
    news = []
    return { seq: write.seen + others.length + write.facts.length, request, news: others }
  }
  // The recorder uses these two of a backend's methods.
  const backend = { append: answer, spawn: answer } as unknown as RecorderOptions['backend']
  const recorder = createRecorder({
    backend,
    clock,
    seen: () => seen,
    onFacts(more) {
      facts.push(...more)
      seen = more.at(-1)?.seq ?? seen
    },
    onRequest: (pending) => requests.push(pending),
    onBroken: (error) => broken.push(error),
  })
  recorder.renew({ jobId: 'job', fence: 1 })
  return {
    clock,
    recorder,
    writes,
    facts,
    requests,
    broken,
    codes: () =>
      writes.map(({ facts }) => facts.map((fact) => (fact.type === 'warning' ? fact.code : fact.type))),
    /** The next answer comes. */
    async let() {
      held.shift()?.()
      await clock.settle()
    },
    others(...codes: string[]) {
      news = codes.map((code, index) => ({ ...warning(code), seq: seen + 1 + index }) as Fact)
    },
    ask(pending: PendingRequest) {
      request = pending
    },
    fail(error: Error) {
      failure = error
    },
  }
}

/** Whether a promise has been kept by now. */
function watch(promise: Promise<void>) {
  const state = { isDone: false }
  void promise.then(() => {
    state.isDone = true
  })
  return state
}

describe('facts', () => {
  it('of one turn go in one write, in order', async () => {
    const { recorder, codes, clock } = scene()
    await Promise.all([recorder.write(warning('a'), warning('b')), recorder.write(warning('c'))])
    await clock.settle()
    expect(codes()).toEqual([['a', 'b', 'c']])
  })

  it('that gather while a write is under way go with the next one', async () => {
    const { recorder, codes, let: answer } = scene({ latency: true })
    const first = watch(recorder.write(warning('a')))
    await Promise.resolve()
    await Promise.resolve()
    const others = ['b', 'c', 'd'].map((code) => watch(recorder.write(warning(code))))
    expect(codes()).toEqual([['a']])
    expect(recorder.isWriting()).toBe(true)
    await answer()
    expect(first.isDone).toBe(true)
    expect(codes()).toEqual([['a'], ['b', 'c', 'd']])
    expect(others.some(({ isDone }) => isDone)).toBe(false)
    await answer()
    expect(others.every(({ isDone }) => isDone)).toBe(true)
    expect(recorder.isWriting()).toBe(false)
  })

  it('are durable once the write resolves, and not before', async () => {
    const { recorder, facts, let: answer } = scene({ latency: true })
    const write = watch(recorder.write(warning('a')))
    await answer()
    expect([write.isDone, facts]).toEqual([false, []])
    await answer()
    expect(write.isDone).toBe(true)
    expect(facts).toMatchObject([{ code: 'a', seq: 1 }])
  })

  it('that can wait go with the next write', async () => {
    const { recorder, codes, clock } = scene()
    recorder.later(warning('a'))
    recorder.later(warning('b'))
    await recorder.write(warning('c'))
    await clock.advance(1_000)
    expect(codes()).toEqual([['a', 'b', 'c']])
    expect(clock.pending).toBe(0)
  })

  it('that can wait go on their own after a moment', async () => {
    const { recorder, codes, clock } = scene()
    recorder.later(warning('a'))
    await clock.advance(5)
    recorder.later(warning('b'))
    expect(codes()).toEqual([])
    await clock.advance(5)
    expect(codes()).toEqual([['a', 'b']])
  })

  it('of a spawn go with their children', async () => {
    const { recorder, writes } = scene()
    await Promise.all([
      recorder.write(warning('a')),
      recorder.spawn([spawned('x'), spawned('y')], [job('x'), job('y')]),
    ])
    expect(writes).toHaveLength(1)
    expect(writes[0]?.children).toEqual([job('x'), job('y')])
    await recorder.write(warning('b'))
    expect(writes[1]).not.toHaveProperty('children')
  })
})

describe('a write', () => {
  it('is numbered under its lease, and says how far the log was known', async () => {
    const { recorder, writes, others } = scene({ seen: 4 })
    await recorder.write(warning('a'))
    others('theirs')
    await recorder.write(warning('b'))
    recorder.release()
    recorder.renew({ jobId: 'job', fence: 7 })
    await recorder.look()
    expect(writes.map(({ lease, write, seen }) => [lease.fence, write, seen])).toEqual([
      [1, 1, 4],
      [1, 2, 5],
      [7, 1, 7],
    ])
  })

  it('without facts asks what others wrote and want', async () => {
    const { recorder, facts, requests, others, ask } = scene()
    others('theirs')
    ask('pause')
    await recorder.look()
    expect(facts).toMatchObject([{ code: 'theirs', seq: 1 }])
    expect(requests).toEqual(['pause'])
  })

  it('gives our facts the numbers that those of others leave free', () => {
    const taken = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 })
    return fc.assert(
      fc.asyncProperty(taken, fc.integer({ min: 0, max: 6 }), async (numbers, own) => {
        const total = numbers.length + own
        const theirs = numbers.filter((seq) => seq <= total).sort((one, other) => one - other)
        // A log without gaps: whatever number is not theirs up to the last is ours.
        fc.pre(theirs.length === numbers.length)
        const seen: Fact[] = []
        const clock = fakeClock()
        const answer: Answer = {
          seq: total,
          request: undefined,
          news: theirs.map((seq) => ({ ...warning(`theirs ${seq}`), seq }) as Fact),
        }
        const backend = { append: async () => answer } as unknown as RecorderOptions['backend']
        const recorder = createRecorder({
          backend,
          clock,
          seen: () => 0,
          onFacts: (facts) => seen.push(...facts),
          onRequest: () => {},
          onBroken: (error) => expect.unreachable(String(error)),
        })
        recorder.renew({ jobId: 'job', fence: 1 })
        await recorder.write(...Array.from({ length: own }, (_, index) => warning(`ours ${index}`)))
        expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: total }, (_, index) => index + 1))
        const codes = seen.flatMap((fact) => (fact.type === 'warning' ? [fact.code] : []))
        expect(codes.filter((code) => code.startsWith('ours'))).toEqual(
          Array.from({ length: own }, (_, index) => `ours ${index}`),
        )
        for (const seq of theirs) expect(codes[seq - 1]).toBe(`theirs ${seq}`)
      }),
    )
  })
})

describe('a lost lease', () => {
  it('lets whoever waits for a write wait for ever, says so once, and writes no more', async () => {
    const { recorder, broken, writes, fail, clock } = scene()
    const lost = new LeaseLostError({ jobId: 'job', fence: 1 })
    fail(lost)
    const first = watch(recorder.write(warning('a')))
    const second = watch(recorder.write(warning('b')))
    await clock.settle()
    expect(broken).toEqual([lost])
    recorder.later(warning('c'))
    const third = watch(recorder.write(warning('d')))
    await clock.advance(1_000)
    expect([first.isDone, second.isDone, third.isDone]).toEqual([false, false, false])
    expect(writes).toHaveLength(1)
    expect(broken).toHaveLength(1)
  })
})

describe('the release of a lease', () => {
  it('gives what is left for the settlement, numbered on', async () => {
    const { recorder, clock, codes } = scene()
    await recorder.write(warning('a'))
    recorder.later(warning('b'))
    expect(recorder.release()).toMatchObject({ write: 2, seen: 1, facts: [{ code: 'b' }] })
    await clock.advance(1_000)
    expect(codes()).toEqual([['a']])
    expect(clock.pending).toBe(0)
  })

  it('does not say of a child that was never created that it was spawned', async () => {
    const { recorder, clock, writes } = scene()
    void recorder.spawn([spawned('x')], [job('x')])
    recorder.later(warning('a'), spawned('y'))
    expect(recorder.release().facts).toMatchObject([{ code: 'a' }, { child: 'y' }])
    await clock.advance(1_000)
    expect(writes).toEqual([])
  })

  it('keeps what comes meanwhile for the next lease', async () => {
    const { recorder, codes, writes, clock } = scene()
    recorder.release()
    recorder.later(warning('a'))
    const write = watch(recorder.write(warning('b')))
    await clock.advance(1_000)
    expect([codes(), write.isDone]).toEqual([[], false])
    recorder.renew({ jobId: 'job', fence: 2 })
    await clock.settle()
    expect([codes(), write.isDone]).toEqual([[['a', 'b']], true])
    expect(writes[0]?.lease.fence).toBe(2)
  })

  it('can be waited for', async () => {
    const { recorder, let: answer } = scene({ latency: true })
    await recorder.written()
    void recorder.write(warning('a'))
    const written = watch(recorder.written())
    await Promise.resolve()
    await Promise.resolve()
    expect(written.isDone).toBe(false)
    await answer()
    expect(written.isDone).toBe(true)
  })
})
