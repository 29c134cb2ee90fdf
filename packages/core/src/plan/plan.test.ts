import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createContentTypeRegistry } from '../content/index.ts'
import { comparePriorities } from '../priority/index.ts'
import { usd } from '../values/index.ts'
import { blogPost, registry, script, source, summary } from './fixtures/content-types.ts'
import { planGeneration } from './plan.ts'

const keysOf = async (content: unknown) =>
  (await planGeneration({ source, content }, registry)).pieces.map(({ key }) => key)

describe('planGeneration', () => {
  it('makes a piece of each type and variant, the most urgent first', async () => {
    const plan = await planGeneration(
      {
        source,
        content: { script: ['tiktok'], blog_post: ['1000_words'], summary: ['short', 'detailed'] },
        language: 'en',
      },
      registry,
    )
    expect(plan).toEqual({
      pieces: [
        {
          key: 'summary/short',
          type: 'summary',
          variant: 'short',
          spec: { label: 'short', words: { minimum: 64, target: 80, maximum: 96 } },
          priority: { level: 'high', score: 8 },
          expectMs: 20_000,
          language: 'en',
        },
        expect.objectContaining({ key: 'summary/detailed', expectMs: 40_000 }),
        expect.objectContaining({
          key: 'blog_post/1000_words',
          priority: { level: 'normal', score: 5 },
          options: { tone: 'plain' },
        }),
        expect.objectContaining({ key: 'script/tiktok', priority: { level: 'low', score: 2 } }),
      ],
      shared: ['brief', 'names'],
      warnings: [],
      concurrency: 5,
      expectMs: 70_000,
    })
  })

  it('takes true, an empty object and undefined variants for the defaults, and undefined for nothing', async () => {
    expect(await keysOf({ summary: true })).toEqual(['summary/medium'])
    expect(await keysOf({ blog_post: {} })).toEqual(['blog_post/500_words', 'blog_post/1000_words'])
    expect(await keysOf({ summary: { variants: undefined, priority: undefined } })).toEqual([
      'summary/medium',
    ])
    expect(await keysOf({ summary: undefined, script: true })).toEqual(['script/tiktok'])
  })

  it('puts the defaults in the place of an unknown variant, with a warning', async () => {
    const plan = await planGeneration(
      { source, content: { summary: ['short', 'huge', 'toString'] } },
      registry,
    )
    expect(plan.pieces.map(({ key }) => key)).toEqual(['summary/short', 'summary/medium'])
    expect(plan.warnings).toEqual([
      {
        code: 'VARIANT_UNKNOWN',
        message: 'summary has no variant "huge"; made instead: medium.',
        path: 'content.summary.huge',
      },
      expect.objectContaining({ code: 'VARIANT_UNKNOWN', path: 'content.summary.toString' }),
    ])
  })

  it('makes what is asked for twice once, with a warning', async () => {
    const plan = await planGeneration(
      { source, content: { summary: ['short', 'short', 'medium'] } },
      registry,
    )
    expect(plan.pieces.map(({ key }) => key)).toEqual(['summary/short', 'summary/medium'])
    expect(plan.warnings).toEqual([
      expect.objectContaining({ code: 'VARIANT_DUPLICATE', path: 'content.summary.short' }),
    ])
  })

  it.each([
    ['high', { level: 'high', score: 0 }],
    [9, { level: 'high', score: 9 }],
    [
      { level: 'low', score: -3.5 },
      { level: 'low', score: -3.5 },
    ],
  ])('takes the priority %j', async (priority, expected) => {
    const plan = await planGeneration({ source, content: { script: { priority } } }, registry)
    expect(plan.pieces[0]?.priority).toEqual(expected)
  })

  it("gives a generation's level to all pieces for which the request gives none", async () => {
    const content = { summary: true, script: true, blog_post: { variants: ['500_words'], priority: 10 } }
    const plan = await planGeneration({ source, content }, registry, { priority: 'low' })
    expect(plan.pieces.map(({ key, priority }) => [key, priority])).toEqual([
      ['blog_post/500_words', { level: 'high', score: 10 }],
      ['summary/medium', { level: 'low', score: 8 }],
      ['script/tiktok', { level: 'low', score: 2 }],
    ])
  })

  it('hands on wishes, and takes blank ones for none', async () => {
    const plan = await planGeneration(
      { source, content: { summary: { instructions: 'British spelling' }, script: { instructions: ' \n' } } },
      registry,
    )
    expect(plan.pieces.map(({ instructions }) => instructions)).toEqual(['British spelling', undefined])
  })

  it('knows the options as their schema does', async () => {
    const plan = await planGeneration(
      { source, content: { blog_post: { options: { tone: 'lively' } } } },
      registry,
    )
    expect(plan.pieces[0]?.options).toEqual({ tone: 'lively' })
  })

  it('writes languages in one way', async () => {
    const plan = await planGeneration({ source, content: { summary: true }, language: 'PT-br' }, registry)
    expect(plan.pieces[0]?.language).toBe('pt-BR')
  })

  it('goes by learnt durations where there are some', async () => {
    const learnt = ({ pipeline, variant }: { readonly pipeline: string; readonly variant: string }) =>
      pipeline === 'content/summary' && variant === 'short' ? 1_234 : undefined
    const plan = await planGeneration({ source, content: { summary: ['short', 'medium'] } }, registry, {
      learnt,
    })
    expect(plan.pieces.map(({ expectMs }) => expectMs)).toEqual([1_234, 20_000])
  })

  it('adds up the time for as many pieces at once as allowed', async () => {
    const request = { source, content: { summary: ['short', 'medium', 'detailed'] } }
    const times = [1, 2, 5].map(
      async (concurrency) => (await planGeneration(request, registry, { concurrency })).expectMs,
    )
    // 20, 20 and 40 seconds after 10 for the brief.
    expect(await Promise.all(times)).toEqual([90_000, 70_000, 50_000])
    await expect(planGeneration(request, registry, { concurrency: 0 })).rejects.toMatchObject({
      path: 'concurrency',
    })
  })

  it('estimates the cost where the price and the size of the source are known', async () => {
    const price = ({ inputTokens = 0, outputTokens = 0 }) => usd((inputTokens + outputTokens * 4) / 1_000_000)
    const content = { summary: ['short'], script: ['tiktok', 'post', 'free'] }
    const plan = await planGeneration({ source, content }, registry, { price })
    const input = 440 / 4 + 500
    expect(plan.pieces.map(({ estimate }) => estimate?.micros)).toEqual([
      input + 120 * 4,
      Math.ceil(input + 112.5 * 4) + 2,
      input + 100 * 4,
      input + 600 * 4,
    ])
    expect(plan.estimate?.micros).toBe(
      plan.pieces.reduce((sum, { estimate }) => sum + (estimate?.micros ?? 0), 0),
    )
    const cues = [{ id: 'c1', startMs: 0, endMs: 1, text: source.text }]
    expect((await planGeneration({ source: { cues }, content }, registry, { price })).estimate).toEqual(
      plan.estimate,
    )
  })

  it('has no estimate where a price or the size is not known', async () => {
    const price = () => usd(1)
    const unpriced = await planGeneration({ source, content: { summary: true } }, registry, {
      price: () => undefined,
    })
    const unseen = await planGeneration({ source: { video: 'v1' }, content: { summary: true } }, registry, {
      price,
    })
    for (const plan of [unpriced, unseen]) {
      expect(plan).not.toHaveProperty('estimate')
      expect(plan.pieces[0]).not.toHaveProperty('estimate')
    }
  })

  it('is in order of priority and complete, whatever is asked for', async () => {
    const ask = fc
      .subarray(['short', 'medium', 'detailed'], { minLength: 1 })
      .chain((variants) =>
        fc.record(
          { variants: fc.constant(variants), priority: fc.integer({ min: 1, max: 10 }) },
          { requiredKeys: ['variants'] },
        ),
      )
    const content = fc.record(
      { summary: ask, script: fc.constant(true), blog_post: fc.constant(true) },
      { requiredKeys: ['summary'] },
    )
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 20 }), async (asked, concurrency) => {
        const { pieces, expectMs } = await planGeneration({ source, content: asked }, registry, {
          concurrency,
        })
        const count = asked.summary.variants.length + (asked.script ? 1 : 0) + (asked.blog_post ? 2 : 0)
        expect(new Set(pieces.map(({ key }) => key)).size).toBe(count)
        for (const [index, piece] of pieces.slice(1).entries()) {
          expect(comparePriorities(pieces[index]!.priority, piece.priority)).toBeLessThanOrEqual(0)
        }
        const work = pieces.reduce((sum, piece) => sum + piece.expectMs, 0)
        expect(expectMs - 10_000).toBeGreaterThanOrEqual(work / concurrency)
        expect(expectMs - 10_000).toBeLessThanOrEqual(work)
      }),
    )
  })
})

