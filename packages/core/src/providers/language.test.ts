import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { BlockedError, type InputError, OutputError, type ProviderError } from '../errors/index.ts'
import type { CallSettled } from '../job/index.ts'
import type { LanguageModel, Schema } from '../ports/index.ts'
import { fakeClock } from '../testing/fake-clock.ts'
import { fakeLanguageModel } from '../testing/fake-language-model.ts'
import { usd } from '../values/index.ts'
import { type TestRoomOptions, testAssets, testJournal, testRoom } from './fixtures/room.ts'
import { failure, languageIn, replay, scene } from './fixtures/scene.ts'
import { createLanguage } from './language.ts'
import { createLateCalls } from './late-calls.ts'

const Title = z.object({ title: z.string().max(20), words: z.array(z.string()) })
const good = { title: 'Bread', words: ['flour', 'water'] }
const ask = { task: 'title', prompt: 'Write a title.', schema: Title }

describe('an answer', () => {
  it('is text without a schema', async () => {
    const { language, model } = scene({ note: 'Some text.' })
    expect(
      await language.generate({ task: 'note', prompt: 'Write.', system: 'Be brief.', maxOutputTokens: 50 }),
    ).toBe('Some text.')
    expect(model.calls).toMatchObject([
      {
        task: 'note',
        system: 'Be brief.',
        prompt: [{ name: 'prompt', kind: 'instruction', text: 'Write.' }],
        outputSchema: undefined,
        maxOutputTokens: 50,
      },
    ])
  })

  it('is what the schema makes of it', async () => {
    const { language, model } = scene({ title: `Here you are:\n${JSON.stringify(good)}` })
    const schema = Title.transform(({ title }) => title.toUpperCase())
    expect(await language.generate({ ...ask, schema })).toBe('BREAD')
    expect(model.calls[0]?.outputSchema).toMatchObject({ type: 'object', required: ['title', 'words'] })
    expect(model.calls[0]?.prompt).toHaveLength(1)
  })

  it('is asked for in words as well when the model cannot be held to a schema', async () => {
    const { language, model } = scene({ title: good }, { capabilities: { structured: false } })
    await language.generate(ask)
    expect(model.calls[0]?.prompt.at(-1)).toMatchObject({ name: 'form', kind: 'instruction' })
    expect(model.calls[0]?.prompt.at(-1)?.text).toContain('"required":["title","words"]')
  })

  it('is asked for in words when the schema has no JSON Schema', async () => {
    const schema: Schema<{ title: string }> = {
      '~standard': {
        version: 1,
        vendor: 'other',
        validate: (value) => ({ value: value as { title: string } }),
      },
    }
    const { language, model } = scene({ title: good })
    expect(await language.generate({ ...ask, schema })).toEqual(good)
    expect(model.calls[0]).toMatchObject({
      outputSchema: undefined,
      prompt: [{}, { text: 'Answer with JSON and nothing else.' }],
    })
  })

  it('is plain text for a schema of strings', async () => {
    const { language, model } = scene({
      tone: (_call, n) => (n === 1 ? ' formal\n' : '"casual"'),
      note: '"not JSON',
    })
    const schema = z.enum(['formal', 'casual'])
    expect(await language.generate({ task: 'tone', prompt: 'Which?', schema })).toBe('formal')
    expect(await language.generate({ task: 'tone', prompt: 'Which then?', schema })).toBe('casual')
    expect(model.calls[0]).toMatchObject({ outputSchema: undefined })
    expect(model.calls[0]?.prompt.at(-1)?.text).toContain('"enum":["formal","casual"]')
    expect(await language.generate({ task: 'note', prompt: 'Write.', schema: z.string() })).toBe('"not JSON')
    expect(model.calls[2]?.prompt).toHaveLength(1)
  })

  it('may be text that looks like JSON of another kind', async () => {
    const { language } = scene({ note: '"a" and "b"' })
    expect(await language.generate({ task: 'note', prompt: 'Write.', schema: z.string() })).toBe(
      '"a" and "b"',
    )
  })

  it('streams while it is written, under the key of its call', async () => {
    const { language, journal } = scene({ note: 'One two three.' })
    await language.generate({ task: 'note', prompt: 'Write.', stream: true })
    expect(journal.texts.map(({ delta }) => delta)).toEqual(['One', ' two', ' three.'])
    expect(new Set(journal.texts.map(({ key }) => key))).toEqual(new Set([journal.facts[0]?.key]))
  })

  it('does not stream unless asked to', async () => {
    const { language, journal } = scene({ note: 'One two three.' })
    await language.generate({ task: 'note', prompt: 'Write.' })
    expect(journal.texts).toEqual([])
  })
})

