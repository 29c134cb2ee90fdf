import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Json } from '../values/index.ts'
import { type JsonRecord, parsePath } from './answer-path.ts'
import { jsonSchemaOf } from './json-schema.ts'
import { schemaAt, schemaOfParts } from './sub-schema.ts'

const text = z.string().min(1)
const Quiz = z.object({
  title: text,
  intro: text.nullable().optional(),
  pair: z.tuple([z.string(), z.int()]),
  names: z.record(z.string(), z.object({ role: text })),
  exercises: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('choice'), answer: z.int() }),
      z.object({ type: z.enum(['gap', 'hole']), answer: text }),
    ]),
  ),
  source: z.union([z.object({ url: text }), z.object({ url: z.null(), file: text }), text]),
  both: z.intersection(z.object({ a: text }), z.object({ b: text })),
  loose: z.looseObject({}),
})

const draft = {
  title: '',
  pair: ['a', 1],
  names: { Ada: { role: '' } },
  exercises: [
    { type: 'choice', answer: 1 },
    { type: 'hole', answer: '' },
  ],
  source: { url: 'x' },
  loose: { extra: [] },
}

function at(schema: z.ZodType | JsonRecord, path: string, of: Json = draft): Json | undefined {
  const root = schema instanceof z.ZodType ? jsonSchemaOf(schema) : schema
  return schemaAt(root!, parsePath(path)!, of)
}

describe('the schema of a part', () => {
  it.each<[string, string, Json | undefined]>([
    ['a property', 'title', { type: 'string', minLength: 1 }],
    ['a property that is missing', 'intro', { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] }],
    ['an item of a tuple', 'pair[0]', { type: 'string' }],
    ['an entry of a record', 'names.Ada.role', { type: 'string', minLength: 1 }],
    ['the fitting one of a union', 'exercises[1].answer', { type: 'string', minLength: 1 }],
    [
      'each that fits of a union',
      'source.url',
      { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] },
    ],
    ['each kind of a union', 'exercises[0].type', expect.objectContaining({ anyOf: expect.any(Array) })],
    ['a part of an intersection', 'both.b', { type: 'string', minLength: 1 }],
    ['anything', 'loose.extra', {}],
    ['nothing the schema knows', 'subtitle', undefined],
    ['nothing within a text', 'title.x', undefined],
  ])('is that of %s', (_what, path, expected) => {
    expect(at(Quiz, path)).toEqual(expected)
  })

  it('is that of every kind where the draft fits none', () => {
    const strange = { exercises: [{ type: 'essay', answer: 1 }] }
    expect(at(Quiz, 'exercises[0].answer', strange)).toEqual({
      anyOf: [expect.objectContaining({ type: 'integer' }), { type: 'string', minLength: 1 }],
    })
  })

  it('is found behind references, round in circles too', () => {
    interface Node {
      readonly name: string
      readonly nodes: readonly Node[]
    }
    const Node: z.ZodType<Node> = z.object({
      name: text,
      get nodes() {
        return z.array(Node)
      },
    })
    const nested = { nodes: [{ nodes: [{ name: '' }] }] }
    expect(at(Node, 'nodes[0].nodes[0].name', nested)).toEqual({ type: 'string', minLength: 1 })
    const loop = { $defs: { 'a/~': { $ref: '#/$defs/a~1~0' } }, $ref: '#/$defs/a~1~0' }
    expect(at(loop, 'name')).toBeUndefined()
    expect(at({ $ref: 'https://example.org/schema.json' }, 'name')).toBeUndefined()
  })

  it('is found in the words of older drafts as well', () => {
    const list = { items: [{ type: 'string' }, true], additionalItems: { type: 'null' } }
    expect([0, 1, 2].map((index) => at(list, `[${index}]`, ['a', 1, null]))).toEqual([
      { type: 'string' },
      {},
      { type: 'null' },
    ])
    expect(at({ properties: { a: true, b: false, 'c.d': {} } }, 'a')).toEqual({})
    expect(at({ properties: { a: true, b: false } }, 'b')).toBeUndefined()
    expect(at({ properties: { a: true }, additionalProperties: false }, 'b')).toBeUndefined()
  })
})

describe('a schema of parts', () => {
  it('wants each of them', () => {
    expect(schemaOfParts({}, [['posts[2]', { type: 'string' }]])).toEqual({
      type: 'object',
      properties: { 'posts[2]': { type: 'string' } },
      required: ['posts[2]'],
      additionalProperties: false,
    })
  })

  it('brings what they refer to, under names of its own', () => {
    const root = {
      type: 'object',
      properties: { tree: { $ref: '#' }, leaf: { $ref: '#/$defs/leaf' }, $ref: { type: 'string' } },
      $defs: { leaf: { items: [{ $ref: '#/definitions/leaf' }] }, unused: {} },
      definitions: { leaf: { $ref: '#/nowhere' } },
    }
    expect(
      schemaOfParts(root, [
        ['a', root.properties.tree],
        ['b', root.properties.leaf],
      ]),
    ).toMatchObject({
      properties: { a: { $ref: '#/$defs/answer' }, b: { $ref: '#/$defs/leaf' } },
      $defs: {
        answer: {
          properties: {
            tree: { $ref: '#/$defs/answer' },
            leaf: { $ref: '#/$defs/leaf' },
            $ref: { type: 'string' },
          },
        },
        leaf: { items: [{ $ref: '#/$defs/leaf_' }] },
        leaf_: { $ref: '#/$defs/nowhere' },
        nowhere: {},
      },
    })
  })
})
