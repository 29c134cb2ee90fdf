import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/index.ts'
import { registry, source } from './fixtures/content-types.ts'
import { parseGenerationRequest } from './parse.ts'
import { planGeneration } from './plan.ts'

describe('parseGenerationRequest', () => {
  it('gives a request in full, which is then accepted as it is', async () => {
    const body = {
      source: { text: 'It rained.', language: 'EN' },
      language: 'ES',
      content: {
        summary: true,
        blog_post: {
          variants: ['1000_words'],
          priority: 9,
          instructions: 'Short words.',
          options: { tone: 'lively' },
        },
        script: ['tiktok'],
      },
    }
    const { request, warnings } = await parseGenerationRequest(JSON.parse(JSON.stringify(body)), registry)
    expect(warnings).toEqual([])
    expect(request).toEqual({
      source: { text: 'It rained.', language: 'en' },
      language: 'es',
      content: {
        summary: { variants: ['medium'] },
        blog_post: {
          variants: ['1000_words'],
          priority: { level: 'high', score: 9 },
          instructions: 'Short words.',
          options: { tone: 'lively' },
        },
        script: { variants: ['tiktok'] },
      },
    })
    expect(await planGeneration(request, registry)).toEqual(await planGeneration(body, registry))
  })

  it('warns of unknown variants once', async () => {
    const { request, warnings } = await parseGenerationRequest(
      { source, content: { summary: ['huge'] } },
      registry,
    )
    expect(warnings).toEqual([expect.objectContaining({ code: 'VARIANT_UNKNOWN' })])
    expect((await planGeneration(request, registry)).warnings).toEqual([])
  })

  it('holds to the limits it is given', async () => {
    const body = {
      source,
      content: { summary: { variants: ['short', 'medium'], instructions: 'Be brief.' } },
    }
    const refusal = (limits: Parameters<typeof parseGenerationRequest>[2]) =>
      parseGenerationRequest(body, registry, limits).catch((error: unknown) => error)
    expect(await refusal({ maxCharacters: 10 })).toMatchObject({ code: 'SOURCE_TOO_LARGE' })
    expect(await refusal({ maxPieces: 1 })).toMatchObject({ path: 'content' })
    expect(await refusal({ maxInstructions: 8 })).toMatchObject({ path: 'content.summary.instructions' })
    expect(await refusal({})).toHaveProperty('request')
  })

  it('accepts, or refuses with a typed error and a path, whatever it is given', async () => {
    const key = fc.constantFrom(
      'source',
      'content',
      'language',
      'summary',
      'variants',
      'priority',
      'options',
      '__proto__',
      'text',
    )
    const body = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(key, fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.jsonValue()))),
      fc.record({
        source: fc.constant(source),
        content: fc.dictionary(key, fc.oneof(fc.constant(true), fc.jsonValue())),
      }),
    )
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        const before = Object.getOwnPropertyNames(Object.prototype)
        const result = await parseGenerationRequest(value, registry).catch((error: unknown) => error)
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
        if (result instanceof Error)
          expect(InputError.isInstance(result) && result.path !== undefined).toBe(true)
        else expect(result).toHaveProperty('request.content')
      }),
    )
  })
})