describe('a model', () => {
  it('is chosen by role', async () => {
    const strong = fakeLanguageModel({ answers: { note: 'strong' } })
    const fast = fakeLanguageModel({ answers: { note: 'fast' } })
    const language = languageIn(testRoom(), { default: strong, fast })
    expect(await language.generate({ task: 'note', prompt: 'a' })).toBe('strong')
    expect(await language.generate({ task: 'note', prompt: 'b', role: 'fast' })).toBe('fast')
  })

  it('that is missing is named, with the roles there are', async () => {
    const model = fakeLanguageModel({ answers: {} })
    const room = testRoom()
    const unknown = await failure<InputError>(
      languageIn(room, { default: model, fast: model }).generate({ task: 'a', prompt: 'b', role: 'slow' }),
    )
    expect(unknown).toMatchObject({ code: 'PROVIDER_MISSING', context: { roles: ['default', 'fast'] } })
    const none = await failure<InputError>(languageIn(room, undefined).generate({ task: 'a', prompt: 'b' }))
    expect(none).toMatchObject({ code: 'PROVIDER_MISSING', context: { kind: 'language' } })
    expect(room.journal.facts).toEqual([])
  })

  it('is not needed for what is recorded', async () => {
    const past = scene({ note: 'Some text.' })
    await past.language.generate({ task: 'note', prompt: 'Write.' })
    const room = testRoom({ journal: testJournal(past.journal.facts), assets: past.assets })
    expect(await languageIn(room, undefined).generate({ task: 'note', prompt: 'Write.', role: 'gone' })).toBe(
      'Some text.',
    )
  })

  it('is not bothered with an empty prompt', async () => {
    const { language, model } = scene({ note: 'Some text.' })
    const prompt = [{ name: 'source', kind: 'material', text: ' \n' }] as const
    expect(await failure(language.generate({ task: 'note', prompt }))).toMatchObject({
      code: 'INPUT_INVALID',
      path: 'prompt',
    })
    expect(model.calls).toEqual([])
  })
})

