import { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PipelineError } from '../errors/index.ts'
import type { Json } from '../values/index.ts'
import { decode, encode } from './codec.ts'

const roundTrip = (value: unknown): unknown => decode(JSON.parse(JSON.stringify(encode(value, 'value'))))

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  // Every UTF-16 code unit on its own: U+0000 and lone surrogates among them.
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.constantFrom('\u0000', '\ud800', '\udfff tail', 'a\\u0000b', '"', '\\'),
)
const key = fc.oneof(text, fc.constantFrom('$', '__proto__', 'constructor', 'toJSON', '0', ''))
const few = { maxLength: 5 }
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.oneof(
      text,
      fc.integer(),
      fc.double(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0),
      fc.boolean(),
      fc.constantFrom(null, undefined),
      fc.bigInt(),
      fc.date({ noInvalidDate: true }),
      fc.uint8Array(),
    ),
    fc.array(tie('value'), few),
    fc.array(fc.tuple(tie('value'), tie('value')), few).map((entries) => new Map(entries)),
    fc.array(tie('value'), few).map((members) => new Set(members)),
    fc
      .array(
        fc.tuple(
          key,
          tie('value').filter((value) => value !== undefined),
        ),
        few,
      )
      .map((entries) => Object.fromEntries(entries)),
  ),
}))

