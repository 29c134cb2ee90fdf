import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contentType } from './define.ts'
import { createContentTypeRegistry } from './registry.ts'
import { shared } from './shared.ts'

const summary = contentType(
  'summary',
  {
    variants: { short: { words: 80 }, long: { words: 500 } },
    defaults: ['short'],
    priority: 8,
    expect: '20s',
  },
  () => 'x',
)
const tweet = contentType(
  'tweet',
  {
    label: 'Tweet',
    variants: { thread: { characters: 280, seconds: 5, label: 'Thread', data: { weighted: true } } },
    defaults: ['thread'],
    options: z.object({ tone: z.string() }),
  },
  () => 'x',
)

describe('createContentTypeRegistry', () => {
  it('finds content types by name, in the order of their registration', () => {
    const registry = createContentTypeRegistry([tweet])
    registry.register(summary)
    expect(registry.list()).toEqual([tweet, summary])
    expect(registry.find('summary')).toBe(summary)
    expect(registry.get('tweet')).toBe(tweet)
    expect(registry.find('toString')).toBeUndefined()
  })

  it.each(['sumary', '__proto__', 'constructor', ''])(
    'refuses the unknown %j, naming what there is',
    (name) => {
      const registry = createContentTypeRegistry([summary, tweet])
      expect(() => registry.get(name)).toThrow(
        expect.objectContaining({
          code: 'CONTENT_TYPE_UNKNOWN',
          path: `content.${name}`,
          action: 'Ask for one of summary, tweet.',
          context: { known: ['summary', 'tweet'] },
        }),
      )
    },
  )

  it('guesses what was meant, and does not repeat a whole novel', () => {
    const registry = createContentTypeRegistry([summary])
    expect(() => registry.get('sumary')).toThrow('There is no content type "sumary". Did you mean "summary"?')
    expect(() => registry.get('x'.repeat(1_000_000))).toThrow(
      expect.objectContaining({ path: `content.${'x'.repeat(100)}` }),
    )
  })

  it('says where content types come from when there are none', () => {
    expect(() => createContentTypeRegistry([]).get('summary')).toThrow(
      expect.objectContaining({ action: 'Give createRepurpose() content types.' }),
    )
  })

  it('refuses a second type of the same name and stays as it was', () => {
    const registry = createContentTypeRegistry([summary])
    expect(() => registry.register(summary.with({ priority: 1 }))).toThrow(
      expect.objectContaining({ code: 'CONTENT_TYPE_DUPLICATE', path: 'content.summary' }),
    )
    expect(registry.get('summary')).toBe(summary)
    expect(() => createContentTypeRegistry([summary, summary])).toThrow(
      expect.objectContaining({ code: 'CONTENT_TYPE_DUPLICATE' }),
    )
  })

  it('refuses two different shared values of one name', () => {
    const options = { variants: { a: {} }, defaults: ['a'] as const }
    const one = shared('brief', () => 1)
    const first = contentType('first', { ...options, shares: [one] }, () => 'x')
    const second = contentType('second', { ...options, shares: [one] }, () => 'x')
    const third = contentType('third', { ...options, shares: [shared('brief', () => 2)] }, () => 'x')
    const registry = createContentTypeRegistry([first, second])
    expect(() => registry.register(third)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', path: 'content.third.shares.brief' }),
    )
    expect(registry.find('third')).toBeUndefined()
  })

  it('describes itself for user interfaces', () => {
    expect(createContentTypeRegistry([summary, tweet]).describe()).toEqual([
      {
        type: 'summary',
        label: 'summary',
        variants: [
          { variant: 'short', label: 'short', words: { minimum: 64, target: 80, maximum: 96 } },
          { variant: 'long', label: 'long', words: { minimum: 400, target: 500, maximum: 600 } },
        ],
        defaults: ['short'],
        expectMs: 20_000,
        priority: 8,
        hasOptions: false,
      },
      {
        type: 'tweet',
        label: 'Tweet',
        variants: [{ variant: 'thread', label: 'Thread', seconds: 5, characters: 280 }],
        defaults: ['thread'],
        expectMs: 30_000,
        priority: 5,
        hasOptions: true,
      },
    ])
  })
})