describe('a record', () => {
  it('holds the answer, its verdict, its cost and nothing of the prompt', async () => {
    const clock = fakeClock()
    const room = scene({ title: good }, { clock, faults: [{ delayMs: 250 }], price: () => usd(0.01) })
    const answer = room.language.generate(ask)
    await clock.advance(250)
    await answer
    expect(room.journal.facts).toEqual([
      {
        type: 'call.settled',
        key: expect.stringMatching(/^stage\/title:[0-9a-f]{32}~1$/),
        task: 'title',
        kind: 'language',
        provider: 'fake',
        model: 'fake-language',
        ok: true,
        value: JSON.stringify(good),
        accepted: true,
        usage: { inputTokens: 4, outputTokens: 11 },
        cost: { micros: 10_000 },
        cached: false,
        ms: 250,
      },
    ])
    expect(JSON.stringify(room.journal.facts)).not.toContain('Write a title')
  })

  it('is written before the answer is given, while the job is held', async () => {
    const room = scene({ title: good })
    const order: string[] = []
    const record = room.journal.record
    const journal = {
      ...room.journal,
      record: (fact: CallSettled) => {
        order.push(`record while ${room.journal.running()} at work`)
        return record(fact)
      },
    }
    await createLanguage({ ...room, desk: { ...room.desk, journal }, models: room.model })
      .generate(ask)
      .then(() => order.push('answer'))
    expect(order).toEqual(['record while 1 at work', 'answer'])
  })

  it('answers the same request in the same place, whatever model and hints there are by then', async () => {
    const past = scene({ title: good })
    await past.language.generate({
      ...ask,
      prompt: [{ name: 'p', kind: 'instruction', text: 'Write.', stable: true }],
    })
    const { language, model, journal, spans } = replay(past)
    const schema = z.object({ title: z.string(), words: z.array(z.string()).min(1) })
    const again = {
      ...ask,
      schema,
      prompt: [{ name: 'p', kind: 'instruction', text: 'Write.' }] as const,
      role: 'other',
      maxOutputTokens: 9,
    }
    expect(await language.generate({ ...again, sample: 0 })).toEqual(good)
    expect(model.calls).toEqual([])
    expect(journal.facts).toHaveLength(1)
    expect(spans).toEqual([])
  })

  it.each([
    ['prompt', { prompt: 'Write another title.' }],
    ['system', { system: 'Be brief.' }],
    ['sample', { sample: 1 }],
  ])('does not answer another %s', async (_what, other) => {
    const { language, model } = scene({ title: good })
    await language.generate(ask)
    await language.generate({ ...ask, ...other })
    expect(model.calls).toHaveLength(2)
  })

  it('of a long answer lies in the asset store', async () => {
    const long = 'word '.repeat(20_000)
    const past = scene({ note: long })
    await past.language.generate({ task: 'note', prompt: 'Write.' })
    expect(JSON.stringify(past.journal.facts).length).toBeLessThan(1_000)
    expect(await replay(past).language.generate({ task: 'note', prompt: 'Write.' })).toBe(long)
  })

  it('is read anew: what a changed schema refuses blocks the job and pays nothing', async () => {
    const past = scene({ title: good })
    await past.language.generate(ask)
    const { language, model } = replay(past, { title: good })
    const schema = z.object({ title: z.string().min(10), words: z.array(z.string()) })
    const error = await failure<BlockedError>(language.generate({ ...ask, schema }))
    expect(BlockedError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ code: 'OUTPUT_CHANGED', context: { paths: ['title'] } })
    expect(error.action).toContain('retry({ from: "stage" })')
    expect(model.calls).toEqual([])
  })

  it('blocks the job as well when a changed check refuses it', async () => {
    const past = scene({ note: 'Some text.' })
    await past.language.generate({ task: 'note', prompt: 'Write.' })
    const error = await failure(
      replay(past).language.generate({ task: 'note', prompt: 'Write.', check: () => 'too dull' }),
    )
    expect(error).toMatchObject({ code: 'OUTPUT_CHANGED' })
    expect(error.message).toContain('too dull')
  })
})

