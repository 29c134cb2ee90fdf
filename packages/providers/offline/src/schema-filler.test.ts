import { describe, expect, it } from 'vitest'
import { sourceOf, transcript } from '../tests/support.ts'
import { analyse } from './analysis.ts'
import { languageOf } from './languages/index.ts'
import { gatherMaterial } from './material.ts'
import { takePen } from './pen.ts'
import { fillSchema } from './schema-filler.ts'

const english = languageOf('en')
if (english === undefined) throw new Error('en')
const material = gatherMaterial(
  await analyse(sourceOf(transcript('en-talk')), english, new AbortController().signal),
  undefined,
)

function fill<Value>(schema: object, draft?: unknown): Value {
  // The tests say what shape they expect.
  return fillSchema(schema, draft, takePen(material, JSON.stringify(draft ?? ''))) as Value
}

describe('without a draft', () => {
  it.each([
    [{ const: 'v1' }, 'v1'],
    [{ enum: ['easy', 'hard'] }, 'easy'],
    [{ type: 'boolean' }, false],
    [{ type: 'null' }, null],
    [{ type: 'integer' }, 0],
    [{ type: 'integer', minimum: 3 }, 3],
    [{ type: 'integer', exclusiveMinimum: 3 }, 4],
    [{ type: 'integer', minimum: 3, multipleOf: 5 }, 5],
    [{ type: 'integer', minimum: 7, maximum: 9, multipleOf: 5 }, 5],
    [{ type: 'integer', maximum: -2 }, -2],
    [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.5],
    [{ type: 'number', exclusiveMinimum: 0 }, 1],
    [{ type: 'number', exclusiveMaximum: 0 }, -1e-6],
    [{ minimum: 2 }, 2],
    [{ type: ['null', 'integer'] }, 0],
    [{ type: ['null'] }, null],
    [{ type: 'string', format: 'date' }, '2000-01-01'],
    [{ type: 'string', format: 'uri' }, 'https://example.com/'],
    [{ type: 'string', pattern: '^c\\d+$' }, expect.stringMatching(/^c\d+$/)],
    [{ type: 'string', pattern: '^[a-z]+(-[a-z0-9]+)+$' }, expect.stringMatching(/^[a-z0-9-]+$/)],
    [{ type: 'string', pattern: '(' }, expect.any(String)],
    [{ anyOf: [{ type: 'null' }, { type: 'boolean' }] }, false],
    [{ oneOf: [{ type: 'null' }] }, null],
    [{ type: 'array', items: { type: 'boolean' }, minItems: 5 }, [false, false, false, false, false]],
    [{ type: 'array', items: { type: 'boolean' }, maxItems: 1 }, [false]],
    [{ prefixItems: [{ const: 1 }, { const: 2 }, { const: 3 }, { const: 4 }] }, [1, 2, 3, 4]],
    [{ $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b~1c' }, 'b/c': { const: 9 } } }, 9],
    [{ $ref: '#/oneOf/0', oneOf: [{ const: 4 }] }, 4],
    [{ $ref: 'https://example.com/schema' }, expect.any(String)],
    [{ $ref: '#/nowhere/0' }, expect.any(String)],
    [
      {
        allOf: [
          { properties: { a: { const: 1 } }, required: ['a'] },
          { properties: { b: { const: 2 } }, required: ['b'] },
        ],
      },
      { a: 1, b: 2 },
    ],
  ])('%j', (schema, wanted) => {
    expect(fill(schema)).toEqual(wanted)
  })

  it('fills strings with sentences of the source, each once, and titles with phrases', () => {
    const { items, title } = fill<{ items: string[]; title: string }>({
      type: 'object',
      properties: {
        items: { type: 'array', minItems: 12, items: { type: 'string' } },
        title: { type: 'string' },
      },
      required: ['items', 'title'],
    })
    expect(new Set(items).size).toBe(12)
    for (const item of items)
      expect(material.analysis.sentences.some(({ opening }) => opening === item)).toBe(true)
    expect(title).toBe(material.title)
  })

  it('keeps to lengths', () => {
    const { short, long } = fill<{ short: string; long: string }>({
      properties: { short: { maxLength: 50 }, long: { minLength: 900, maxLength: 1_000 } },
    })
    expect(short.length).toBeLessThanOrEqual(50)
    expect(long.length).toBeGreaterThanOrEqual(900)
    expect(long.length).toBeLessThanOrEqual(1_000)
  })

  it('knows cues, ids and languages by the names of their fields', () => {
    const filled = fill<Record<string, unknown>>({
      properties: {
        text: { type: 'string' },
        cues: { type: 'array', items: { type: 'string' } },
        firstCue: { type: 'string' },
        id: { type: 'string' },
        language: { type: 'string' },
      },
    })
    const known = new Set(material.analysis.cues.map(({ id }) => id))
    expect(known.has(String(filled['firstCue']))).toBe(true)
    expect((filled['cues'] as string[]).every((cue) => known.has(cue))).toBe(true)
    expect(filled).toMatchObject({ id: 'item-1', language: 'en' })
  })

  it('comes to an end in schemas that hold themselves', () => {
    const node = {
      type: 'object',
      properties: { value: { type: 'string' }, next: { $ref: '#/$defs/node' } },
      required: ['value'],
    }
    const optional = fill<Record<string, unknown>>({ $ref: '#/$defs/node', $defs: { node } })
    expect(Object.keys(optional)).toContain('value')
    const list = {
      type: 'object',
      properties: { children: { type: 'array', items: { $ref: '#/$defs/list' } } },
      required: ['children'],
    }
    expect(fill({ $ref: '#/$defs/list', $defs: { list } })).toHaveProperty('children')
    const maybe = {
      type: 'object',
      properties: { value: { const: 1 }, next: { anyOf: [{ $ref: '#/$defs/maybe' }, { type: 'null' }] } },
      required: ['value', 'next'],
    }
    expect(JSON.stringify(fill({ $ref: '#/$defs/maybe', $defs: { maybe } }))).toContain('null')
    const endless = { type: 'object', properties: { next: { $ref: '#/$defs/endless' } }, required: ['next'] }
    expect(fill({ $ref: '#/$defs/endless', $defs: { endless } })).toHaveProperty('next')
    expect(typeof fill({ $ref: '#' })).toBe('string')
  })
})

describe('with a draft', () => {
  const schema = {
    type: 'object',
    properties: {
      title: { type: 'string', maxLength: 20 },
      level: { enum: ['low', 'high'] },
      count: { type: 'integer', minimum: 1, maximum: 9 },
      ok: { type: 'boolean' },
      tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
      extra: { type: 'string' },
      either: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'integer' } }] },
    },
    required: ['title', 'level', 'count', 'ok', 'tags', 'either'],
  }

  it('keeps what fits and leaves out what nobody asked for', () => {
    const draft = {
      title: 'Bread',
      level: 'high',
      count: 4,
      ok: true,
      tags: ['a', 'b'],
      either: [1, 2],
      more: 1,
    }
    const { more: _more, ...kept } = draft
    expect(fill(schema, draft)).toEqual(kept)
  })

  it('mends what does not fit', () => {
    const filled = fill<Record<string, unknown>>(schema, {
      title: 'Bread that needs a very long time',
      level: 'middle',
      count: 40,
      tags: ['a', 'b', 'c'],
      either: true,
    })
    expect(String(filled['title']).length).toBeLessThanOrEqual(20)
    expect(filled).toMatchObject({ level: 'low', count: 9, ok: false, tags: ['a', 'b'] })
    expect(filled['extra']).toBeUndefined()
    expect(typeof filled['either']).toBe('string')
  })

  it('replaces empty strings', () => {
    expect(
      fill<{ title: string }>({ properties: { title: { type: 'string', minLength: 1 } } }, { title: ' ' })
        .title,
    ).not.toBe(' ')
  })

  it('keeps everything under a schema that admits anything', () => {
    const draft = { a: [1, { b: 'c' }] }
    expect(fill({}, draft)).toEqual(draft)
    expect(fill({ type: 'object' }, draft)).toEqual(draft)
    expect(fill({ anyOf: [{ const: 3 }, { enum: ['x'] }, { type: 'null' }, {}] }, draft)).toEqual(draft)
  })
})

it('has only phrases left when the source is used up', () => {
  const pen = takePen(material, '')
  const texts = Array.from({ length: 400 }, () => pen.text('text', { shortest: 0, longest: 600 }))
  expect(pen.isDry()).toBe(true)
  expect(texts.every((text) => text !== '')).toBe(true)
})
