import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../values/index.ts'
import { fingerprint } from './fingerprint.ts'

/** The same value with the keys of every object the other way round. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  )
}

describe('a fingerprint', () => {
  it('does not depend on the order of keys', () => {
    // A generated JSON value is what `Json` describes; only fast-check's type is wider.
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (value) => fingerprint(value as Json) === fingerprint(reversed(value as Json)),
      ),
    )
    expect(fingerprint({ b: 1, a: { d: 2, c: 3 } })).toBe(fingerprint({ a: { c: 3, d: 2 }, b: 1 }))
  })

  it('differs between different values', () => {
    const values: Json[] = [
      null,
      0,
      '',
      '0',
      false,
      [],
      {},
      [[]],
      [{}],
      ['a', 'b'],
      ['b', 'a'],
      { a: 1 },
      { a: '1' },
      { a: null },
      { b: 1 },
      '\ud800',
      '\\ud800',
      '\ufffd',
      JSON.parse('{"__proto__":1}'),
      JSON.parse('{"__proto__":2}'),
    ]
    expect(new Set(values.map(fingerprint)).size).toBe(values.length)
  })

  it('is 32 hexadecimal digits and the same in every release', () => {
    expect(fingerprint({ b: [1, 'x'], a: null })).toMatchInlineSnapshot(`"c22cb7b0353770e2b38094af641143eb"`)
  })
})
