import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { OutputError } from '../errors/index.ts'
import type { CallSettled } from '../job/index.ts'
import type { LanguageCall, Schema } from '../ports/index.ts'
import { fakeLanguageModel } from '../testing/fake-language-model.ts'
import { testJournal, testRoom } from './fixtures/room.ts'
import { failure, languageIn, replay, scene } from './fixtures/scene.ts'

const text = z.string().min(1)
const Thread = z.object({
  title: text,
  posts: z.array(text),
  sections: z.array(z.object({ body: text })).optional(),
})
type Thread = z.output<typeof Thread>

const first: Thread = { title: 'Bread', posts: ['one', 'two', 'a long three'] }
const prompt = [
  { name: 'source', kind: 'material', text: 'Bread needs time.', stable: true },
  { name: 'instructions', kind: 'instruction', text: 'Write a thread.' },
] as const

const longPosts = ({ posts }: Thread) =>
  posts.flatMap((post, index) =>
    post.includes('long')
      ? [{ path: `posts[${index}]`, reason: `${post.length} characters, at most 5` }]
      : [],
  )
const ask = { task: 'thread', prompt, schema: Thread, check: longPosts }

/** What each call is answered, in order. */
function inTurn(...answers: readonly (string | object)[]) {
  return { thread: (_call: LanguageCall, n: number) => answers[n - 1] ?? 'no more answers' }
}

function partOf(call: LanguageCall | undefined, name: string): string | undefined {
  return call?.prompt.find((part) => part.name === name)?.text
}

function wanted(call: LanguageCall | undefined): readonly string[] {
  return Object.keys((call?.outputSchema as { properties: object } | undefined)?.properties ?? {})
}

