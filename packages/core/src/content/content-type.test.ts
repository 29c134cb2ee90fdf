import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contentType } from './define.ts'
import { shared } from './shared.ts'

const Text = z.object({ text: z.string() })
const brief = shared('brief', () => ({ points: ['one'] }))

const summary = contentType(
  'summary',
  {
    label: 'Summary',
    variants: { short: { words: 80, instructions: 'Be brief.' }, long: { words: 500, label: 'In full' } },
    defaults: ['short'],
    output: Text,
    instructions: 'Summarise in {language}.',
    priority: 8,
    expect: '20s',
    shares: [brief],
    version: 3,
    lane: 'prose',
  },
  () => ({ text: 'x' }),
)

describe('contentType', () => {
  it('holds what it was given, with lengths in full', () => {
    expect(summary).toMatchObject({
      name: 'summary',
      label: 'Summary',
      defaults: ['short'],
      instructions: 'Summarise in {language}.',
      priority: 8,
      expectMs: 20_000,
      shares: [brief],
    })
    expect([...summary.specs]).toEqual([
      ['short', { label: 'short', words: { minimum: 64, target: 80, maximum: 96 } }],
      ['long', { label: 'In full', words: { minimum: 400, target: 500, maximum: 600 } }],
    ])
    expect(summary.pipeline).toMatchObject({ name: 'content/summary', version: 3, lane: 'prose' })
    expect(Object.isFrozen(summary)).toBe(true)
  })

  it('has defaults for what was left out', () => {
    const haiku = contentType(
      'haiku',
      { variants: { classic: {} }, defaults: ['classic', 'classic'] },
      () => 'x',
    )
    expect(haiku).toMatchObject({
      label: 'haiku',
      priority: 5,
      expectMs: 30_000,
      shares: [],
      defaults: ['classic'],
    })
    expect(haiku.options).toBeUndefined()
    expect(haiku.pipeline).toMatchObject({ version: 1, lane: 'default' })
  })

  it.each([
    ['no name', '', {}, 'name'],
    ['a name with a separator', 'a/b', {}, 'name'],
    ['a name that is a trap', '__proto__', {}, 'name'],
    ['a variant name with a dot', 'x', { variants: { 'a.b': {} }, defaults: ['a.b'] }, 'x.variants'],
    ['no defaults', 'x', { defaults: [] }, 'x.defaults'],
    ['a default that is no variant', 'x', { defaults: ['toString'] }, 'x.defaults'],
    ['a priority off the scale', 'x', { priority: 11 }, 'x.priority'],
    ['a duration that is none', 'x', { expect: 'soon' }, 'x.expect'],
    ['a placeholder that is none', 'x', { instructions: 'In {langauge}.' }, 'x.instructions'],
    [
      "a variant's placeholder that is none",
      'x',
      { variants: { a: { instructions: '{word}' } } },
      'x.variants.a.instructions',
    ],
    ['no writer', 'x', { write: undefined }, 'x'],
  ])('refuses %s', (_, name, options, path) => {
    const define = () =>
      // As from JavaScript, without a compiler in the way.
      contentType(
        name,
        { variants: { a: {} }, defaults: ['a'], ...(options as object) },
        'write' in options ? (undefined as never) : () => 'x',
      )
    expect(define).toThrow(expect.objectContaining({ code: 'INPUT_INVALID', path }))
  })

  it('names the placeholder that was meant', () => {
    const define = () =>
      contentType('x', { variants: { a: {} }, defaults: ['a'], instructions: 'In {langauge}.' }, () => 'x')
    expect(define).toThrow('The template has an unknown placeholder {langauge}. Did you mean "language"?')
  })
})

describe('with', () => {
  it('gives a changed copy and leaves the original as it is', () => {
    const changed = summary.with({
      label: 'For children',
      instructions: 'Explain {type} to a child.',
      priority: 2,
      expect: '1m',
      defaults: ['long'],
      variants: { short: { words: { minimum: 10, target: 20, maximum: 30 } } },
    })
    expect(changed).toMatchObject({
      name: 'summary',
      label: 'For children',
      instructions: 'Explain {type} to a child.',
      priority: 2,
      expectMs: 60_000,
      defaults: ['long'],
    })
    expect(changed.specs.get('short')).toEqual({
      label: 'short',
      words: { minimum: 10, target: 20, maximum: 30 },
    })
    expect(changed.specs.get('long')).toEqual(summary.specs.get('long'))
    expect(changed.variants.short).toMatchObject({ instructions: 'Be brief.' })
    expect(changed.shares).toEqual([brief])
    expect(changed.pipeline.stages.map(({ name }) => name)).toEqual(['write', 'validation', 'approval'])
    expect(summary).toMatchObject({
      priority: 8,
      defaults: ['short'],
      instructions: 'Summarise in {language}.',
    })
  })

  it('keeps what is undefined', () => {
    const same = summary.with({
      priority: undefined,
      instructions: undefined,
      variants: { short: undefined },
    })
    expect(same).toMatchObject({ priority: 8, instructions: 'Summarise in {language}.' })
    expect(same.specs).toEqual(summary.specs)
  })

  it('refuses what a new content type would be refused for, and variants that do not exist', () => {
    expect(() => summary.with({ priority: 0 })).toThrow(expect.objectContaining({ path: 'summary.priority' }))
    const strange = { tiny: { words: 3 } } as object
    expect(() => summary.with({ variants: strange })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', path: 'summary.variants.tiny' }),
    )
  })
})
