import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/index.ts'
import { type PriorityInput, raise, toPriority } from './priority.ts'

describe('a priority', () => {
  it.each<[PriorityInput, unknown]>([
    ['high', { level: 'high', score: 0 }],
    ['low', { level: 'low', score: 0 }],
    [1, { level: 'low', score: 1 }],
    [3.9, { level: 'low', score: 3.9 }],
    [4, { level: 'normal', score: 4 }],
    [7, { level: 'normal', score: 7 }],
    [8, { level: 'high', score: 8 }],
    [10, { level: 'high', score: 10 }],
    [
      { level: 'normal', score: -3 },
      { level: 'normal', score: -3 },
    ],
  ])('is read from %j', (input, expected) => {
    expect(toPriority(input)).toStrictEqual(expected)
  })

  it('holds level and score, and nothing else that came along', () => {
    const input = { level: 'low' as const, score: 1, more: 'data' }
    expect(toPriority(input)).toStrictEqual({ level: 'low', score: 1 })
  })

  it.each([
    0,
    11,
    Number.NaN,
    'urgent',
    '',
    null,
    undefined,
    {},
    [],
    { level: 'high' },
    { level: 'high', score: Number.NaN },
    { level: 'toString', score: 1 },
  ])('is not %j', (input) => {
    // What a caller without types may hand in.
    const read = (): unknown => toPriority(input as PriorityInput, 'content.summary.priority')
    expect(read).toThrow(InputError)
    expect(read).toThrow(expect.objectContaining({ code: 'INPUT_INVALID', path: 'content.summary.priority' }))
  })

  it('rises by a level, up to the highest, and keeps its score', () => {
    expect(raise({ level: 'low', score: 3 })).toEqual({ level: 'normal', score: 3 })
    expect(raise({ level: 'normal', score: 3 })).toEqual({ level: 'high', score: 3 })
    expect(raise({ level: 'high', score: 3 })).toEqual({ level: 'high', score: 3 })
  })
})