describe('a repair', () => {
  it('asks for the failing fields alone, and leaves all others as they are', async () => {
    const { language, model, journal } = scene(inTurn(first, { 'posts[2]': 'three' }))
    expect(await language.generate(ask)).toEqual({ title: 'Bread', posts: ['one', 'two', 'three'] })
    const [asked, repaired] = model.calls
    expect(repaired?.prompt.slice(0, 2)).toEqual(asked?.prompt)
    expect(repaired?.prompt.slice(2)).toEqual([
      { name: 'draft', kind: 'material', text: JSON.stringify(first) },
      { name: 'problems', kind: 'instruction', text: expect.any(String) },
    ])
    expect(partOf(repaired, 'problems')).toContain('\n- posts[2]: 12 characters, at most 5\n')
    expect(partOf(repaired, 'problems')).toContain('exactly these properties: "posts[2]".')
    expect(repaired?.outputSchema).toEqual({
      type: 'object',
      properties: { 'posts[2]': { type: 'string', minLength: 1 } },
      required: ['posts[2]'],
      additionalProperties: false,
    })
    expect(journal.facts.map(({ value, accepted }) => [value, accepted])).toEqual([
      [JSON.stringify(first), false],
      [{ text: '{"posts[2]":"three"}', finish: 'stop', fields: ['posts[2]'] }, true],
    ])
  })

  it('asks for what the schema refuses and what is missing in the same way', async () => {
    const draft = { posts: ['one', 2], sections: [{}, { body: 'B' }] }
    const { language, model } = scene(
      inTurn(draft, { title: 'Bread', 'posts[1]': 'two', 'sections[0].body': 'A' }),
    )
    expect(await language.generate(ask)).toEqual({
      title: 'Bread',
      posts: ['one', 'two'],
      sections: [{ body: 'A' }, { body: 'B' }],
    })
    expect(wanted(model.calls[1])).toEqual(['title', 'posts[1]', 'sections[0].body'])
  })

  it('takes the failing fields, and nothing else, of a whole answer', async () => {
    const { language } = scene(inTurn(first, '```json\n{"title": "Rye", "posts": ["1", "2", "three",]}\n```'))
    expect(await language.generate(ask)).toEqual({ ...first, posts: ['one', 'two', 'three'] })
  })

  it('asks again for the field that a reply lacks', async () => {
    const draft = { ...first, posts: ['a long one', 'two', 'a long three'] }
    const { language, model } = scene(inTurn(draft, { 'posts[2]': 'three' }, { 'posts[0]': 'one' }))
    expect(await language.generate(ask)).toEqual({ ...first, posts: ['one', 'two', 'three'] })
    expect(model.calls.slice(1).map(wanted)).toEqual([['posts[0]', 'posts[2]'], ['posts[0]']])
    expect(partOf(model.calls[2], 'draft')).toBe(
      JSON.stringify({ ...first, posts: ['a long one', 'two', 'three'] }),
    )
  })

  it('asks again for the fields of a reply that breaks off, and says so', async () => {
    const { language, model } = scene(inTurn(first, '{"posts[2]": "thr', { 'posts[2]': 'three' }))
    expect(await language.generate(ask)).toEqual({ ...first, posts: ['one', 'two', 'three'] })
    expect(wanted(model.calls[2])).toEqual(['posts[2]'])
    expect(partOf(model.calls[2], 'problems')).toMatch(
      /posts\[2\]: The last repair broke off.*\n- posts\[2\]: 12/,
    )
  })

  it('that was stopped before any field asks for them again', async () => {
    const model = fakeLanguageModel({ answers: inTurn(first, 'Let me', { 'posts[2]': 'three' }) })
    const stopped = {
      ...model,
      generate: async (call: LanguageCall) => {
        const reply = await model.generate(call)
        return reply.text === 'Let me' ? { ...reply, finish: 'length' as const } : reply
      },
    }
    const room = testRoom()
    expect(await languageIn(room, stopped).generate(ask)).toMatchObject({ posts: ['one', 'two', 'three'] })
    expect(wanted(model.calls[2])).toEqual(['posts[2]'])
    expect(room.journal.facts[1]).toMatchObject({
      accepted: false,
      value: { text: 'Let me', finish: 'length', fields: ['posts[2]'] },
    })
  })

  it.each(['Here you are.', '', '{"three": "three"}'])(
    'asks for the whole when the model cannot do with fields: %s',
    async (useless) => {
      const { language, model, journal } = scene(inTurn(first, useless, { title: 'Rye', posts: ['a'] }))
      expect(await language.generate(ask)).toEqual({ title: 'Rye', posts: ['a'] })
      expect(model.calls[2]?.outputSchema).toEqual(model.calls[0]?.outputSchema)
      expect(partOf(model.calls[2], 'draft')).toBe(JSON.stringify(first))
      expect(partOf(model.calls[2], 'problems')).toMatch(
        /\n- The last repair was no JSON.*\n- posts\[2\]: 12/,
      )
      expect(journal.facts.map(({ accepted }) => accepted)).toEqual([false, false, true])
    },
  )

  it.each<[string, unknown]>([
    ['in words', 'It is dull.'],
    ['without a path', ['posts[2] is long', { path: 'posts[2]', reason: 'long' }]],
    [
      'of the whole',
      [
        { path: 'posts[2]', reason: 'long' },
        { path: '', reason: 'dull' },
      ],
    ],
    ['of something else', [{ path: 'the third post', reason: 'long' }]],
  ])('asks for the whole after a complaint %s', async (_what, complaint) => {
    const { language, model } = scene(inTurn(first, { title: 'Rye', posts: [] }))
    const check = ({ title }: Thread) => (title === 'Rye' ? undefined : (complaint as string))
    expect(await language.generate({ ...ask, check })).toEqual({ title: 'Rye', posts: [] })
    expect(model.calls[1]?.outputSchema).toEqual(model.calls[0]?.outputSchema)
  })

  it('is not asked for by a complaint without a reason', async () => {
    const { language } = scene(inTurn(first))
    const check = () => [{ path: 'title', reason: '' }, '']
    expect(await language.generate({ ...ask, check })).toEqual(first)
  })

  it('says of many problems as much as there is room for, and of each field something', async () => {
    const posts = Array.from({ length: 7 }, () => 'x')
    const check = (thread: Thread) =>
      thread.posts.flatMap((post, index) =>
        post === 'x' ? [1, 2, 3, 4].map((n) => ({ path: `posts[${index}]`, reason: `reason ${n}` })) : [],
      )
    const mended = Object.fromEntries(posts.map((_, index) => [`posts[${index}]`, 'y']))
    const { language, model } = scene(inTurn({ title: 'T', posts }, mended))
    await language.generate({ ...ask, check })
    const lines = partOf(model.calls[1], 'problems')?.match(/^- .*$/gm)
    expect(lines).toHaveLength(14)
    expect(lines?.slice(-2)).toEqual(['- posts[6]: reason 1', '- posts[6]: reason 2'])
  })

  it('tells its form in words where the model cannot be held to a schema', async () => {
    const { language, model } = scene(inTurn(first, { 'posts[2]': 'three' }), {
      capabilities: { structured: false },
    })
    await language.generate(ask)
    expect(model.calls[1]?.prompt.map(({ name }) => name)).toEqual([
      'source',
      'instructions',
      'draft',
      'problems',
      'form',
    ])
    expect(partOf(model.calls[1], 'form')).toContain('"required":["posts[2]"]')
  })

  it('works on fields of any kind where the schema has no JSON Schema', async () => {
    const schema: Schema<Thread> = {
      '~standard': { version: 1, vendor: 'other', validate: (value) => ({ value: value as Thread }) },
    }
    const { language, model } = scene(inTurn(first, { 'posts[2]': 'three' }))
    expect(await language.generate({ ...ask, schema })).toMatchObject({ posts: ['one', 'two', 'three'] })
    expect(model.calls[1]?.outputSchema).toMatchObject({ properties: { 'posts[2]': {} } })
  })

  it('streams whole answers, and no fields', async () => {
    const { language, journal } = scene(inTurn('', first, { 'posts[2]': 'three' }))
    await language.generate({ ...ask, stream: true })
    expect(new Set(journal.texts.map(({ key }) => key))).toEqual(new Set([journal.facts[1]?.key]))
  })

  it('that is refused ends the matter, with the best draft', async () => {
    const { language } = scene(inTurn(first), { faults: [{ call: 2, answers: 'refusal' }] })
    const error = await failure<OutputError>(language.generate(ask))
    expect(error).toMatchObject({ code: 'OUTPUT_REFUSED', context: { attempts: 2, draft: first } })
  })

  it('that fails to the last leaves the best of the merged drafts', async () => {
    const draft = { ...first, posts: ['a long one', 'a long two', 'a long three'] }
    const { language } = scene(inTurn(draft, { 'posts[0]': 'one' }, { 'posts[1]': 'still a long two' }))
    expect(await failure<OutputError>(language.generate(ask))).toMatchObject({
      code: 'OUTPUT_INVALID',
      path: 'posts[1]',
      context: {
        paths: ['posts[1]', 'posts[2]'],
        draft: { ...first, posts: ['one', 'still a long two', 'a long three'] },
      },
    })
  })
})