describe('repair', () => {
  const long = { title: 'A title that is much too long', words: 'none' }

  it('sends back what is wrong with the whole, and the answer as material', async () => {
    const dull = { ...good, title: 'Dull' }
    const { language, model, journal } = scene({ title: (_call, n) => (n === 1 ? dull : good) })
    const check = ({ title }: { title: string }) => (title === 'Dull' ? 'It is dull.' : undefined)
    expect(await language.generate({ ...ask, check, system: 'Be brief.' })).toEqual(good)
    const [first, second] = model.calls
    expect(second).toMatchObject({ task: 'title', system: 'Be brief.', outputSchema: first?.outputSchema })
    expect(second?.prompt.slice(0, 1)).toEqual(first?.prompt)
    expect(second?.prompt[1]).toEqual({ name: 'draft', kind: 'material', text: JSON.stringify(dull) })
    expect(second?.prompt[2]).toMatchObject({ name: 'problems', kind: 'instruction' })
    expect(second?.prompt[2]?.text).toContain('\n- It is dull.\n')
    expect(journal.facts.map(({ task, ok, accepted }) => [task, ok, accepted])).toEqual([
      ['title', true, false],
      ['title', true, true],
    ])
  })

  it.each([
    ['malformed JSON', 'malformed', 'not valid JSON'],
    ['a cut-off answer', 'truncated', 'breaks off'],
    ['no answer', 'empty', 'is empty'],
  ] as const)('repairs %s', async (_what, answers, reason) => {
    const { language, model, journal } = scene({ title: good }, { faults: [{ call: 1, answers }] })
    expect(await language.generate(ask)).toEqual(good)
    expect(model.calls[1]?.prompt.at(-1)?.text).toContain(reason)
    expect(model.calls[1]?.prompt).toHaveLength(answers === 'empty' ? 2 : 3)
    expect(journal.facts.map(({ accepted }) => accepted)).toEqual([false, true])
  })

  it('repairs text that was cut off, and text that a check refuses for several reasons', async () => {
    const { language, model } = scene(
      { note: (_call, n) => (n === 3 ? 'A good note.' : 'A bad note.') },
      { faults: [{ call: 1, answers: 'truncated' }] },
    )
    const check = (text: string) => (text.includes('bad') ? ['is bad', '', 'is dull'] : [])
    expect(await language.generate({ task: 'note', prompt: 'Write.', check })).toBe('A good note.')
    expect(model.calls[1]?.prompt.at(-1)?.text).toContain('breaks off')
    expect(model.calls[2]?.prompt.at(-1)?.text).toContain('- is bad\n- is dull\n')
  })

  it('accepts JSON that is whole although the model was stopped after it', async () => {
    const model: LanguageModel = {
      ...fakeLanguageModel({ answers: {} }),
      generate: async () => ({ text: `${JSON.stringify(good)} And then`, finish: 'length', usage: {} }),
    }
    expect(await languageIn(testRoom(), model).generate(ask)).toEqual(good)
  })

  it('continues on replay where it was, paying nothing again', async () => {
    const past = scene({ title: (_call, n) => (n < 3 ? long : good) })
    await past.language.generate(ask)
    expect(past.journal.facts).toHaveLength(3)
    for (let kept = 0; kept <= 3; kept += 1) {
      const journal = testJournal(past.journal.facts.slice(0, kept))
      const { language, model } = scene(
        { title: (_call, n) => (n < 3 - kept ? long : good) },
        { journal, assets: past.assets },
      )
      expect(await language.generate(ask)).toEqual(good)
      expect(model.calls).toHaveLength(3 - kept)
      expect(journal.facts.map(({ key }) => key)).toEqual(past.journal.facts.map(({ key }) => key))
    }
  })

  it('finds its record although the words of the schema library changed', async () => {
    const past = scene({ title: (_call, n) => (n === 1 ? long : good) })
    await past.language.generate(ask)
    const schema = z.object({ title: z.string().max(20, 'Zu lang!'), words: z.array(z.string()) })
    const { language, model } = replay(past)
    expect(await language.generate({ ...ask, schema })).toEqual(good)
    expect(model.calls).toEqual([])
  })

  it('follows its record although the first answer would pass by now', async () => {
    const past = scene({
      title: (_call, n) => (n === 1 ? { ...good, title: 'A title that is much too long' } : good),
    })
    await past.language.generate(ask)
    const schema = z.object({ title: z.string(), words: z.array(z.string()) })
    const replayed = replay(past)
    expect(await replayed.language.generate({ ...ask, schema })).toEqual(good)
    expect(replayed.model.calls).toEqual([])
  })

  it('is not paid for when the first answer passes by now and no repair is recorded', async () => {
    const answer = { ...good, title: 'A title that is much too long' }
    const past = scene({ title: answer })
    await failure(past.language.generate({ ...ask, repairs: 0 }))
    const schema = z.object({ title: z.string(), words: z.array(z.string()) })
    for (const repairs of [0, 2]) {
      const replayed = replay(past)
      expect(await replayed.language.generate({ ...ask, schema, repairs })).toEqual(answer)
      expect(replayed.model.calls).toEqual([])
    }
  })

  it('keeps equal calls apart', async () => {
    const { language, model, journal } = scene({
      title: (call) => (call.prompt.length === 1 ? long : { ...good, title: `T${model.calls.length}` }),
    })
    const [one, other] = await Promise.all([language.generate(ask), language.generate(ask)])
    expect(new Set(journal.facts.map(({ key }) => key)).size).toBe(4)
    const again = replay({ journal, assets: undefined })
    expect(await Promise.all([again.language.generate(ask), again.language.generate(ask)])).toEqual([
      one,
      other,
    ])
  })
})

