import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { failingFields } from './fields-to-repair.ts'
import { jsonSchemaOf } from './json-schema.ts'

const text = z.string()
const Post = z.object({
  title: text,
  sections: z.array(z.object({ heading: text, body: text, cues: z.array(text) })),
  meta: z.any(),
  seo: z.object({ slug: text }).optional(),
})
const jsonSchema = jsonSchemaOf(Post)
const section = { heading: 'H', body: 'B', cues: ['c1'] }
const draft = { title: 'T', sections: Array.from({ length: 30 }, () => section), meta: { a: { b: 1 } } }

function fieldsFor(paths: readonly string[]) {
  const problems = paths.map((path) => ({ path, reason: `wrong: ${path}` }))
  return failingFields(draft, problems, jsonSchema)?.map(({ path }) => path)
}

const bodies = (count: number) => Array.from({ length: count }, (_, index) => `sections[${index}].body`)

describe('the fields to repair', () => {
  it.each([
    [
      'those that problems lie in, once each',
      ['title', 'sections[1].body', 'title'],
      ['title', 'sections[1].body'],
    ],
    [
      'those that hold others',
      ['sections[1].body', 'sections[1]', 'sections[10].body'],
      ['sections[1]', 'sections[10].body'],
    ],
    ['those that are missing', ['seo'], ['seo']],
    [
      'the nearest for a path that leads nowhere',
      ['seo.slug', 'sections[99]', 'title.x'],
      ['seo', 'sections', 'title'],
    ],
    ['the nearest that the schema knows', ['meta.a.b', 'sections[0].note'], ['meta', 'sections[0]']],
    ['what holds them, where they are too many', ['title', ...bodies(21)], ['title', 'sections']],
    ['each of them, as long as they are not', bodies(20), bodies(20)],
  ])('are %s', (_what, paths, fields) => {
    expect(fieldsFor(paths)).toEqual(fields)
  })

  it.each([
    ['a problem of the whole', ['title', '']],
    ['a path that is none', ['the title']],
    ['a field that the schema does not know', ['subtitle']],
  ])('are not named for %s', (_what, paths) => {
    expect(fieldsFor(paths)).toBeUndefined()
  })

  it('are not named in a draft that is no object', () => {
    for (const of of [undefined, null, 'title', ['title']]) {
      expect(failingFields(of, [{ path: '[0]', reason: 'wrong' }], undefined)).toBeUndefined()
    }
  })

  it('are not named when too many lie side by side', () => {
    const flat = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`f${index}`, '']))
    const problems = Object.keys(flat).map((path) => ({ path, reason: 'wrong' }))
    expect(failingFields(flat, problems, undefined)).toBeUndefined()
  })

  it('are anything without a JSON Schema, and any that the draft has a place for', () => {
    const problems = [{ path: 'subtitle', reason: 'missing' }]
    expect(failingFields(draft, problems, undefined)).toEqual([{ path: 'subtitle', schema: {}, problems }])
    const deep = { path: 'meta.a.b', reason: 'wrong' }
    expect(failingFields(draft, [deep], undefined)).toMatchObject([{ path: 'meta.a.b' }])
  })

  it('come with their schema and all that is wrong in them', () => {
    const problems = [
      { path: 'sections[1].body', reason: 'one' },
      { path: 'title', reason: 'two' },
      { path: 'sections.1', reason: 'three' },
    ]
    expect(failingFields(draft, problems, jsonSchema)).toEqual([
      { path: 'title', schema: { type: 'string' }, problems: [problems[1]] },
      {
        path: 'sections[1]',
        schema: expect.objectContaining({ required: ['heading', 'body', 'cues'] }),
        problems: [problems[0], problems[2]],
      },
    ])
  })
})
