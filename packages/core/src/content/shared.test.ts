import { describe, expect, it } from 'vitest'
import { shared } from './shared.ts'

describe('shared', () => {
  it('holds its name, how it is computed and how long that takes', () => {
    const compute = () => 1
    expect(shared('brief', compute)).toEqual({ name: 'brief', compute, expectMs: 15_000 })
    expect(shared('brief', compute, { expect: '1m' }).expectMs).toBe(60_000)
  })

  it('refuses a name that cannot be part of a key, and a duration that is none', () => {
    expect(() => shared('a/b', () => 1)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', path: 'name' }),
    )
    expect(() => shared('brief', () => 1, { expect: -1 })).toThrow(
      expect.objectContaining({ path: 'brief.expect' }),
    )
  })
})
