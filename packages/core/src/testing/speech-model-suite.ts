import assert from 'node:assert/strict'
import type { SpeechModel } from '../ports/index.ts'
import type { TestRunner } from './backend-suite.ts'
import {
  expectAbort,
  expectFailure,
  expectIdentity,
  expectPrice,
  expectQuantity,
} from './provider-expectations.ts'

export interface SpeechModelUnderTest {
  /** A model that works. */
  create(): SpeechModel | Promise<SpeechModel>
  /**
   * A model whose every call fails: one whose server cannot be reached, or whose key is wrong. Only a model that needs
   * nothing outside its process goes without.
   */
  readonly createFailing?: (() => SpeechModel | Promise<SpeechModel>) | undefined
}

/**
 * Every rule of the `SpeechModel` port.
 *
 * @example testSpeechModel({ describe, it }, { create: () => myVoice() })
 */
export function testSpeechModel(runner: TestRunner, { create, createFailing }: SpeechModelUnderTest): void {
  const request = { task: 'narration', text: 'Bread rises slowly.' }
  const quiet = () => new AbortController().signal

  runner.describe('a speech model', () => {
    runner.it('says what it is', async () => {
      const model = await create()
      expectIdentity(model, 'speech')
      expectQuantity(model.capabilities.maxCharacters, 'maxCharacters')
    })

    runner.it('speaks a text, with the first of its voices if it lists any', async () => {
      const model = await create()
      const reply = await model.synthesize({
        ...request,
        voice: model.capabilities.voices[0],
        signal: quiet(),
      })
      assert.ok(reply.audio.byteLength > 0, 'there is audio')
      assert.match(reply.mediaType, /^audio\//)
      assert.ok(reply.durationMs > 0, 'the audio has a duration')
    })

    runner.it('reports what a call consumed, and a price if it knows one', async () => {
      const model = await create()
      const { usage } = await model.synthesize({ ...request, signal: quiet() })
      expectQuantity(usage.characters, 'characters')
      expectPrice(model.price?.(usage))
    })

    for (const when of ['before', 'during'] as const) {
      runner.it(`rejects as aborted when the signal aborts ${when} the call`, async () => {
        const model = await create()
        await expectAbort((signal) => model.synthesize({ ...request, signal }), when)
      })
    }

    if (createFailing !== undefined) {
      runner.it('classifies its failures', async () => {
        const model = await createFailing()
        await expectFailure(model.synthesize({ ...request, signal: quiet() }))
      })
    }
  })
}