function refusal(value: unknown, path = 'media/segment[3]'): PipelineError {
  try {
    encode(value, path)
  } catch (error) {
    if (PipelineError.isInstance(error)) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}

describe('a value that goes through the codec', () => {
  it('comes back equal, whatever it is made of', () => {
    fc.assert(
      fc.property(anything, (value) => isDeepStrictEqual(roundTrip(value), value)),
      { numRuns: 1_000 },
    )
  })

  it('leaves nothing that a database would refuse or a copy would lose', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const written = JSON.stringify(encode(value, 'value'), (name, part) => {
          if (name === '__proto__' || JSON.stringify(name).length !== name.length + 2)
            throw new Error(`Key ${name}`)
          return part
        })
        return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f]..)/i.test(written)
      }),
      { numRuns: 500 },
    )
  })

  it('is written in the documented form', () => {
    const value = {
      plain: ['a', 1, true, null],
      undefined: [undefined],
      number: Number.NaN,
      bigint: 12n,
      date: new Date(0),
      map: new Map([['a', 1]]),
      set: new Set(['a']),
      bytes: Buffer.from('hi'),
      text: 'a\u0000',
      object: { $: 'date', value: 'mine' },
    }
    expect(encode(value, 'value')).toEqual({
      plain: ['a', 1, true, null],
      undefined: [{ $: 'undefined' }],
      number: { $: 'number', value: 'NaN' },
      bigint: { $: 'bigint', value: '12' },
      date: { $: 'date', value: '1970-01-01T00:00:00.000Z' },
      map: { $: 'map', value: [['a', 1]] },
      set: { $: 'set', value: ['a'] },
      bytes: { $: 'bytes', value: 'aGk=' },
      text: { $: 'text', value: 'a\\u0000' },
      object: {
        $: 'object',
        value: [
          ['$', 'date'],
          ['value', 'mine'],
        ],
      },
    })
    expect(roundTrip(value)).toEqual({ ...value, bytes: new Uint8Array([104, 105]) })
  })

  it('drops properties that are undefined, symbol keys and names added to an array, as JSON does', () => {
    expect(roundTrip({ a: undefined, b: 1, [Symbol('c')]: 2 })).toStrictEqual({ b: 1 })
    expect(roundTrip({ $: undefined })).toStrictEqual({})
    expect(roundTrip(Object.assign(['a'], { index: 3 }))).toStrictEqual(['a'])
  })

  it('turns holes into undefined, Buffers into bytes, and objects without prototype into ordinary ones', () => {
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    expect(roundTrip([1, , 3])).toStrictEqual([1, undefined, 3])
    const bytes = roundTrip(Buffer.from([1, 2]))
    expect(Buffer.isBuffer(bytes)).toBe(false)
    expect(bytes).toStrictEqual(new Uint8Array([1, 2]))
    expect(roundTrip(Object.assign(Object.create(null), { a: 1 }))).toStrictEqual({ a: 1 })
  })

  it('takes only the part of a buffer that a view shows', () => {
    expect(roundTrip(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toStrictEqual(new Uint8Array([2, 3]))
  })

  it('keeps keys apart that the JSON.parse of Node 24 confuses', () => {
    for (const key of ['\\', '"', '\n', 'a\\', 'a"']) {
      JSON.parse(JSON.stringify({ a: 1, [key]: 2 }))
      for (const other of ['\\', '"', '\n', 'a\\', 'a"']) {
        expect(roundTrip({ a: 1, [other]: 2 })).toStrictEqual({ a: 1, [other]: 2 })
      }
    }
  })

  it('shares nothing with what was given or written', () => {
    const value = { list: [{ a: 1 }], bytes: new Uint8Array([1]) }
    const json = encode(value, 'value')
    value.list.push({ a: 2 })
    value.bytes[0] = 9
    const first = decode(json) as typeof value
    first.list.length = 0
    expect(decode(json)).toStrictEqual({ list: [{ a: 1 }], bytes: new Uint8Array([1]) })
  })

  it('may hold the same object twice, and objects of another realm', () => {
    const shared = { a: 1 }
    expect(roundTrip([shared, shared])).toStrictEqual([shared, shared])
    const foreign = runInNewContext("({ at: new Date(0), list: [new Map([['a', new Set([1])]])] })")
    expect(roundTrip(foreign)).toStrictEqual({ at: new Date(0), list: [new Map([['a', new Set([1])]])] })
  })

  it('never touches a prototype, in an own encoding or in plain JSON', () => {
    const hostile = JSON.parse(
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    )
    for (const value of [roundTrip(hostile), decode(hostile)]) {
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
      expect(Object.hasOwn(value as object, '__proto__')).toBe(true)
      expect(isDeepStrictEqual(value, hostile)).toBe(true)
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })
})

describe('a value that cannot be recorded', () => {
  class Invoice {
    total = 1
  }
  class Register extends Map {}

  it.each([
    ['a function', () => 1, 'a function'],
    ['a symbol', Symbol('s'), 'a symbol'],
    ['a promise', Promise.resolve(1), 'a promise'],
    [
      'a thenable',
      new (class Later {
        then(): void {}
      })(),
      'a promise',
    ],
    ['a Node stream', Readable.from([]), 'a stream (Readable)'],
    ['a web stream', new ReadableStream(), 'a stream (ReadableStream)'],
    ['a generator', (async function* () {})(), 'a stream'],
    ['an error', new TypeError('x'), 'an error (TypeError)'],
    ['an array of another kind', new Float32Array(1), 'binary data (Float32Array)'],
    ['an array buffer', new ArrayBuffer(1), 'binary data (ArrayBuffer)'],
    ['an instance', new Invoice(), 'an instance of Invoice'],
    ['an instance without a name', new (class {})(), 'an instance of an unnamed class'],
    [
      'an instance of a class below null',
      Object.create(Object.create(null)),
      'an instance of an unnamed class',
    ],
    ['an extended map', new Register(), 'an instance of Register'],
    ['a URL', new URL('https://example.com'), 'an instance of URL'],
    ['a regular expression', /x/, 'an instance of RegExp'],
    ['a boxed string', Object('x'), 'an instance of String'],
    ['an invalid date', new Date(Number.NaN), 'an invalid date'],
    [
      'a getter',
      {
        get now() {
          return 1
        },
      },
      'computed by a getter or setter',
    ],
  ])('is refused with its place: %s', (_name, value, what) => {
    const error = refusal({ audio: [{ stream: value }] })
    expect(error.code).toBe('NOT_SERIALIZABLE')
    expect(error.path).toBe(`media/segment[3].audio[0].stream${what.includes('getter') ? '.now' : ''}`)
    expect(error.message).toContain(`${error.path} cannot be recorded: it is ${what}`)
    expect(error.action).toMatch(/\w+.*\.$/)
  })

  it('names the place in whatever it is nested in', () => {
    const bad = () => 1
    const path = (value: unknown): string | undefined => refusal(value, 'stage').path
    expect(path(bad)).toBe('stage')
    expect(path([[bad]])).toBe('stage[0][0]')
    expect(path(new Map([['key', bad]]))).toBe('stage.key')
    expect(path(new Map([['a b', { c: bad }]]))).toBe('stage["a b"].c')
    expect(
      path(
        new Map<unknown, unknown>([
          ['first', 1],
          [2, bad],
        ]),
      ),
    ).toBe('stage[1]')
    expect(path(new Map([[bad, 1]]))).toBe('stage[0]')
    expect(path(new Set([1, bad]))).toBe('stage[1]')
    expect(path({ ok: { fine: [1] }, $: { 'file name': bad } })).toBe('stage.$["file name"]')
    expect(refusal({ audio: { stream: bad } }, '').path).toBe('audio.stream')
    expect(refusal(bad, '')).toMatchObject({
      path: '',
      message: 'The value cannot be recorded: it is a function.',
    })
  })

  it('is refused when it leads back to itself', () => {
    const chapter: { title: string; parts: unknown[] } = { title: 'x', parts: [] }
    chapter.parts.push({ chapter })
    expect(refusal({ chapter }, 'stage')).toMatchObject({
      path: 'stage.chapter.parts[0].chapter',
      message: 'stage.chapter.parts[0].chapter cannot be recorded: it is a cycle back to stage.chapter.',
    })
    expect(refusal(chapter, '').message).toContain('a cycle back to the value itself')
  })

  it('is refused when it is nested without end, however it is nested', () => {
    for (const wrap of [
      (inner: unknown) => [inner],
      (inner: unknown) => ({ inner }),
      (inner: unknown) => ({ $: inner }),
      (inner: unknown) => new Map([[inner, 1]]),
      (inner: unknown) => new Set([inner]),
    ]) {
      const nest = (levels: number): unknown => {
        let value: unknown = 'core'
        for (let level = 0; level < levels; level += 1) value = wrap(value)
        return value
      }
      const error = refusal(nest(10_000), 'stage')
      expect(error.message).toContain('nested deeper than 500 levels')
      expect(error.path).toMatch(/^stage.+…$/)
      expect(error.path?.length).toBeLessThan(600)
      expect(isDeepStrictEqual(roundTrip(nest(500)), nest(500))).toBe(true)
    }
  })

  it('is refused when its own code throws while it is read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const cause = new Error('from the trap')
    const trapped = new Proxy(
      {},
      {
        ownKeys: () => {
          throw cause
        },
      },
    )
    expect(refusal({ revoked: proxy }, 'stage')).toMatchObject({
      path: 'stage.revoked',
      code: 'NOT_SERIALIZABLE',
    })
    expect(refusal([trapped], 'stage')).toMatchObject({ path: 'stage[0]', cause })
  })
})

describe('JSON that this version cannot read', () => {
  it.each<[string, Json]>([
    ['a tag of a newer version', { $: 'temporal', value: 'x' }],
    ['a tag without its value', { $: 'map' }],
    ['a tag with a value of another kind', { $: 'date', value: [] }],
    ['a tag that is no text', { $: { $: 'date' }, value: 'x' }],
    ['entries that are none', { $: 'map', value: [['a']] }],
    ['entries that are no lists', { $: 'object', value: ['ab'] }],
    ['a value in the asset store', { $: 'stored', value: {} }],
  ])('is refused: %s', (_name, json) => {
    expect(() => decode(json)).toThrow(expect.objectContaining({ code: 'NOT_SERIALIZABLE' }))
  })
})
