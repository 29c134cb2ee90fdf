import { describe, expect, it } from 'vitest'
import type { ImageModel, LanguageModel, SpeechModel } from '../ports/index.ts'
import { usd } from '../values/index.ts'
import type { TestRunner } from './backend-suite.ts'
import { fakeImageModel } from './fake-image-model.ts'
import { type FakeLanguageModelOptions, fakeLanguageModel } from './fake-language-model.ts'
import { fakeSpeechModel } from './fake-speech-model.ts'
import { testImageModel } from './image-model-suite.ts'
import { testLanguageModel } from './language-model-suite.ts'
import { testSpeechModel } from './speech-model-suite.ts'

const answers = { summary: 'Bread needs time.', title: { title: 'Bread', keywords: ['time'] } }
const language = (options: Partial<FakeLanguageModelOptions> = {}) =>
  fakeLanguageModel({ answers, ...options })

testLanguageModel(
  { describe, it },
  {
    create: () => language({ price: () => usd(0) }),
    createFailing: () => language({ faults: [{ fails: 'transient' }] }),
  },
)
testLanguageModel(
  { describe, it },
  {
    create: async () =>
      language({ capabilities: { structured: false, streaming: false, languages: ['en'] } }),
  },
)
testLanguageModel(
  { describe, it },
  {
    create: () => fakeLanguageModel({ answers: { other: 'x', json: 3 as unknown as object } }),
    text: { task: 'other', prompt: [{ name: 'p', kind: 'instruction', text: 'Go.' }] },
    structured: { task: 'json', prompt: [], outputSchema: { type: 'integer' } },
  },
)
testSpeechModel(
  { describe, it },
  {
    create: () => fakeSpeechModel({ price: () => usd(1) }),
    createFailing: () => fakeSpeechModel({ faults: [{ fails: 'quota' }] }),
  },
)
testSpeechModel({ describe, it }, { create: () => fakeSpeechModel({ capabilities: { voices: ['ash'] } }) })
testImageModel(
  { describe, it },
  {
    create: () => fakeImageModel({ price: () => usd(1) }),
    createFailing: () => fakeImageModel({ faults: [{ fails: 'permanent' }] }),
  },
)
testImageModel({ describe, it }, { create: () => fakeImageModel({ capabilities: { sizes: ['640x480'] } }) })

/** The names of the tests that fail. */
async function failures(suite: (runner: TestRunner) => void): Promise<readonly string[]> {
  const tests: { readonly name: string; readonly body: () => Promise<void> }[] = []
  suite({ describe: (_name, body) => body(), it: (name, body) => void tests.push({ name, body }) })
  const failed: string[] = []
  for (const { name, body } of tests) await body().catch(() => failed.push(name))
  return failed
}

describe('the suites of the models', () => {
  const works = language()
  const wrongLanguageModels: readonly (readonly [what: string, test: string, model: LanguageModel])[] = [
    ['has no id', 'says what it is', { ...works, modelId: '' }],
    ['writes no language', 'says what it is', language({ capabilities: { languages: [] } })],
    ['answers nothing', 'answers with text', language({ answers: { ...answers, summary: ' ' } })],
    ['breaks off', 'answers with text', language({ faults: [{ answers: 'truncated' }] })],
    [
      'hides its usage',
      'reports what',
      {
        ...works,
        generate: async (call) => ({ ...(await works.generate(call)), usage: { inputTokens: 3 } }),
      },
    ],
    ['has absurd prices', 'reports what', language({ price: () => ({ micros: Number.NaN }) })],
    [
      'answers JSON of another shape',
      'answers with JSON',
      language({ answers: { ...answers, title: { title: 1 } } }),
    ],
    ['answers no JSON', 'answers with JSON', language({ faults: [{ answers: 'malformed' }] })],
    [
      'streams something else',
      'streams',
      { ...works, generate: (call) => works.generate({ ...call, onText: () => call.onText?.('x') }) },
    ],
    [
      'streams although it cannot',
      'streams',
      { ...works, capabilities: { ...works.capabilities, streaming: false } },
    ],
    [
      'ignores an abort',
      'rejects as aborted when the signal aborts before',
      language({ faults: [{ ignoresAbort: true }] }),
    ],
    [
      'looks for an abort only at the start',
      'rejects as aborted when the signal aborts during',
      {
        ...works,
        async generate(call) {
          if (call.signal.aborted) return works.generate(call)
          return works.generate({ ...call, signal: new AbortController().signal })
        },
      },
    ],
    [
      'throws errors of its own on abort',
      'rejects as aborted when the signal aborts before',
      {
        ...works,
        generate: () => Promise.reject('not even an error'),
      },
    ],
  ]
  it.each(wrongLanguageModels)('notice a language model that %s', async (_what, test, model) => {
    const failed = await failures((runner) => testLanguageModel(runner, { create: () => model }))
    expect(failed.some((name) => name.startsWith(test))).toBe(true)
  })

  it('notice failures that are not classified', async () => {
    const unclassified = { throws: new Error('unclassified') }
    const wrong = [{ ...unclassified }, { fails: 'aborted' as const }, {}]
    for (const fault of wrong) {
      const expected = ['classifies its failures']
      const broken = {
        language: language({ faults: [fault] }),
        speech: fakeSpeechModel({ faults: [fault] }),
        image: fakeImageModel({ faults: [fault] }),
      }
      expect(
        await failures((runner) =>
          testLanguageModel(runner, { create: () => works, createFailing: () => broken.language }),
        ),
      ).toEqual(expected)
      expect(
        await failures((runner) =>
          testSpeechModel(runner, { create: () => fakeSpeechModel(), createFailing: () => broken.speech }),
        ),
      ).toEqual(expected)
      expect(
        await failures((runner) =>
          testImageModel(runner, { create: () => fakeImageModel(), createFailing: () => broken.image }),
        ),
      ).toEqual(expected)
    }
  })

  it('notice wrong speech models', async () => {
    const speech = fakeSpeechModel()
    const noticed = (model: SpeechModel) =>
      failures((runner) => testSpeechModel(runner, { create: () => model }))
    expect(await noticed(speech)).toEqual([])
    expect(await noticed({ ...speech, provider: '' })).toEqual(['says what it is'])
    expect(await noticed(fakeSpeechModel({ faults: [{ answers: 'empty' }] }))).toHaveLength(1)
    expect(await noticed(fakeSpeechModel({ mediaType: 'image/png' }))).toHaveLength(1)
    expect(await noticed(fakeSpeechModel({ price: () => ({ micros: -1 }) }))).toHaveLength(1)
    expect(await noticed(fakeSpeechModel({ faults: [{ ignoresAbort: true }] }))).toHaveLength(2)
  })

  it('notice wrong image models', async () => {
    const image = fakeImageModel()
    const noticed = (model: ImageModel) =>
      failures((runner) => testImageModel(runner, { create: () => model }))
    expect(await noticed(image)).toEqual([])
    expect(await noticed({ ...image, capabilities: { sizes: [] } })).toEqual(['says what it is'])
    expect(
      await noticed({
        ...image,
        draw: ({ signal }) => image.draw({ task: 'a', prompt: 'b', signal }),
        capabilities: { sizes: ['640x480'] },
      }),
    ).toHaveLength(1)
    expect(await noticed(fakeImageModel({ faults: [{ answers: 'empty' }] }))).toHaveLength(1)
    expect(await noticed(fakeImageModel({ mediaType: 'text/plain' }))).toHaveLength(1)
    expect(await noticed(fakeImageModel({ faults: [{ ignoresAbort: true }] }))).toHaveLength(2)
  })
})
