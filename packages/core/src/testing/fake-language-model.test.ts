import { describe, expect, it } from 'vitest'
import { ProviderError } from '../errors/index.ts'
import type { LanguageCall } from '../ports/index.ts'
import { usd } from '../values/index.ts'
import { fakeClock } from './fake-clock.ts'
import { fakeLanguageModel } from './fake-language-model.ts'

const call = (task: string, more: Partial<LanguageCall> = {}): LanguageCall => ({
  task,
  prompt: [{ name: 'prompt', kind: 'instruction', text: 'Write.' }],
  signal: new AbortController().signal,
  ...more,
})
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('resolved'),
    (error: unknown) => error,
  )

describe('fakeLanguageModel', () => {
  it('answers by task and number: text, data, or what a function makes of the call', async () => {
    const model = fakeLanguageModel({
      answers: { note: 'text', title: { title: 'x' }, count: ({ prompt }, n) => `${prompt.length} ${n}` },
    })
    expect((await model.generate(call('note'))).text).toBe('text')
    expect((await model.generate(call('title'))).text).toBe('{"title":"x"}')
    expect((await model.generate(call('count'))).text).toBe('1 1')
    expect((await model.generate(call('count'))).text).toBe('1 2')
    expect(model.calls.map(({ task }) => task)).toEqual(['note', 'title', 'count', 'count'])
  })

  it('throws errors given as answers, and has none for other tasks', async () => {
    const mistake = new Error('a mistake')
    const model = fakeLanguageModel({ answers: { note: mistake } })
    expect(await failure(model.generate(call('note')))).toBe(mistake)
    expect(await failure(model.generate(call('toString')))).toMatchObject({ failure: 'permanent' })
  })

  it('counts tokens and knows a price if it was given one', async () => {
    const model = fakeLanguageModel({
      answers: { note: '12345678' },
      price: ({ outputTokens = 0 }) => usd(outputTokens),
    })
    const { usage } = await model.generate(call('note', { system: '1234' }))
    expect(usage).toEqual({ inputTokens: 3, outputTokens: 2 })
    expect(model.price?.(usage)).toEqual(usd(2))
    expect(fakeLanguageModel({ answers: {} }).price).toBeUndefined()
  })

  it.each(['One two.', ' a  b ', '\n', ''])('streams %j whole', async (text) => {
    const deltas: string[] = []
    await fakeLanguageModel({ answers: { note: text } }).generate(
      call('note', { onText: (delta) => deltas.push(delta) }),
    )
    expect(deltas.join('')).toBe(text)
  })

  it('does not stream if it cannot', async () => {
    const model = fakeLanguageModel({ answers: { note: 'x' }, capabilities: { streaming: false } })
    await model.generate(call('note', { onText: () => expect.fail('streamed') }))
  })

  it('answers badly as scripted', async () => {
    const model = fakeLanguageModel({
      answers: { title: { title: 'x' } },
      faults: [
        { task: 'title', call: 1, answers: 'malformed' },
        { call: 2, answers: 'truncated' },
        { call: 3, answers: 'refusal' },
        { call: 4, answers: 'empty' },
        { task: 'other' },
      ],
    })
    const replies = []
    for (let n = 1; n <= 5; n += 1) replies.push(await model.generate(call('title')))
    expect(replies.map(({ text, finish }) => [text, finish])).toEqual([
      ['|"title":"x"|', 'stop'],
      ['{"title', 'length'],
      ['I cannot help with that.', 'refusal'],
      ['', 'stop'],
      ['{"title":"x"}', 'stop'],
    ])
  })

  it('fails as scripted', async () => {
    const mistake = new Error('a mistake')
    const model = fakeLanguageModel({
      answers: { note: 'x' },
      faults: [
        { call: 1, fails: 'rate', retryAt: 9 },
        { call: 2, throws: mistake },
      ],
    })
    const error = await failure(model.generate(call('note')))
    expect(ProviderError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ failure: 'rate', retryAt: 9 })
    expect(await failure(model.generate(call('note')))).toBe(mistake)
    expect((await model.generate(call('note'))).text).toBe('x')
  })

  it('takes its time by the clock, or until it is let go', async () => {
    const clock = fakeClock()
    const gate = Promise.withResolvers<void>()
    const model = fakeLanguageModel({
      answers: { note: 'x' },
      clock,
      faults: [
        { call: 1, delayMs: 100 },
        { call: 2, until: gate.promise },
      ],
    })
    const done: number[] = []
    const answers = [1, 2].map((n) => model.generate(call('note')).then(() => done.push(n)))
    await model.begun(2)
    await clock.advance(99)
    expect(done).toEqual([])
    await clock.advance(1)
    expect(done).toEqual([1])
    gate.resolve()
    await Promise.all(answers)
    expect(done).toEqual([1, 2])
  })

  it('needs a clock for delays', () => {
    expect(() => fakeLanguageModel({ answers: {}, faults: [{ delayMs: 1 }] })).toThrow(TypeError)
  })

  it('stops when it is aborted, unless it ignores that', async () => {
    const gate = Promise.withResolvers<void>()
    const until = gate.promise
    const model = fakeLanguageModel({
      answers: { note: 'x' },
      faults: [
        { call: 1, until },
        { call: 3, until, ignoresAbort: true },
      ],
    })
    const controller = new AbortController()
    const { signal } = controller
    const first = failure(model.generate(call('note', { signal })))
    await model.begun(1)
    controller.abort()
    expect(await first).toMatchObject({ failure: 'aborted' })
    expect(await failure(model.generate(call('note', { signal })))).toMatchObject({ failure: 'aborted' })
    const third = model.generate(call('note', { signal }))
    gate.resolve()
    expect((await third).text).toBe('x')
  })

  it('tells when calls have begun', async () => {
    const model = fakeLanguageModel({ answers: { note: 'x' } })
    const told: number[] = []
    const watching = [2, 1].map((count) => model.begun(count).then(() => told.push(count)))
    await model.generate(call('note'))
    expect(told).toEqual([1])
    await model.generate(call('note'))
    await Promise.all(watching)
    await model.begun(2)
    expect(told).toEqual([1, 2])
  })
})
