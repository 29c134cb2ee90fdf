import { type LanguageCall, ProviderError } from '@repurpose/core'
import { testLanguageModel } from '@repurpose/core/testing'
import { describe, expect, it } from 'vitest'
import { briefCall, pieceCall, sourceOf, transcript } from '../tests/support.ts'
import { offline, offlineLanguage } from './index.ts'

testLanguageModel({ describe, it }, { create: offlineLanguage })

describe('conformance with a contract call', () => {
  const { task, prompt, outputSchema } = briefCall(sourceOf(transcript('en-talk')), 'en')
  if (outputSchema === undefined) throw new Error('schema')
  testLanguageModel(
    { describe, it },
    { create: () => offline().language, structured: { task, prompt, outputSchema } },
  )
})

const quiet = new AbortController().signal

function call(changes: Partial<LanguageCall>): LanguageCall {
  return { task: 'anything', prompt: [], signal: quiet, ...changes }
}

function material(text: string): LanguageCall['prompt'] {
  return [{ name: 'source', kind: 'material', text }]
}

async function failure(asked: LanguageCall): Promise<ProviderError> {
  const error: unknown = await offlineLanguage()
    .generate(asked)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
  if (!ProviderError.isInstance(error)) throw new Error('a ProviderError was expected')
  return error
}

describe('offlineLanguage', () => {
  it('says what it is, and costs nothing', () => {
    const model = offlineLanguage()
    expect(model).toMatchObject({
      provider: 'offline',
      modelId: 'extractive-2',
      capabilities: {
        structured: true,
        streaming: true,
        languages: ['en', 'es', 'de', 'fr', 'pt', 'it'],
        translates: false,
      },
    })
    expect(model.price?.({ inputTokens: 1_000_000 })).toEqual({ micros: 0 })
  })

  it('answers without a schema with text of the source', async () => {
    const { text, finish } = await offlineLanguage().generate(
      call({ prompt: material('Bread rises slowly. Its taste comes from time.') }),
    )
    expect(text).toBe('Bread rises slowly. Its taste comes from time.')
    expect(finish).toBe('stop')
    const long = await offlineLanguage().generate(call({ prompt: material(sourceOf(transcript('en-talk'))) }))
    expect(long.text.split(/\s+/).length).toBeLessThan(170)
  })

  it('stops at the length that is allowed, and says so', async () => {
    const { text, finish, usage } = await offlineLanguage().generate(
      call({ prompt: material(sourceOf(transcript('en-talk'))), maxOutputTokens: 20 }),
    )
    expect(finish).toBe('length')
    expect(usage.outputTokens).toBe(20)
    expect(text.length).toBeGreaterThan(40)
  })

  it('counts what it read', async () => {
    const prompt = material('Bread rises slowly.')
    const bare = await offlineLanguage().generate(call({ prompt }))
    const withSystem = await offlineLanguage().generate(call({ prompt, system: 'Be brief.' }))
    expect(bare.usage.inputTokens).toBe(4)
    expect(withSystem.usage.inputTokens).toBe(7)
  })

  it('refuses where there is nothing to write from', async () => {
    const { finish, text } = await offlineLanguage().generate(call({ prompt: material('… 12 !!!') }))
    expect(finish).toBe('refusal')
    expect(text).toBe('')
  })

  it('refuses a piece that a source is too thin for, and writes one it is enough for', async () => {
    const thin = '[c1] The cat sat on the mat and looked at the moon.'
    const ask = (type: string, variant: string) =>
      offlineLanguage().generate(pieceCall(thin, {}, 'en', { type, variant }))
    expect((await ask('blog_post', '500_words')).finish).toBe('refusal')
    expect((await ask('social_media', 'twitter')).finish).toBe('stop')
  })

  it('does not translate', async () => {
    const error = await failure(briefCall(sourceOf(transcript('es')), 'en'))
    expect(error).toMatchObject({ failure: 'permanent', code: 'PROVIDER_REJECTED', retryable: false })
    expect(error.message).toBe(
      'The offline model cannot translate: it was asked for en and the source is es.',
    )
    expect((await failure(briefCall(sourceOf(transcript('en-talk')), 'ja'))).message).toBe(
      'The offline model cannot translate: it was asked for ja.',
    )
  })

  it('says so where it cannot read', async () => {
    const error = await failure(
      call({ prompt: material('パンは時間がかかります。塩も必要です。オーブンは熱くなければなりません。') }),
    )
    expect(error.failure).toBe('permanent')
    expect(error.message).toContain('it reads en, es, de, fr, pt, it')
  })

  it('stops between two pieces of streamed text', async () => {
    const controller = new AbortController()
    const deltas: string[] = []
    const asked = {
      ...briefCall(sourceOf(transcript('en-talk')), 'en'),
      signal: controller.signal,
      onText: (delta: string) => {
        deltas.push(delta)
        controller.abort()
      },
    }
    expect((await failure(asked)).failure).toBe('aborted')
    expect(deltas).toHaveLength(1)
  })

  it('throws what is thrown by whoever listens', async () => {
    const onText = (): never => {
      throw new Error('the listener failed')
    }
    await expect(
      offlineLanguage().generate(call({ prompt: material('Bread rises slowly.'), onText })),
    ).rejects.toThrow('the listener failed')
  })

  it('writes a piece of a known type also for another schema', async () => {
    const outputSchema = {
      type: 'object',
      properties: { headline: { type: 'string' }, text: { type: 'string' } },
      required: ['headline', 'text'],
    }
    const { text } = await offlineLanguage().generate({
      ...pieceCall(sourceOf(transcript('en-talk')), {}, 'en', { type: 'summary', variant: 'short' }),
      outputSchema,
    })
    const value = JSON.parse(text)
    expect(Object.keys(value)).toEqual(['headline', 'text'])
    expect(value.text.split(/\s+/).length).toBeGreaterThan(60)
  })
})
