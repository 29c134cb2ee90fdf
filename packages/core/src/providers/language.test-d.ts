import { expectTypeOf, test } from 'vitest'
import * as z from 'zod'
import type { Schema } from '../ports/index.ts'
import type { Complaints } from './judge-answer.ts'
import type { Language } from './language.ts'

declare const language: Language
const Title = z.object({ title: z.string(), length: z.string().transform(Number) })
const request = { task: 'title', prompt: 'Write a title.' } as const

test('an answer is text without a schema', () => {
  expectTypeOf(language.generate(request)).resolves.toEqualTypeOf<string>()
  expectTypeOf(
    language.generate({ ...request, check: (text) => (text.length > 80 ? 'too long' : undefined) }),
  ).resolves.toEqualTypeOf<string>()
})

test('an answer is what its schema gives', () => {
  expectTypeOf(language.generate({ ...request, schema: Title })).resolves.toEqualTypeOf<{
    title: string
    length: number
  }>()
  expectTypeOf(language.generate({ ...request, schema: z.array(z.string()) })).resolves.toEqualTypeOf<
    string[]
  >()
  const other = {} as Schema<{ readonly words: readonly string[] }, unknown>
  expectTypeOf(language.generate({ ...request, schema: other })).resolves.toEqualTypeOf<{
    readonly words: readonly string[]
  }>()
})

test('a check sees what the schema gives, and does not widen it', () => {
  void language.generate({
    ...request,
    schema: Title,
    check(output) {
      expectTypeOf(output).toEqualTypeOf<{ title: string; length: number }>()
      return output.length > 80 ? ['title: at most 80 characters'] : undefined
    },
  })
  const titled = { ...request, schema: Title }
  void language.generate({ ...titled, check: () => [{ path: 'title', reason: 'too long' }, 'dull'] })
  void language.generate({ ...titled, check: async ({ title }) => (title === '' ? 'empty' : undefined) })
  // @ts-expect-error a problem has a reason
  void language.generate({ ...titled, check: () => [{ path: 'title' }] })
  const blind = (output: { words: string[] }) => output.words[0]
  // @ts-expect-error the schema gives no `words`
  void language.generate({ ...titled, check: blind })
  // @ts-expect-error a check says what is wrong, not whether
  void language.generate({ ...titled, check: (output) => output.length > 80 })
})

test('a check may be written on its own', () => {
  const check = async (title: string): Promise<Complaints> => (title === '' ? 'empty' : undefined)
  void language.generate({ ...request, check })
})

test('a prompt is text or parts', () => {
  void language.generate({
    task: 'title',
    prompt: [{ name: 'source', kind: 'material', text: 'x', stable: true }],
  })
  // @ts-expect-error there is no such kind of part
  void language.generate({ task: 'title', prompt: [{ name: 'source', kind: 'data', text: 'x' }] })
  // @ts-expect-error every call has a task
  void language.generate({ prompt: 'x' })
})
