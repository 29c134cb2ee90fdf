import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTolerantJson } from './tolerant-json.ts'

const whole = (value: unknown) => ({ value, truncated: false })
const cut = (value: unknown) => ({ value, truncated: true })

describe('parseTolerantJson', () => {
  it.each([
    ['an object', '{"a": 1}', { a: 1 }],
    ['a scalar', ' 42 ', 42],
    ['a code fence', '```json\n{"a": 1}\n```', { a: 1 }],
    ['text before', 'Here is the JSON you asked for:\n{"a": 1}', { a: 1 }],
    ['text after', '{"a": 1}\nHope this helps!', { a: 1 }],
    ['text and a fence', 'Sure!\n```json\n{"a": [1, 2]}\n```\nLet me know.', { a: [1, 2] }],
    ['a list in text', 'Points:\n[{"a": 1}, {"a": 2}]\nDone', [{ a: 1 }, { a: 2 }]],
    [
      'words in brackets before it',
      'The set {x}, see [1], is used. {"a": "of some length"}',
      { a: 'of some length' },
    ],
    ['trailing commas', '{"a": [1, 2,], "b": {},}', { a: [1, 2], b: {} }],
    ['single quotes', "{'a': 'b', 'c': ['d', 'e']}", { a: 'b', c: ['d', 'e'] }],
    ['an apostrophe in single quotes', "{'a': 'it's fine', 'b': 'it\\'s'}", { a: "it's fine", b: "it's" }],
    ['comments', '{"a": 1, // one\n/* two */ "b": "x" // three\n}', { a: 1, b: 'x' }],
    ['a comment to the end of a list', '["a" /* x */, "b", /* y */]', ['a', 'b']],
    ['line breaks in strings', '{"a": "one\ntwo\tthree"}', { a: 'one\ntwo\tthree' }],
    ['quotes in strings', '{"a": "he said "hello" to me", "b": 1}', { a: 'he said "hello" to me', b: 1 }],
    [
      'quotes and commas in strings',
      '{"a": "he said "hello", then left", "b": 1}',
      { a: 'he said "hello", then left', b: 1 },
    ],
    ['unquoted keys', '{a: 1, $b_2: true, data-x: null}', { a: 1, $b_2: true, 'data-x': null }],
    ["Python's literals", '{"a": True, "b": False, "c": None}', { a: true, b: false, c: null }],
    ['JSON literals', 'x [true, false, null, -1.5e3, 0]', [true, false, null, -1500, 0]],
    ['escapes', 'x {"a": "\\n\\t\\"\\\\\\/\\u00e9\\b\\f\\r"}', { a: '\n\t"\\/é\b\f\r' }],
    ['backslashes that escape nothing', 'x {"a": "\\alpha \\u12 C:\\dir"}', { a: '\\alpha \\u12 C:\\dir' }],
    [
      'a code fence inside a string',
      '```json\n{"a": "use ```js\\ncode``` here"}\n```',
      { a: 'use ```js\ncode``` here' },
    ],
    ['a URL in a string', 'x {"u": "http://x.y/z"}', { u: 'http://x.y/z' }],
  ])('reads %s', (_what, text, value) => {
    expect(parseTolerantJson(text)).toEqual(whole(value))
  })

  it.each([
    ['inside a string', '{"title": "T", "body": "cut off he', { title: 'T', body: 'cut off he' }],
    ['inside an escape', '{"a": "x\\', { a: 'x' }],
    ['inside a key', '{"a": 1, "bo', { a: 1 }],
    ['after a key', '{"a": 1, "b"', { a: 1 }],
    ['after a colon', '{"a": 1, "b":', { a: 1 }],
    ['inside an unquoted key', '{a: 1, bo', { a: 1 }],
    ['inside a word', '{"a": tru', {}],
    ['inside a list', '[1, [2, 3], {"a": 4}, ', [1, [2, 3], { a: 4 }]],
    ['after a string', '["a"', ['a']],
    ['inside a comment', '{"a": 1, /* and', { a: 1 }],
    ['in a fence after text', 'Here:\n```json\n[{"a": "b"}, {"a": "c', [{ a: 'b' }, { a: 'c' }]],
  ])('reads what is there and says so when the text ends %s', (_where, text, value) => {
    expect(parseTolerantJson(text)).toEqual(cut(value))
  })

  it.each([
    ['prose', 'I cannot help with that.'],
    ['prose in brackets', 'I [the model] cannot {really} help.'],
    ['a stray word', '{"a": 1, oops "b": 2}'],
    ['a missing comma', '{"a": "x" "b": 2}'],
    ['a missing colon', '{"a" 1}'],
    ['an unpaired quotation mark', '["a 5" nail", "b"]'],
    ['an unknown value', '{"a": undefined}'],
    ['a number that is none', '[01]'],
    ['a bracket of the wrong kind', '{"a": [1}'],
    ['a key that is no word', '{4x: 1}'],
    ['no text', ''],
    ['nesting without end', '['.repeat(100_000)],
  ])('takes %s for no JSON', (_what, text) => {
    expect(parseTolerantJson(text)).toBeUndefined()
  })

  it('does not take a part of a broken answer for the answer', () => {
    expect(
      parseTolerantJson('{"items": [{"a": 1}, {"a": 2}], "total": two, "more": [{"a": 3}]}'),
    ).toBeUndefined()
  })

  it('makes no prototypes', () => {
    const parsed = parseTolerantJson('x {"__proto__": {"polluted": true}}')
    expect(Object.hasOwn(parsed?.value as object, '__proto__')).toBe(true)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('reads any JSON inside any text without brackets as JSON.parse does', () => {
    const prose = fc.string().map((text) => text.replace(/[[\]{}]/g, ''))
    fc.assert(
      fc.property(
        fc.oneof(fc.object(), fc.array(fc.jsonValue())),
        prose,
        prose,
        fc.constantFrom(0, 2),
        (value, before, after, indent) => {
          const json = JSON.stringify(value, null, indent)
          expect(parseTolerantJson(`${before}${json}${after}`)).toEqual(whole(JSON.parse(json)))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('never takes a beginning of JSON for the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(), (value, seed) => {
        const json = JSON.stringify(value)
        const parsed = parseTolerantJson(json.slice(0, seed % json.length))
        expect(parsed?.truncated).not.toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('takes linear time on the worst it can be given', () => {
    const worst = [
      `{"a": "${'he said "x" and '.repeat(50_000)}"}`,
      '{'.repeat(300_000),
      '[1, '.repeat(100_000),
      '{"a":['.repeat(50_000),
    ]
    // In quadratic time each of them would take minutes, past the time limit of a test.
    for (const text of worst) parseTolerantJson(text)
  })
})