describe('the record of a repair', () => {
  const draft = { ...first, posts: ['a long one', 'two', 'a long three'] }
  const answers = [draft, { 'posts[0]': 'one' }, { 'posts[2]': 'three' }]
  const mended = { ...first, posts: ['one', 'two', 'three'] }

  it('makes the same answer again, whatever schema and check say by then', async () => {
    const past = scene(inTurn(...answers))
    expect(await past.language.generate(ask)).toEqual(mended)
    const lax = { ...ask, check: () => undefined }
    const stern = { ...ask, check: (thread: Thread) => (thread.posts[2] === 'three' ? undefined : 'No.') }
    const reworded = { ...ask, schema: Thread.extend({ title: z.string().min(1, 'Leer!') }) }
    const blunt = { ...ask, schema: z.any() as z.ZodType<Thread> }
    for (const request of [lax, stern, reworded, blunt]) {
      const again = replay(past)
      expect(await again.language.generate(request)).toEqual(mended)
      expect(again.model.calls).toEqual([])
      expect(again.journal.facts).toHaveLength(3)
    }
  })

  it('blocks the job when what it led to no longer passes', async () => {
    const past = scene(inTurn(...answers))
    await past.language.generate(ask)
    const again = replay(past)
    const check = () => [{ path: 'title', reason: 'dull' }]
    // The fields are asked for by other paths now; what was asked for then counts.
    expect(await failure(again.language.generate({ ...ask, check }))).toMatchObject({
      code: 'OUTPUT_CHANGED',
      context: { paths: ['title'] },
    })
    expect(again.model.calls).toEqual([])
  })

  it('leaves a draft as it is where it brought nothing, on replay too', async () => {
    const past = scene(inTurn(first, 'Here you are.', '{"three": 3}'))
    const error = await failure<OutputError>(past.language.generate({ ...ask, repairs: 1 }))
    expect(error).toMatchObject({
      code: 'OUTPUT_INVALID',
      context: { draft: first, paths: ['', 'posts[2]'] },
    })
    expect(
      (await failure<OutputError>(replay(past).language.generate({ ...ask, repairs: 1 }))).toInfo(),
    ).toEqual(error.toInfo())
    const again = replay(past)
    expect(await again.language.generate({ ...ask, repairs: 1, check: () => undefined })).toEqual(first)
    expect(again.model.calls).toEqual([])
  })

  it('of a whole answer, as earlier versions made them, is still read', async () => {
    const past = scene(inTurn(first, { 'posts[2]': 'three' }))
    await past.language.generate(ask)
    const whole = JSON.stringify({ title: 'Rye', posts: ['1', '2', '3'] })
    const [one, other] = past.journal.facts
    const facts = [one, { ...other, value: whole }] as readonly CallSettled[]
    const again = replay({ journal: { facts }, assets: past.assets })
    expect(await again.language.generate(ask)).toEqual({ title: 'Rye', posts: ['1', '2', '3'] })
    expect(again.model.calls).toEqual([])
  })
})

