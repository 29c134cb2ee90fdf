import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { OutputError } from '../errors/index.ts'
import { partial } from '../pipeline/index.ts'
import { piece } from './piece.ts'
import { finishPiece, isEmpty } from './validation.ts'

const Post = z.object({ title: z.string(), sections: z.array(z.object({ body: z.string() })) })
const post = { type: 'post', variant: 'long', schema: Post }
const text = { type: 'haiku', variant: 'classic', schema: undefined }
const good = { title: 'On rain', sections: [{ body: 'It falls.' }] }

async function failureOf(returned: unknown, target: Parameters<typeof finishPiece>[1]): Promise<OutputError> {
  const error = await finishPiece(returned, target).catch((thrown: unknown) => thrown)
  if (OutputError.isInstance(error)) return error
  throw new Error(`expected an OutputError, got ${String(error)}`)
}

describe('finishPiece', () => {
  it('gives a bare value as the schema understands it', async () => {
    const schema = z.object({ title: z.string().trim(), tags: z.array(z.string()).default([]) })
    expect(await finishPiece({ title: ' On rain ', extra: 1 }, { ...post, schema })).toEqual({
      value: { title: 'On rain', tags: [] },
      checks: [],
      warnings: [],
    })
  })

  it('hands on quality, checks and warnings', async () => {
    const notes = {
      quality: 0.9,
      checks: [{ name: 'length', passed: true }],
      warnings: [{ code: 'SOURCE_THIN', message: 'The source is short.' }],
    }
    expect(await finishPiece(piece(good, notes), post)).toEqual({ value: good, ...notes })
  })

  it('takes any text where there is no schema, and nothing else', async () => {
    expect(await finishPiece('An old silent pond', text)).toMatchObject({ value: 'An old silent pond' })
    expect(await failureOf({ lines: [] }, text)).toMatchObject({ code: 'OUTPUT_INVALID', path: undefined })
  })

  it('waits for a schema that takes its time', async () => {
    const schema = z.string().refine(async (value) => value.startsWith('x'))
    expect(await finishPiece('xyz', { ...text, schema })).toMatchObject({ value: 'xyz' })
    expect(await failureOf('abc', { ...text, schema })).toMatchObject({ code: 'OUTPUT_INVALID' })
  })

  it('refuses what does not fit, naming the field, and keeps the draft', async () => {
    const draft = { title: 'On rain', sections: [{ body: 1 }] }
    const error = await failureOf(draft, post)
    expect(error).toMatchObject({
      code: 'OUTPUT_INVALID',
      path: 'sections.0.body',
      retryable: false,
      context: { draft },
    })
    expect(error.message).toContain('The post (long) does not fit its output schema: sections.0.body: ')
  })

  it('reads the paths and the silence of other schema libraries', async () => {
    const refusing = (issues: readonly { message: string; path?: readonly { key: PropertyKey }[] }[]) => ({
      '~standard': { version: 1 as const, vendor: 'other', validate: () => ({ issues }) },
    })
    const keyed = { ...text, schema: refusing([{ message: 'No.', path: [{ key: 'title' }] }]) }
    expect(await failureOf('x', keyed)).toMatchObject({ path: 'title' })
    expect((await failureOf('x', { ...text, schema: refusing([]) })).message).toContain(
      'the schema refused it.',
    )
  })

  it.each([
    ['a blank text', '  \n'],
    ['no value', undefined],
    ['blank fields', { title: '', sections: [{ body: ' ' }] }],
  ])('refuses %s', async (_, value) => {
    const schema = z.unknown()
    expect(await failureOf(value, { ...post, schema })).toMatchObject({ code: 'OUTPUT_EMPTY' })
  })

  it('fails with the code of the first required check that failed, and keeps the draft', async () => {
    const checks = [
      { name: 'readability', passed: false, required: false },
      { name: 'language', passed: true },
      { name: 'length', passed: false, code: 'LENGTH_UNMET' as const, message: '61 words, wanted 64 to 96' },
      { name: 'limit', passed: false, code: 'LIMIT_EXCEEDED' as const },
    ]
    const error = await failureOf(piece(good, { checks }), post)
    expect(error).toMatchObject({ code: 'LENGTH_UNMET', context: { draft: good, checks } })
    expect(error.message).toBe('The post (long) fails the check "length": 61 words, wanted 64 to 96')
  })

  it('has a code for a check without one', async () => {
    const error = await failureOf(piece(good, { checks: [{ name: 'quotes', passed: false }] }), post)
    expect(error).toMatchObject({
      code: 'OUTPUT_INVALID',
      message: 'The post (long) fails the check "quotes".',
    })
  })

  it('refuses a piece that says itself that it is incomplete', async () => {
    const reason = {
      code: 'X',
      message: 'Section 2 is missing.',
      category: 'output',
      retryable: false,
    } as const
    expect(await failureOf(partial(good, [reason]), post)).toMatchObject({
      code: 'OUTPUT_INVALID',
      message: 'The post (long) is incomplete: Section 2 is missing.',
      context: { draft: good },
    })
    expect((await failureOf(partial(good, []), post)).message).toContain('no reason was given.')
  })

  it('keeps a draft of any storable kind', async () => {
    const error = await failureOf({ at: new Date(0) }, post)
    expect(error.context?.['draft']).toEqual({ at: { $: 'date', value: '1970-01-01T00:00:00.000Z' } })
  })
})

describe('isEmpty', () => {
  it.each([
    [undefined, true],
    [null, true],
    ['', true],
    [[], true],
    [{}, true],
    [{ a: [' ', { b: '\n' }], n: 3 }, true],
    [new Map([['a', '']]), true],
    [new Set(), true],
    ['x', false],
    [0, false],
    [false, false],
    [{ n: 3 }, false],
    [new Date(0), false],
    [new Uint8Array(1), false],
    [{ a: '', b: ['x'] }, false],
    [new Map([['a', 'x']]), false],
    [new Set(['x']), false],
  ])('%j: %s', (value, expected) => {
    expect(isEmpty(value)).toBe(expected)
  })
})
