import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Schema } from '../ports/index.ts'
import { jsonSchemaOf } from './json-schema.ts'

function other(jsonSchema?: unknown): Schema {
  return {
    '~standard': {
      version: 1,
      vendor: 'other',
      validate: (value) => ({ value }),
      ...(jsonSchema === undefined ? {} : { jsonSchema }),
    },
  }
}

describe('jsonSchemaOf', () => {
  it('compiles zod schemas as the model should write them', () => {
    const schema = z.object({ count: z.string().transform(Number), tone: z.string().default('plain') })
    expect(jsonSchemaOf(schema)).toEqual({
      type: 'object',
      properties: { count: { type: 'string' }, tone: { type: 'string', default: 'plain' } },
      required: ['count'],
    })
  })

  it('takes what JSON Schema cannot say for anything', () => {
    expect(jsonSchemaOf(z.object({ at: z.date() }))).toMatchObject({ properties: { at: {} } })
  })

  it('takes Standard JSON Schema from other libraries', () => {
    const asked: unknown[] = []
    const input = (options: unknown) => {
      asked.push(options)
      return { $schema: 'x', type: 'object', hidden: () => {} }
    }
    expect(jsonSchemaOf(other({ input }))).toEqual({ type: 'object' })
    expect(asked).toEqual([{ target: 'draft-2020-12' }])
  })

  it('does without where there is none, or it cannot be made', () => {
    const refuse = () => {
      throw new Error('cannot be expressed')
    }
    expect(jsonSchemaOf(other())).toBeUndefined()
    expect(jsonSchemaOf(other({ input: refuse }))).toBeUndefined()
    expect(jsonSchemaOf(other({}))).toBeUndefined()
    const zod3 = {
      '~standard': { version: 1, vendor: 'zod', validate: (value: unknown) => ({ value }) },
    } as const
    expect(jsonSchemaOf(zod3)).toBeUndefined()
  })
})