describe('a check that takes its time', () => {
  const Verdict = z.object({ dull: z.array(z.string()) })
  /** Finds posts with "long" in them dull. */
  const judge = ({ prompt }: LanguageCall) => {
    const { posts } = JSON.parse(prompt[0]?.text ?? '') as Thread
    return { dull: longPosts({ ...first, posts }).map(({ path }) => path) }
  }
  const answers = (...turns: readonly (string | object)[]) => ({ ...inTurn(...turns), judge })

  function judged(language: ReturnType<typeof languageIn>) {
    return {
      ...ask,
      async check(thread: Thread) {
        const { dull } = await language.generate({
          task: 'judge',
          prompt: JSON.stringify(thread),
          schema: Verdict,
        })
        return dull.map((path) => ({ path, reason: 'dull' }))
      },
    }
  }

  it('comes after its answer in the log, and is asked again of it on replay', async () => {
    const past = scene(answers(first, { 'posts[2]': 'three' }))
    const mended = { ...first, posts: ['one', 'two', 'three'] }
    expect(await past.language.generate(judged(past.language))).toEqual(mended)
    const { facts } = past.journal
    expect(facts.map((fact) => [fact.task, 'accepted' in fact])).toEqual([
      ['thread', false],
      ['judge', true],
      ['thread', false],
      ['judge', true],
    ])
    expect(facts[1]?.key.startsWith(`${facts[0]?.key}/judge:`)).toBe(true)
    for (let kept = 0; kept <= 4; kept += 1) {
      const journal = testJournal(facts.slice(0, kept))
      const rest = kept < 1 ? [first, { 'posts[2]': 'three' }] : [{ 'posts[2]': 'three' }]
      const { language, model } = scene(answers(...rest), { journal, assets: past.assets })
      expect(await language.generate(judged(language))).toEqual(mended)
      expect(model.calls).toHaveLength(4 - kept)
      expect(journal.facts).toEqual(facts)
    }
  })

  it('keeps what it asks apart from what others ask, whoever is first', async () => {
    const judged1st = Promise.withResolvers<void>()
    let verdicts = 0
    const past = scene(
      {
        ...answers(first, first, { 'posts[2]': 'three' }),
        judge(call) {
          verdicts += 1
          judged1st.resolve()
          return verdicts === 1 ? { dull: [] } : judge(call)
        },
      },
      // The second request is answered, and judged, before the first one.
      { faults: [{ task: 'thread', call: 1, until: judged1st.promise }] },
    )
    const both = (language: ReturnType<typeof languageIn>) =>
      Promise.all([1, 2].map((sample) => language.generate({ ...judged(language), sample })))
    const results = await both(past.language)
    expect(results.map(({ posts }) => posts[2])).toEqual(['three', 'a long three'])
    const again = replay(past)
    expect(await both(again.language)).toEqual(results)
    expect(again.model.calls).toEqual([])
  })

  it('loses no answer by throwing', async () => {
    const { language, journal } = scene(inTurn(first))
    const check = async () => Promise.reject(new Error('the judge is out'))
    expect(await failure(language.generate({ ...ask, check }))).toMatchObject({ message: 'the judge is out' })
    expect(journal.facts).toMatchObject([{ ok: true, value: JSON.stringify(first) }])
    expect(journal.facts[0]).not.toHaveProperty('accepted')
  })

  it('may be a promise of another realm', async () => {
    const { language, journal } = scene(inTurn(first))
    const promise = Promise.resolve(undefined)
    const foreign = { then: promise.then.bind(promise) } as typeof promise
    expect(await language.generate({ ...ask, check: () => foreign })).toEqual(first)
    expect(journal.facts[0]).not.toHaveProperty('accepted')
  })

  it('is not asked about an answer that cannot be kept', async () => {
    const room = scene(inTurn({ ...first, title: 'x'.repeat(100_000) }))
    room.assets.fail(new Error('the bucket is gone'))
    const check = () => expect.fail('asked')
    expect(await failure(room.language.generate({ ...ask, check }))).toMatchObject({
      message: 'the bucket is gone',
    })
  })

  it('follows the repairs in the log although it would be content by now', async () => {
    const past = scene(answers(first, { 'posts[2]': 'three' }))
    const result = await past.language.generate(judged(past.language))
    const again = replay(past)
    expect(await again.language.generate({ ...ask, check: () => undefined })).toEqual(result)
    expect(again.model.calls).toEqual([])
  })
})

describe('whether there is a model', () => {
  const model = fakeLanguageModel({ answers: {} })

  it.each([
    ['for the default role', model, 'default', true],
    ['for another role', model, 'judge', false],
    ['for a role that has one', { default: model, judge: model }, 'judge', true],
    ['for the default among roles', { default: model, judge: model }, 'default', true],
    ['for a role that all objects have', { default: model }, 'toString', false],
    ['at all', undefined, 'default', false],
  ])('%s', (_what, models, role, expected) => {
    expect(languageIn(testRoom(), models).has(role)).toBe(expected)
  })
})
