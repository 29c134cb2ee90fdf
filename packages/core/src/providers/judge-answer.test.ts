import { describe, expect, it } from 'vitest'
import type { Schema, SchemaIssue } from '../ports/index.ts'
import { type Answer, judgeAnswer, unanswered } from './judge-answer.ts'

const answer: Answer = { text: '{"a": [1]}', finish: 'stop' }

function refusing(issues: readonly SchemaIssue[]): Schema {
  return { '~standard': { version: 1, vendor: 'other', validate: () => ({ issues }) } }
}

describe('judgeAnswer', () => {
  it('names the place of each problem', () => {
    const schema = refusing([
      { message: 'one', path: ['sections', 2, 'heading'] },
      { message: 'two', path: [{ key: 'a' }, { key: 0 }] },
      { message: 'three', path: [0, Symbol.for('x')] },
      { message: 'four' },
    ])
    expect(judgeAnswer(answer, { form: 'json', schema, check: undefined }, unanswered)).toEqual({
      passed: false,
      code: 'OUTPUT_INVALID',
      problems: [
        { path: 'sections[2].heading', reason: 'one' },
        { path: 'a[0]', reason: 'two' },
        { path: '[0].Symbol(x)', reason: 'three' },
        { path: '', reason: 'four' },
      ],
      draft: { a: [1] },
    })
  })

  it('has a reason although the schema gives none', () => {
    expect(
      judgeAnswer(answer, { form: 'json', schema: refusing([]), check: undefined }, unanswered),
    ).toMatchObject({
      passed: false,
      problems: [{ path: '', reason: 'The answer does not fit its schema.' }],
    })
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty list', []],
    ['an empty reason', ''],
    ['a promise of null', Promise.resolve(null)],
  ])('takes %s of a check for no complaint', async (_what, complaints) => {
    // As plain JavaScript would have it.
    const check = () => complaints as never
    const judgement = await judgeAnswer(answer, { form: 'json', schema: undefined, check }, unanswered)
    expect(judgement).toMatchObject({ passed: true })
  })

  it('does not ask the check about what the schema refused', async () => {
    const check = () => expect.fail('asked')
    const schema = refusing([{ message: 'no' }])
    const judgement = await judgeAnswer(answer, { form: 'json', schema, check }, unanswered)
    expect(judgement.passed).toBe(false)
  })
})