describe('giving up', () => {
  it('after the last repair names code, paths, attempts and the best draft', async () => {
    const drafts = [{ title: 1, words: 2 }, '{"title": 1, "words": [1]', '{"words": []}']
    const { language, journal } = scene({ title: (_call, n) => drafts[n - 1] ?? '' })
    const error = await failure<OutputError>(language.generate({ ...ask, repairs: 3 }))
    expect(OutputError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({
      code: 'OUTPUT_INVALID',
      path: 'title',
      retryable: false,
      context: {
        task: 'title',
        attempts: 4,
        paths: ['', 'title'],
        draft: { title: 1, words: [] },
        call: journal.facts[2]?.key,
      },
    })
    expect(error.message).toContain('after 4 attempts: The last repair was no JSON')
    expect(journal.facts.map(({ accepted }) => accepted)).toEqual([false, false, false, false])
  })

  it('prefers the latest of equal drafts, and a whole one to one that was cut off', async () => {
    const answers = { title: (_call: unknown, n: number) => ({ title: n, words: 2 }) }
    const equal = await failure<OutputError>(scene(answers).language.generate(ask))
    expect(equal.context?.['draft']).toEqual({ title: 3, words: 2 })
    const check = () => 'No.'
    const cut = await failure<OutputError>(
      scene({ title: good }, { faults: [{ call: 3, answers: 'truncated' }] }).language.generate({
        ...ask,
        check,
      }),
    )
    expect(cut).toMatchObject({ code: 'OUTPUT_TRUNCATED', context: { draft: good } })
  })

  it('leaves a large draft where it is recorded', async () => {
    const { language, journal } = scene({ title: { title: 'x'.repeat(40_000), words: [] } })
    const error = await failure<OutputError>(language.generate({ ...ask, repairs: 1 }))
    expect(error.context).not.toHaveProperty('draft')
    expect(error.context?.['call']).toBe(journal.facts[1]?.key)
  })

  it('shows some of many problems and hides credentials in them', async () => {
    const { language } = scene({ note: 'x' })
    const check = () => ['key sk-abcdefghijklmnop1234', 'two', 'three', 'four', 'five']
    const error = await failure<OutputError>(
      language.generate({ task: 'note', prompt: 'Write.', check, repairs: 0 }),
    )
    expect(error.message).toBe(
      'The answer for "note" is still invalid after 1 attempt: key [redacted]; two; three (and 2 more)',
    )
    expect(error.path).toBeUndefined()
  })

  it.each([
    ['truncated', 'OUTPUT_TRUNCATED', 3],
    ['malformed', 'OUTPUT_INVALID', 3],
    ['empty', 'OUTPUT_EMPTY', 3],
    ['refusal', 'OUTPUT_REFUSED', 1],
  ] as const)(
    'on answers that are %s is %s, and again on replay without a call',
    async (answers, code, attempts) => {
      const past = scene({ title: good }, { faults: [{ answers }] })
      const error = await failure<OutputError>(past.language.generate(ask))
      expect(error).toMatchObject({ code, context: { attempts } })
      const again = replay(past)
      expect((await failure<OutputError>(again.language.generate(ask))).toInfo()).toEqual(error.toInfo())
      expect(again.model.calls).toEqual([])
    },
  )

  it('knows an answer that breaks off even where no text of it is JSON', async () => {
    const model: LanguageModel = {
      ...fakeLanguageModel({ answers: {} }),
      generate: async () => ({ text: 'Let me think about', finish: 'length', usage: {} }),
    }
    expect(await failure(languageIn(testRoom(), model).generate({ ...ask, repairs: 0 }))).toMatchObject({
      code: 'OUTPUT_TRUNCATED',
    })
  })
})

describe('a schema that takes its time', () => {
  const slow = Title.refine(async ({ title }) => title !== 'Bread', { message: 'not bread', path: ['title'] })

  it('gets its answer recorded first, without a verdict', async () => {
    const { language, journal } = scene({ title: (_call, n) => (n === 1 ? good : { ...good, title: 'Rye' }) })
    expect(await language.generate({ ...ask, schema: slow })).toMatchObject({ title: 'Rye' })
    expect(journal.facts.map((fact) => 'accepted' in fact)).toEqual([false, false])
    const again = replay({ journal, assets: undefined })
    expect(await again.language.generate({ ...ask, schema: slow })).toMatchObject({ title: 'Rye' })
    expect(again.model.calls).toEqual([])
  })

  it('loses no answer by throwing', async () => {
    const { language, journal } = scene({ title: good })
    const schema: Schema<object> = {
      '~standard': {
        version: 1,
        vendor: 'other',
        validate: async () => Promise.reject(new Error('the database is down')),
      },
    }
    expect(await failure(language.generate({ ...ask, schema }))).toMatchObject({
      message: 'the database is down',
    })
    expect(journal.facts).toMatchObject([{ ok: true, value: JSON.stringify(good) }])
  })

  it('neither does a check that throws', async () => {
    const { language, journal } = scene({ note: 'Some text.' })
    const check = () => {
      throw new Error('a mistake in the check')
    }
    expect(await failure(language.generate({ task: 'note', prompt: 'Write.', check }))).toMatchObject({
      message: 'a mistake in the check',
    })
    expect(journal.facts).toMatchObject([{ ok: true, value: 'Some text.' }])
    expect(journal.facts[0]).not.toHaveProperty('accepted')
    expect(
      await replay({ journal, assets: undefined }).language.generate({ task: 'note', prompt: 'Write.' }),
    ).toBe('Some text.')
  })
})

describe('a failed call', () => {
  it('is recorded and thrown, and made again on replay', async () => {
    const past = scene({ title: good }, { faults: [{ fails: 'rate', retryAt: 5 }] })
    const error = await failure<ProviderError>(past.language.generate(ask))
    expect(error).toMatchObject({ code: 'PROVIDER_RATE_LIMITED', failure: 'rate', retryAt: 5 })
    expect(past.journal.facts).toMatchObject([
      { ok: false, usage: {}, error: { code: 'PROVIDER_RATE_LIMITED', retryable: true } },
    ])
    expect(past.journal.facts[0]).not.toHaveProperty('value')
    expect(past.journal.facts[0]).not.toHaveProperty('cost')
    const again = replay(past, { title: good })
    expect(await again.language.generate(ask)).toEqual(good)
    expect(again.journal.facts.map(({ ok }) => ok)).toEqual([false, true])
  })

  it('is classified when the model did not', async () => {
    const { language, journal } = scene({ title: new TypeError('fetch failed') })
    expect(await failure(language.generate(ask))).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' })
    expect(journal.facts).toMatchObject([{ ok: false, error: { code: 'PROVIDER_UNAVAILABLE' } }])
  })

  it('is classified when the model throws at once', async () => {
    const model: LanguageModel = {
      ...fakeLanguageModel({ answers: {} }),
      generate() {
        throw new Error('not today')
      },
    }
    expect(await failure(languageIn(testRoom(), model).generate(ask))).toMatchObject({
      code: 'PROVIDER_REJECTED',
    })
  })

  it('tells of the log first when it cannot be recorded', async () => {
    const { language, journal } = scene({ title: good }, { faults: [{ fails: 'capacity' }] })
    journal.lose()
    expect(await failure(language.generate(ask))).toMatchObject({ message: 'The lease is lost.' })
  })

  it('is one whose answer cannot be kept: its cost is recorded', async () => {
    const assets = testAssets()
    assets.fail(new Error('the bucket is gone'))
    const { language, journal } = scene({ note: 'word '.repeat(20_000) }, { assets, price: () => usd(1) })
    expect(await failure(language.generate({ task: 'note', prompt: 'Write.' }))).toMatchObject({
      message: 'the bucket is gone',
    })
    expect(journal.facts).toMatchObject([
      { ok: false, cost: usd(1), usage: { outputTokens: 25_000 }, error: { message: 'the bucket is gone' } },
    ])
  })
})

describe('an abort', () => {
  it('before the call leaves it unmade', async () => {
    const { language, model, journal } = scene({ title: good })
    journal.abort(new Error('cancelled'))
    expect(await failure(language.generate(ask))).toMatchObject({
      code: 'PROVIDER_ABORTED',
      cause: { message: 'cancelled' },
    })
    expect(model.calls).toEqual([])
    expect(journal.facts).toEqual([])
  })

  it('stops a call that listens', async () => {
    const { language, model, journal } = scene(
      { title: good },
      { faults: [{ until: new Promise(() => {}) }] },
    )
    const answer = failure(language.generate(ask))
    await model.begun(1)
    journal.abort()
    expect(await answer).toMatchObject({ code: 'PROVIDER_ABORTED' })
    expect(journal.facts).toMatchObject([{ ok: false, usage: {}, error: { code: 'PROVIDER_ABORTED' } }])
  })

  it('is through although nothing can be recorded any more', async () => {
    const { language, model, journal } = scene(
      { title: good },
      { faults: [{ until: new Promise(() => {}) }] },
    )
    const answer = failure(language.generate(ask))
    await model.begun(1)
    journal.lose()
    journal.abort()
    expect(await answer).toMatchObject({ code: 'PROVIDER_ABORTED' })
  })

  it('waits half a second for a call that does not listen, and keeps its late answer', async () => {
    const clock = fakeClock()
    const late = Promise.withResolvers<void>()
    const room = scene(
      { title: good },
      { clock, faults: [{ until: late.promise, ignoresAbort: true }], price: () => usd(1) },
    )
    const answer = failure(room.language.generate({ ...ask, stream: true }))
    await room.model.begun(1)
    room.journal.abort()
    await clock.advance(499)
    expect(room.journal.running()).toBe(1)
    await clock.advance(1)
    expect(await answer).toMatchObject({ code: 'PROVIDER_ABORTED' })
    expect(room.journal.running()).toBe(0)
    expect(clock.pending).toBe(0)
    expect(room.journal.facts).toMatchObject([{ ok: false, error: { code: 'PROVIDER_ABORTED' } }])
    late.resolve()
    await clock.settle()
    expect(room.journal.facts[1]).toMatchObject({ ok: true, accepted: true, cost: usd(1), ms: 500 })
    expect(room.journal.texts).toEqual([])
    expect(room.spans.map(({ ended }) => ended)).toEqual([1, 1])
    const again = replay(room)
    expect(await again.language.generate(ask)).toEqual(good)
    expect(again.model.calls).toEqual([])
  })

  it('forgets a late answer that cannot be recorded, and a late failure', async () => {
    for (const fault of [{ fails: 'transient' as const }, {}]) {
      const clock = fakeClock()
      const late = Promise.withResolvers<void>()
      const room = scene(
        { title: good },
        { clock, faults: [{ ...fault, until: late.promise, ignoresAbort: true }] },
      )
      const answer = failure(room.language.generate(ask))
      await room.model.begun(1)
      room.journal.abort()
      await clock.advance(500)
      await answer
      room.journal.lose()
      late.resolve()
      await clock.settle()
      expect(room.journal.facts).toHaveLength(1)
    }
  })

  it('records only the cost of a late answer when the call was made again meanwhile', async () => {
    const clock = fakeClock()
    const late = Promise.withResolvers<void>()
    const lateCalls = createLateCalls()
    const first = scene(
      { title: { ...good, title: 'Late' } },
      { clock, late: lateCalls, faults: [{ until: late.promise, ignoresAbort: true }], price: () => usd(1) },
    )
    const answer = failure(first.language.generate(ask))
    await first.model.begun(1)
    first.journal.abort()
    await clock.advance(500)
    await answer
    const second = scene({ title: good }, { clock, late: lateCalls })
    expect(await second.language.generate(ask)).toEqual(good)
    late.resolve()
    await clock.settle()
    expect(first.journal.facts[1]).toMatchObject({
      ok: false,
      cost: usd(1),
      usage: { outputTokens: 11 },
      error: { code: 'PROVIDER_ABORTED' },
    })
    expect(first.journal.facts[1]).not.toHaveProperty('value')
  })
})

describe('prices', () => {
  it("are the host's, else the model's, else unknown", async () => {
    const cost = async (options: Parameters<typeof scene>[1], price: TestRoomOptions['price']) => {
      const model = fakeLanguageModel({ ...options, answers: { note: 'x' } })
      const room = testRoom({ price })
      await languageIn(room, model).generate({ task: 'note', prompt: 'Write.' })
      return room.journal.facts[0]?.cost
    }
    expect(
      await cost({ price: () => usd(2) }, ({ provider, modelId }) =>
        provider === 'fake' && modelId === 'fake-language' ? usd(1) : undefined,
      ),
    ).toEqual(usd(1))
    expect(await cost({ price: () => usd(2) }, () => undefined)).toEqual(usd(2))
    expect(await cost({}, undefined)).toBeUndefined()
    expect(
      await cost({}, () => {
        throw new Error('no such model')
      }),
    ).toBeUndefined()
  })

  it('name the model that answered, where the provider names it', async () => {
    const model: LanguageModel = {
      ...fakeLanguageModel({ answers: {} }),
      generate: async () => ({ text: 'x', finish: 'stop', usage: {}, model: 'fake-language-2026-01' }),
    }
    const room = testRoom()
    await languageIn(room, model).generate({ task: 'note', prompt: 'Write.' })
    expect(room.journal.facts[0]?.model).toBe('fake-language-2026-01')
  })
})
