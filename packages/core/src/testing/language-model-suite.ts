import assert from 'node:assert/strict'
import { fromJSONSchema } from 'zod'
import type { LanguageCall, LanguageModel } from '../ports/index.ts'
import type { TestRunner } from './backend-suite.ts'
import {
  expectAbort,
  expectFailure,
  expectIdentity,
  expectPrice,
  expectQuantity,
} from './provider-expectations.ts'

type Request = Pick<LanguageCall, 'task' | 'prompt' | 'outputSchema'>

export interface LanguageModelUnderTest {
  /** A model that works. */
  create(): LanguageModel | Promise<LanguageModel>
  /**
   * A model whose every call fails: one whose server cannot be reached, or whose key is wrong. Only a model that needs
   * nothing outside its process goes without.
   */
  readonly createFailing?: (() => LanguageModel | Promise<LanguageModel>) | undefined
  /** A request for text, for models that do not take just any. */
  readonly text?: Omit<Request, 'outputSchema'> | undefined
  /** A request for JSON, likewise. */
  readonly structured?: Required<Request> | undefined
}

const defaultText: Omit<Request, 'outputSchema'> = {
  task: 'summary',
  prompt: [
    {
      name: 'source',
      kind: 'material',
      text: 'Sourdough bread rises slowly. Its taste comes from that time.',
      stable: true,
    },
    { name: 'instructions', kind: 'instruction', text: 'Summarise the source in one sentence.' },
  ],
}
const defaultStructured: Required<Request> = {
  task: 'title',
  prompt: [
    {
      name: 'source',
      kind: 'material',
      text: 'Sourdough bread rises slowly. Its taste comes from that time.',
      stable: true,
    },
    { name: 'instructions', kind: 'instruction', text: 'Write a title and three keywords for the source.' },
  ],
  outputSchema: {
    type: 'object',
    properties: { title: { type: 'string' }, keywords: { type: 'array', items: { type: 'string' } } },
    required: ['title', 'keywords'],
    additionalProperties: false,
  },
}

/**
 * Every rule of the `LanguageModel` port. What a model declares in `capabilities` is tested, and what it does not
 * declare it must not do.
 *
 * @example
 * testLanguageModel({ describe, it }, {
 *   create: () => myModel({ baseURL: server.url }),
 *   createFailing: () => myModel({ baseURL: 'http://127.0.0.1:9' }),
 * })
 */
export function testLanguageModel(runner: TestRunner, under: LanguageModelUnderTest): void {
  const { text = defaultText, structured = defaultStructured, createFailing } = under
  const quiet = () => new AbortController().signal

  runner.describe('a language model', () => {
    runner.it('says what it is', async () => {
      const model = await under.create()
      expectIdentity(model, 'language')
      assert.ok(model.capabilities.languages.length > 0, 'it writes at least one language')
    })

    runner.it('answers with text and says that it came to its end', async () => {
      const model = await under.create()
      const reply = await model.generate({ ...text, signal: quiet() })
      assert.notEqual(reply.text.trim(), '')
      assert.equal(reply.finish, 'stop')
    })

    runner.it('reports what a call consumed, and a price if it knows one', async () => {
      const model = await under.create()
      const { usage } = await model.generate({ ...text, signal: quiet() })
      expectQuantity(usage.inputTokens, 'inputTokens')
      expectQuantity(usage.outputTokens, 'outputTokens')
      expectPrice(model.price?.(usage))
    })

    runner.it('answers with JSON that fits the schema, if it is structured', async () => {
      const model = await under.create()
      if (!model.capabilities.structured) return
      const reply = await model.generate({ ...structured, signal: quiet() })
      const value: unknown = JSON.parse(reply.text)
      // A JSON Schema is a JSON Schema to zod as well; it throws on what it does not know.
      const schema = fromJSONSchema(structured.outputSchema as Parameters<typeof fromJSONSchema>[0])
      const result = schema.safeParse(value)
      assert.ok(result.success, `the answer fits the schema: ${result.error?.message}`)
    })

    runner.it('streams the text of its answer, or nothing if it cannot stream', async () => {
      const model = await under.create()
      const deltas: string[] = []
      const reply = await model.generate({ ...text, onText: (delta) => deltas.push(delta), signal: quiet() })
      assert.equal(deltas.join(''), model.capabilities.streaming ? reply.text : '')
    })

    for (const when of ['before', 'during'] as const) {
      runner.it(`rejects as aborted when the signal aborts ${when} the call`, async () => {
        const model = await under.create()
        await expectAbort((signal) => model.generate({ ...text, signal }), when)
      })
    }

    if (createFailing !== undefined) {
      runner.it('classifies its failures', async () => {
        const model = await createFailing()
        await expectFailure(model.generate({ ...text, signal: quiet() }))
      })
    }
  })
}
