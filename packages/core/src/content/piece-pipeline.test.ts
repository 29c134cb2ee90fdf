import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contentType } from './define.ts'
import { pieceInput, runPiece, transcript } from './fixtures/run-piece.ts'
import { piece } from './piece.ts'

const Text = z.object({ text: z.string() })
const Posts = z.object({ posts: z.array(z.string()) })
const options = {
  variants: { plain: {}, thread: { output: Posts } },
  defaults: ['plain'],
  output: Text,
} as const

describe('the pipeline of a content type', () => {
  it('writes and validates', async () => {
    const type = contentType('note', options, ({ input }) =>
      input.variant === 'plain' ? { text: input.instructions } : piece({ posts: ['one'] }, { quality: 0.5 }),
    )
    expect(type.pipeline.stages.map(({ name }) => name)).toEqual(['write', 'validation', 'approval'])
    const plain = await runPiece(type, 'plain', { instructions: 'Be kind.' })
    expect(plain.result).toEqual({ value: { text: 'Be kind.' }, checks: [], warnings: [] })
    const thread = await runPiece(type, 'thread')
    expect(thread.result).toEqual({ value: { posts: ['one'] }, quality: 0.5, checks: [], warnings: [] })
  })

  it('retries the writing and knows how long it takes', () => {
    const type = contentType('note', { ...options, expect: '45s' }, () => ({ text: 'x' }))
    expect(type.pipeline.stages[0]?.options).toEqual({
      retry: { attempts: 3 },
      timeout: '15m',
      expect: 45_000,
    })
  })

  it("holds a value to its own variant's schema", async () => {
    const type = contentType('note', options, () => ({ text: 'x' }))
    await expect(runPiece(type, 'thread')).rejects.toMatchObject({ code: 'OUTPUT_INVALID', path: 'posts' })
    await expect(runPiece(type, 'plain')).resolves.toMatchObject({ result: { value: { text: 'x' } } })
  })

  it("holds an inherited name to the type's schema", async () => {
    const type = contentType('note', options, () => ({ text: 'x' }))
    await expect(runPiece(type, 'toString')).resolves.toMatchObject({ result: { value: { text: 'x' } } })
  })

  it('records the warnings of a piece', async () => {
    const warning = { code: 'SOURCE_THIN', message: 'The source is short.' }
    const type = contentType('note', options, () => piece({ text: 'x' }, { warnings: [warning] }))
    const { result, warnings } = await runPiece(type, 'plain')
    expect(warnings).toEqual([warning])
    expect(result.warnings).toEqual([warning])
  })

  it('lets everything pass that the library hands it', async () => {
    const type = contentType('note', options, () => ({ text: 'x' }))
    const input = pieceInput(type, 'plain')
    expect(await type.pipeline.schema['~standard'].validate(input)).toEqual({ value: input })
  })

  it('describes its piece as content', async () => {
    const type = contentType('note', options, () => piece({ text: 'x' }, { quality: 0.7 }))
    const { input, result } = await runPiece(type, 'plain', { language: 'es' })
    const described = {
      source: transcript.id,
      type: 'note',
      variant: 'plain',
      language: 'es',
      value: { text: 'x' },
      provenance: { instructions: '', checks: [], warnings: [] },
    }
    expect(type.pipeline.describeContent?.({ input, result } as never)).toEqual({
      ...described,
      quality: 0.7,
    })
    const { quality: _, ...plain } = result
    expect(type.pipeline.describeContent?.({ input, result: plain } as never)).toEqual(described)
  })
})

describe('a content type of several stages', () => {
  it('builds on its stages and validates what comes out', async () => {
    const type = contentType('post', {
      ...options,
      build: (start) =>
        start
          .stage('outline', ({ input }) => [input.variant, 'two'])
          .stage('sections', ({ outputs }) => outputs.outline.map((heading) => `${heading}!`))
          .result(({ outputs }) => piece({ text: outputs.sections.join(' ') }, { quality: 1 })),
    })
    expect(type.pipeline.stages.map(({ name }) => name)).toEqual([
      'outline',
      'sections',
      'validation',
      'approval',
    ])
    const { result } = await runPiece(type, 'plain')
    expect(result).toMatchObject({ value: { text: 'plain! two!' }, quality: 1 })
  })

  it('takes its outputs for the piece when it has no result of its own', async () => {
    const type = contentType('post', { ...options, build: (start) => start.stage('text', () => 'x') })
    expect((await runPiece(type, 'plain')).result.value).toEqual({ text: 'x' })
  })

  it('validates also what ends early, and leaves out the rest', async () => {
    const type = contentType('post', {
      ...options,
      build: (start) =>
        start
          .stage('size', ({ input }) => input.instructions.length)
          .stop(
            'thin',
            ({ outputs }) => outputs.size < 3,
            ({ outputs }) => ({ text: 'x'.repeat(outputs.size) }),
          )
          .stop(
            'middling',
            ({ outputs }) => outputs.size < 5,
            () => ({ text: 'middling' }),
          )
          .stage('extra', { skip: ({ outputs }) => outputs.size === 7 }, () => 'extra')
          .result(({ outputs }) => ({ text: `full ${outputs.extra}` })),
    })
    expect(type.pipeline.stages.map(({ kind }) => kind)).toEqual([
      'stage',
      'stage',
      'stage',
      'stage',
      'stage',
      'stage',
    ])
    const run = async (instructions: string) => {
      const { result, skipped } = await runPiece(type, 'plain', { instructions })
      return [result.value, skipped]
    }
    expect(await run('12')).toEqual([{ text: 'xx' }, ['middling', 'extra', 'approval']])
    expect(await run('1234')).toEqual([{ text: 'middling' }, ['extra', 'approval']])
    expect(await run('1234567')).toEqual([{ text: 'full undefined' }, ['extra', 'approval']])
    expect(await run('12345678')).toEqual([{ text: 'full extra' }, ['approval']])
    await expect(run('')).rejects.toMatchObject({ code: 'OUTPUT_EMPTY' })
  })

  it('keeps its hooks and tells the last one of the bare value', async () => {
    const told: unknown[] = []
    const type = contentType('post', {
      ...options,
      build: (start) =>
        start
          .stage('text', () => 'x')
          .result(({ outputs }) => ({ text: outputs.text }))
          .on({ before: () => 'before', settled: ({ outcome }) => void told.push(outcome) }),
    })
    const { before, settled } = type.pipeline.hooks
    expect(before?.({} as never)).toBe('before')
    const failed = { status: 'failed', error: { code: 'X' } }
    await settled?.(
      { outcome: { status: 'succeeded', result: { value: { text: 'x' }, checks: [] } } } as never,
      {} as never,
    )
    await settled?.({ outcome: failed } as never, {} as never)
    expect(told).toEqual([{ status: 'succeeded', result: { text: 'x' } }, failed])
  })

  it('refuses a stage with the name of the last one', () => {
    const define = () =>
      contentType('post', {
        ...options,
        build: (start) => start.stage('validation', () => 1).result(() => ({ text: 'x' })),
      })
    expect(define).toThrow(
      expect.objectContaining({ code: 'DUPLICATE_STAGE', path: 'content/post.validation' }),
    )
  })
})
