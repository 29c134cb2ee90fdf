import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/index.ts'
import { assertSafeKey, safeKey } from './asset-key.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', 'B', '7', '/', '.', '-', '_', ' ', 'ä', 'a\u0308', '\ud800', '\udc00', '~'),
  }),
  fc.string({ minLength: 100, maxLength: 2_000 }),
)
const anyTexts = fc.tuple(anyText, fc.array(anyText, { maxLength: 12 }))

describe('a safe key', () => {
  it('is what the texts were when they are safe already', () => {
    expect(safeKey('jobs', '0199b5a6-3c00-7c1f-9a3e-5b0d2f6e8a41', 'segments', '3', 'audio.mp3')).toBe(
      'jobs/0199b5a6-3c00-7c1f-9a3e-5b0d2f6e8a41/segments/3/audio.mp3',
    )
    expect(safeKey('blog_post', '1000_words.md')).toBe('blog_post/1000_words.md')
  })

  it('keeps what is readable of any other text, and adds a hash', () => {
    expect(safeKey('Año nuevo / ../x')).toMatch(/^Ano-nuevo-x--[0-9a-f]{32}$/)
    expect(safeKey('a', '../../etc/passwd')).toMatch(/^a\/etc-passwd--[0-9a-f]{32}$/)
    for (const text of ['', '.', '..', '/', '日本語', '\u0000'])
      expect(safeKey(text)).toMatch(/^_--[0-9a-f]{32}$/)
    expect(safeKey('long '.repeat(100))).toMatch(/^long(-long){7}--[0-9a-f]{32}$/)
  })

  it('is safe, whatever it is made of', () => {
    fc.assert(fc.property(anyTexts, ([first, others]) => assertSafeKey(safeKey(first, ...others))))
  })

  it('has one segment for each text, until that is too long', () => {
    fc.assert(
      fc.property(anyTexts, ([first, others]) => {
        const count = safeKey(first, ...others).split('/').length
        return count === others.length + 1 || (others.length > 6 && count === 2)
      }),
    )
    expect(safeKey('jobs', ...Array<string>(20).fill('x'.repeat(110)))).toMatch(
      /^jobs\/jobs-x+--[0-9a-f]{32}$/,
    )
  })

  it('is never the same for different texts', () => {
    fc.assert(
      fc.property(anyTexts, anyTexts, ([one, ones], [other, others]) => {
        const same = JSON.stringify([one, ...ones]) === JSON.stringify([other, ...others])
        return same === (safeKey(one, ...ones) === safeKey(other, ...others))
      }),
    )
    const long = Array<string>(20).fill('x'.repeat(110))
    const keys = [
      safeKey('a/b'),
      safeKey('a', 'b'),
      safeKey('a', '', 'b'),
      safeKey('ä'),
      safeKey('a\u0308'),
      safeKey('\ud800'),
      safeKey('\udc00'),
      safeKey('\ufffd'),
      // A text that looks like the key of another.
      safeKey(safeKey('ä')),
      safeKey(safeKey(safeKey('ä'))),
      safeKey('jobs', ...long),
      safeKey('jobs', ...long, 'y'),
      safeKey('jobs', safeKey('jobs', ...long).slice('jobs/'.length)),
      safeKey('jobs', JSON.stringify(['jobs', ...long])),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('assertSafeKey', () => {
  it('takes keys at the limits and refuses those beyond', () => {
    const segment = (length: number): string => 'x'.repeat(length)
    const key = (length: number): string =>
      'x/'
        .repeat(1_000)
        .slice(0, length - 1)
        .replace(/\/?$/, 'yy')
        .slice(0, length)
    for (const safe of [segment(120), `a/${segment(120)}`, key(900), 'a..b', '-', '_.']) assertSafeKey(safe)
    for (const unsafe of [
      segment(121),
      `a/${segment(121)}`,
      `${key(900)}y`,
      '',
      '.a',
      'a/..',
      'a//b',
      'a/',
      'a b',
      'a\n',
    ]) {
      expect(() => assertSafeKey(unsafe)).toThrow(
        expect.objectContaining({ code: 'ASSET_KEY_INVALID', path: 'key' }),
      )
    }
  })

  it('says what to do, and shows no more than the start of the key', () => {
    const refused = (): void => assertSafeKey(` ${'x'.repeat(10_000)}`)
    expect(refused).toThrow(InputError)
    expect(refused).toThrow(expect.objectContaining({ action: expect.stringContaining('safeKey()') }))
    expect(refused).toThrow(expect.objectContaining({ message: expect.stringMatching(/^.{100,160}$/) }))
  })
})
