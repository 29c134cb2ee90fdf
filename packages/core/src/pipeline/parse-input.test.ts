import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Schema, SchemaIssue } from '../ports/index.ts'
import { parseInput } from './index.ts'

/** A schema that refuses everything, as another library than zod may. */
const refusing = (issues: readonly SchemaIssue[]): Schema => ({
  '~standard': { version: 1, vendor: 'acme', validate: () => ({ issues }) },
})

async function refusal(schema: Schema, value: unknown, path = 'input') {
  return parseInput(schema, value, path).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  )
}

describe('an input', () => {
  it('is what its schema makes of it, also when that takes a while', async () => {
    const schema = z.string().transform(async (text) => text.length)
    expect(await parseInput(schema, 'four', 'input')).toBe(4)
  })

  it('that does not fit is refused with the path of the first offending field, and all of them', async () => {
    const schema = z.object({ list: z.array(z.object({ url: z.url() })), title: z.string() })
    expect(await refusal(schema, { list: [{ url: 'https://a.test' }, { url: 'b' }] })).toMatchObject({
      code: 'INPUT_INVALID',
      path: 'input.list[1].url',
      context: {
        issues: [
          { path: 'input.list[1].url', message: expect.any(String) },
          { path: 'input.title', message: expect.any(String) },
        ],
      },
    })
  })

  it('is refused at the place it was asked for when the schema names none', async () => {
    expect(await refusal(refusing([{ message: 'No.' }]), 1, 'signal.go')).toMatchObject({
      message: 'No.',
      path: 'signal.go',
    })
  })

  it('is refused also by a schema that gives no reason', async () => {
    expect(await refusal(refusing([]), 1)).toMatchObject({
      message: 'The schema refused the value.',
      path: 'input',
      context: { issues: [] },
    })
  })

  it('may be named by segments of any kind that the standard knows', async () => {
    const path = ['a', 0, { key: 'b' }, { key: 1 }, Symbol.for('c')]
    expect(await refusal(refusing([{ message: 'No.', path }]), 1)).toMatchObject({
      path: 'input.a[0].b[1].Symbol(c)',
    })
  })

  it('with a thousand faults is refused with the first twenty', async () => {
    const error = await refusal(
      z.array(z.string()),
      Array.from({ length: 1_000 }, () => 1),
    )
    expect(error).toMatchObject({ context: { issues: { length: 20 } } })
  })
})
