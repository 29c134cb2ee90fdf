import { z } from 'zod'
import { contentType, createContentTypeRegistry, shared } from '../content/index.ts'

export const brief = shared('brief', () => ({ points: ['one'] }), { expect: '10s' })
export const names = shared('names', () => ['Ada'], { expect: '4s' })

export const summary = contentType(
  'summary',
  {
    variants: { short: { words: 80 }, medium: { words: 200 }, detailed: { words: 500, expect: '40s' } },
    defaults: ['medium'],
    priority: 8,
    expect: '20s',
    shares: [brief],
  },
  () => 'x',
)

export const blogPost = contentType(
  'blog_post',
  {
    variants: { '500_words': { words: 500 }, '1000_words': { words: 1000 } },
    defaults: ['500_words', '1000_words'],
    expect: '1m',
    options: z.object({ tone: z.enum(['plain', 'lively']).default('plain') }),
    shares: [brief, names],
  },
  () => 'x',
)

export const script = contentType(
  'script',
  {
    variants: { tiktok: { seconds: 30 }, post: { characters: 400 }, free: {} },
    defaults: ['tiktok'],
    priority: 2,
  },
  () => 'x',
)

export const registry = createContentTypeRegistry([summary, blogPost, script])
export const source = { text: 'It rained. '.repeat(40) }