describe('what planGeneration refuses', () => {
  it.each<[string, unknown, string, string]>([
    ['an unknown type', { source, content: { sumary: true } }, 'CONTENT_TYPE_UNKNOWN', 'content.sumary'],
    ['nothing asked for', { source, content: {} }, 'CONTENT_EMPTY', 'content'],
    ['empty lists', { source, content: { summary: [], script: undefined } }, 'CONTENT_EMPTY', 'content'],
    ['no request', undefined, 'INPUT_INVALID', 'request'],
    ['a list of types', { source, content: ['summary'] }, 'INPUT_INVALID', 'content'],
    ['no content', { source }, 'INPUT_INVALID', 'content'],
    [
      'a field that does not exist',
      { source, content: { summary: true }, langauge: 'en' },
      'INPUT_INVALID',
      'request',
    ],
    ['false', { source, content: { summary: false } }, 'INPUT_INVALID', 'content.summary'],
    ['null', { source, content: { summary: null } }, 'INPUT_INVALID', 'content.summary'],
    ['a bare variant', { source, content: { summary: 'short' } }, 'INPUT_INVALID', 'content.summary'],
    [
      'variants that are no texts',
      { source, content: { summary: ['short', 3] } },
      'INPUT_INVALID',
      'content.summary[1]',
    ],
    [
      'endless variants',
      { source, content: { summary: Array.from({ length: 1001 }, () => 'short') } },
      'INPUT_INVALID',
      'content.summary',
    ],
    [
      'variants that are no list',
      { source, content: { summary: { variants: 'short' } } },
      'INPUT_INVALID',
      'content.summary.variants',
    ],
    [
      'a wrong variant within',
      { source, content: { summary: { variants: [{}] } } },
      'INPUT_INVALID',
      'content.summary.variants[0]',
    ],
    [
      'a field of an ask that does not exist',
      { source, content: { summary: { prioritty: 8 } } },
      'INPUT_INVALID',
      'content.summary',
    ],
    [
      'a priority off the scale',
      { source, content: { summary: { priority: 11 } } },
      'INPUT_INVALID',
      'content.summary.priority',
    ],
    [
      'a level that does not exist',
      { source, content: { summary: { priority: 'urgent' } } },
      'INPUT_INVALID',
      'content.summary.priority',
    ],
    [
      'half a priority',
      { source, content: { summary: { priority: { level: 'high' } } } },
      'INPUT_INVALID',
      'content.summary.priority',
    ],
    [
      'wishes that are no text',
      { source, content: { summary: { instructions: {} } } },
      'INPUT_INVALID',
      'content.summary.instructions',
    ],
    [
      'endless wishes',
      { source, content: { summary: { instructions: 'x'.repeat(10_001) } } },
      'INPUT_INVALID',
      'content.summary.instructions',
    ],
    [
      'options that do not fit',
      { source, content: { blog_post: { options: { tone: 'sad' } } } },
      'INPUT_INVALID',
      'content.blog_post.options.tone',
    ],
    [
      'options where there are none',
      { source, content: { summary: { options: {} } } },
      'INPUT_INVALID',
      'content.summary.options',
    ],
    [
      'a language that is none',
      { source, content: { summary: true }, language: 'the best' },
      'INPUT_INVALID',
      'language',
    ],
    [
      'a language that is no text',
      { source, content: { summary: true }, language: 3 },
      'INPUT_INVALID',
      'language',
    ],
    ['an empty source', { source: { text: ' ' }, content: { summary: true } }, 'SOURCE_EMPTY', 'source.text'],
    ['no source', { content: { summary: true } }, 'SOURCE_INVALID', 'source'],
  ])('%s', async (_, request, code, path) => {
    await expect(planGeneration(request, registry)).rejects.toMatchObject({
      code,
      path,
      category: 'input',
      retryable: false,
    })
  })

  it('a type named like a trap', async () => {
    const request = JSON.parse('{"source":{"text":"x y z"},"content":{"__proto__":{"variants":["short"]}}}')
    await expect(planGeneration(request, registry)).rejects.toMatchObject({
      code: 'CONTENT_TYPE_UNKNOWN',
      path: 'content.__proto__',
    })
  })

  it('more pieces than the limit', async () => {
    const content = { summary: ['short', 'medium'], script: true }
    await expect(planGeneration({ source, content }, registry, { maxPieces: 2 })).rejects.toMatchObject({
      path: 'content',
      message: 'The request asks for 3 pieces; 2 are allowed.',
    })
    expect((await planGeneration({ source, content }, registry, { maxPieces: 3 })).pieces).toHaveLength(3)
  })

  it('names the types there are, or that there are none', async () => {
    await expect(planGeneration({ source, content: {} }, registry)).rejects.toMatchObject({
      action: 'Ask for at least one of summary, blog_post, script.',
    })
    await expect(planGeneration({ source, content: { sumary: true } }, registry)).rejects.toThrow(
      'Did you mean "summary"?',
    )
    await expect(
      planGeneration({ source, content: { x: true } }, createContentTypeRegistry([])),
    ).rejects.toMatchObject({
      code: 'CONTENT_TYPE_UNKNOWN',
    })
  })

  it('does not repeat endless names', async () => {
    const plan = await planGeneration({ source, content: { summary: ['x'.repeat(1_000_000)] } }, registry)
    expect(JSON.stringify(plan.warnings).length).toBeLessThan(500)
  })

  it('leaves the content types as they are', () => {
    expect([summary, blogPost, script].map(({ defaults }) => defaults)).toEqual([
      ['medium'],
      ['500_words', '1000_words'],
      ['tiktok'],
    ])
  })
})
